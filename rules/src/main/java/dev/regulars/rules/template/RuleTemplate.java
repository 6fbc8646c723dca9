package dev.regulars.rules.template;

import java.util.List;

/**
 * A rule, or a few that belong together, to begin with.
 *
 * @param id unique and stable, such as {@code stamp-card}
 * @param group heading under which it is offered
 * @param title a few words
 * @param explanation what it does and what for, in a sentence or two
 * @param text the rules, ready to stand in a rule file of the programme
 * @param fields what to fill in first, in the order of the text
 */
public record RuleTemplate(
    String id, String group, String title, String explanation, String text, List<Field> fields) {

  public RuleTemplate {
    fields = List.copyOf(fields);
  }

  /**
   * A value to fill in.
   *
   * @param line of the text, 1-based
   * @param column where the value begins, 1-based
   * @param sentence id of the sentence
   * @param parameter name of its parameter
   */
  public record Field(int line, int column, String sentence, String parameter) {}
}
