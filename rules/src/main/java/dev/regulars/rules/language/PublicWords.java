package dev.regulars.rules.language;

import dev.regulars.rules.decision.PublicRule;
import dev.regulars.rules.decision.RuleTerms;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** How rules are told to customers. */
final class PublicWords {

  private PublicWords() {}

  /**
   * A rule in a language; nothing of one that customers are not told. Keeps nothing but the
   * sentences.
   */
  static Function<Locale, List<PublicRule>> of(
      ParsedRule rule, RuleTerms terms, Vocabulary vocabulary) {
    List<SentenceUse> when = told(rule.conditions(), vocabulary);
    List<SentenceUse> then = told(rule.consequences(), vocabulary);
    boolean isSecret =
        Stream.of(rule.headers(), rule.conditions(), rule.consequences())
            .flatMap(List::stream)
            .anyMatch(use -> vocabulary.entry(use.sentence()).ears() == Ears.NONE);
    if (isSecret || then.isEmpty()) {
      return locale -> List.of();
    }
    return locale -> {
      Translation translation = Translation.in(locale);
      return List.of(
          new PublicRule(
              terms.name(),
              terms.validUntil(),
              when.stream().map(use -> translation.said(vocabulary, use)).toList(),
              then.stream()
                  .map(
                      use ->
                          use.sentence().award() == null
                              ? translation.said(vocabulary, use)
                              : asSentence(translation.award(vocabulary, use)))
                  .toList()));
    };
  }

  /** Awards are written to stand behind something else. */
  private static String asSentence(String award) {
    int first = award.offsetByCodePoints(0, 1);
    return award.substring(0, first).toUpperCase(Locale.ROOT) + award.substring(first);
  }

  private static List<SentenceUse> told(List<SentenceUse> uses, Vocabulary vocabulary) {
    return uses.stream()
        .filter(use -> vocabulary.entry(use.sentence()).ears() == Ears.CUSTOMERS)
        .toList();
  }
}
