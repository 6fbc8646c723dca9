package dev.regulars.rules.language;

import java.util.stream.Collectors;

/** Writes the page about the sentences from a vocabulary. */
final class SentencesPage {

  private SentencesPage() {}

  static String of(Vocabulary vocabulary) {
    StringBuilder page = new StringBuilder();
    page.append("# Sentences\n\n");
    page.append("Written from the vocabulary; every example is a line that can stand in a rule.\n");
    for (Part part : Part.values()) {
      page.append("\n## ").append(title(part)).append('\n');
      String group = "";
      for (Sentence sentence : vocabulary.sentences()) {
        if (sentence.part() == part) {
          if (!sentence.group().equals(group)) {
            group = sentence.group();
            page.append("\n### ").append(group).append("\n\n");
          }
          page.append("- `").append(sentence.example()).append("`  \n  ");
          page.append(sentence.help()).append(kinds(sentence)).append('\n');
        }
      }
    }
    return page.toString();
  }

  private static String title(Part part) {
    return switch (part) {
      case HEADER -> "Above `when`";
      case WHEN -> "Between `when` and `then`";
      case THEN -> "Between `then` and `end`";
    };
  }

  private static String kinds(Sentence sentence) {
    String choices =
        sentence.parameters().stream()
            .filter(parameter -> parameter.type() == ParameterType.CHOICE)
            .map(
                parameter ->
                    parameter.choices().stream()
                        .map(Parameter.Choice::word)
                        .collect(Collectors.joining(", ", " One of: ", ".")))
            .collect(Collectors.joining());
    return switch (sentence.about()) {
      case EVENT -> choices + " Only in rules about an event that is no purchase.";
      case TIER -> choices + " Only in tier rules.";
      case DISCOUNT -> choices + " Only in rules that take money off.";
      case PURCHASE, HAPPENING, ANY -> choices;
    };
  }
}
