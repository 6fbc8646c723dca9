package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Explanation;
import dev.regulars.rules.decision.Explanation.RuleExplanation;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.language.Sentence;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is told to somebody who may not know the member. */
class UntoldExplanationTests {

  /**
   * All sentences that may be told of, because they ask about the purchase. One that is new and
   * asks about the purchase has to be thought of here.
   */
  private static final Set<String> TOLD =
      new TreeSet<>(
          Set.of(
              "purchase",
              "total-at-least",
              "total-at-most",
              "spends-on-category",
              "spends-on-brand",
              "spends-on-product",
              "contains-category",
              "contains-no-category",
              "contains-brand",
              "contains-no-brand",
              "contains-product",
              "contains-no-product",
              "units-of-category",
              "units-of-brand",
              "units-of-product",
              "units",
              "all-units",
              "total-with-charges-at-least",
              "different-products",
              "payment-method",
              "paid-with-at-least",
              "paid-with-at-most",
              "code-presented",
              "purchase-attribute",
              "store",
              "store-not",
              "store-tag",
              "channel",
              "weekday",
              "time-between",
              "date-between",
              "day-of-month-at-most",
              "day-of-month-at-least"));

  @Test
  void whatWasFoundIsToldOfThePurchaseAlone() {
    Set<String> told = new TreeSet<>();
    for (Sentence sentence : Vocabulary.standard().sentences()) {
      if (sentence.part() == dev.regulars.rules.language.Part.WHEN && isAboutPurchases(sentence)) {
        Explanation explanation = explain(sentence.example());
        if (explanation.rules().getFirst().sentences().getFirst().found() != null) {
          told.add(sentence.id());
        }
      }
    }
    assertThat(TOLD).containsAll(told);
    assertThat(told).contains("total-at-least", "contains-category", "store", "weekday");
  }

  @Test
  void theReasonSaysNoMoreThanTheSentences() {
    RuleExplanation rule = explain("The member is in tier \"gold\"").rules().getFirst();

    assertThat(rule.reason()).isEqualTo("not met: The member is in tier \"gold\"");
  }

  private static boolean isAboutPurchases(Sentence sentence) {
    return new RuleBookCompiler(StarterRulebook.programme()).interpret(files(sentence.example()))
            instanceof Interpretation.Sound sound
        && sound.rulebook().propose(GeneratedFacts.of(1, 3)) != null
        && !sentence.example().contains("qualification period")
        && List.of("The member enrols", "The member writes", "The member answers", "The event")
            .stream()
            .noneMatch(sentence.example()::startsWith);
  }

  private static Explanation explain(String sentence) {
    if (!(new RuleBookCompiler(StarterRulebook.programme()).interpret(files(sentence))
        instanceof Interpretation.Sound(RuleBook rules, var problems))) {
      throw new AssertionError(sentence);
    }
    Facts facts = GeneratedFacts.of(1, 3);
    return rules.explain(facts, Locale.ENGLISH, Told.NOTHING_OF_THE_MEMBER);
  }

  private static RuleFiles files(String sentence) {
    List<String> lines = new ArrayList<>();
    lines.add("rule \"One\"\nwhen\n" + sentence + "\nthen\nGive 1 point\nend\n");
    return new RuleFiles(new TreeMap<>(Map.of("a.dslr", String.join("", lines))));
  }
}
