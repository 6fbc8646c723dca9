package dev.regulars.rules.language;

import java.util.List;

/**
 * A rule file as it was read.
 *
 * @param name the file's name
 * @param problems everything that was not understood, in the order of lines
 * @param closingComments the comment lines below the last rule
 */
public record ParsedFile(
    String name, List<ParsedRule> rules, List<Problem> problems, List<String> closingComments) {

  public ParsedFile {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
    closingComments = List.copyOf(closingComments);
  }
}
