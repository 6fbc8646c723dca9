package dev.regulars.rules.language;

import java.util.List;

/** Finds the lines of rule files that are counted under their rule's identity. Thread-safe. */
public final class CountedSentences {

  private final List<VocabularyEntry> entries;

  /** Those of a vocabulary. */
  public CountedSentences(Vocabulary vocabulary) {
    this.entries =
        vocabulary.entries(Part.THEN).stream()
            .filter(entry -> vocabulary.isCountedByRule(entry.sentence()))
            .toList();
  }

  /** Whether a line, without the spaces around it, is a limit for members or a budget of a rule. */
  public boolean isOne(String line) {
    for (VocabularyEntry entry : entries) {
      Template template = entry.template();
      if (line.startsWith(template.opening()) && template.match(line).isWhole(line)) {
        return true;
      }
    }
    return false;
  }
}
