package dev.regulars.rules.language;

import java.util.List;

/**
 * A rule as it was read.
 *
 * @param place where it begins
 * @param whole whether every line of it was understood
 * @param comments the comment lines above it
 * @param closingComments the comment lines above its {@code end}
 */
public record ParsedRule(
    String name,
    Place place,
    boolean whole,
    List<SentenceUse> headers,
    List<SentenceUse> conditions,
    List<SentenceUse> consequences,
    List<String> comments,
    List<String> closingComments) {

  public ParsedRule {
    headers = List.copyOf(headers);
    conditions = List.copyOf(conditions);
    consequences = List.copyOf(consequences);
    comments = List.copyOf(comments);
    closingComments = List.copyOf(closingComments);
  }
}
