package dev.regulars.rulebook;

import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.example.Examples;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The examples of a rulebook in words, in the order of their files. */
@Schema(name = "RulebookExamples")
record ToldExamples(List<ToldExample> items) {

  /**
   * One of them.
   *
   * @param given a line for each part of what it begins with
   * @param expected what should come of it
   */
  @Schema(name = "RulebookExample")
  record ToldExample(String file, String name, List<String> given, String expected) {}

  /** Those that can be read, by a programme whose money and tiers they are about. */
  static ToldExamples of(RuleFiles files, Programme programme, Locale locale) {
    List<ToldExample> items = new ArrayList<>();
    files
        .files()
        .forEach(
            (file, text) -> {
              if (!file.endsWith(FileForm.RULES)) {
                Examples.told(text, programme, locale)
                    .forEach(
                        told ->
                            items.add(
                                new ToldExample(file, told.name(), told.given(), told.expected())));
              }
            });
    return new ToldExamples(List.copyOf(items));
  }
}
