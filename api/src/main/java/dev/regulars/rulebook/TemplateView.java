package dev.regulars.rulebook;

import dev.regulars.rules.template.RuleTemplate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A rule, or a few that belong together, to begin with.
 *
 * @param group the heading it is offered under
 * @param explanation what it does and what for
 * @param text the rules, ready to stand in a rule file
 * @param fields what to fill in first, in the order of the text
 */
@Schema(name = "RuleTemplate")
record TemplateView(
    String id, String group, String title, String explanation, String text, List<Field> fields) {

  /**
   * A value to fill in.
   *
   * @param line of the text, 1-based
   * @param column where the value begins, 1-based
   * @param sentence id of the sentence
   * @param parameter name of its parameter
   */
  @Schema(name = "RuleTemplateField")
  record Field(int line, int column, String sentence, String parameter) {}

  static TemplateView of(RuleTemplate template) {
    return new TemplateView(
        template.id(),
        template.group(),
        template.title(),
        template.explanation(),
        template.text(),
        template.fields().stream()
            .map(
                field ->
                    new Field(field.line(), field.column(), field.sentence(), field.parameter()))
            .toList());
  }
}
