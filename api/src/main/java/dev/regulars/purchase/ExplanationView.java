package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.rules.decision.Explanation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a purchase got what it got, and why not more.
 *
 * @param rules every rule of the rulebook, in its order; their points sum to the purchase's
 */
@Schema(name = "Explanation")
record ExplanationView(
    int rulebookVersion, List<RuleView> rules, String customerText, String cashierText) {

  /** What became of a rule. */
  @Schema(name = "RuleExplanation")
  record RuleView(
      String rule,
      @Schema(allowableValues = {"awarded", "cut", "lost", "not-met", "not-in-force"})
          String outcome,
      long points,
      @Schema(description = "The kind of the reason, for programs", example = "limit-reached")
          String code,
      @Schema(description = "The same in words, in the language asked for") String reason,
      @Schema(description = "Lines that it keeps from earning, by their numbers")
          List<Integer> keptOff,
      List<SentenceView> sentences) {}

  /** A condition, and the value it was compared with. */
  @Schema(name = "SentenceExplanation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SentenceView(
      @Schema(
              description = "By which the vocabulary knows the sentence",
              example = "tier-or-higher")
          String sentence,
      @Schema(description = "In the language asked for") String text,
      @Schema(
              description = "As it stands in the rule file",
              example = "The total is at least 20.00 EUR")
          String written,
      boolean met,
      @Nullable String found,
      String needed) {}

  static ExplanationView of(int version, Explanation explanation) {
    return new ExplanationView(
        version,
        explanation.rules().stream().map(ExplanationView::rule).toList(),
        explanation.customerText(),
        explanation.cashierText());
  }

  private static RuleView rule(Explanation.RuleExplanation rule) {
    return new RuleView(
        rule.rule(),
        rule.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        rule.points(),
        rule.code(),
        rule.reason(),
        rule.keptOff(),
        rule.sentences().stream()
            .map(
                sentence ->
                    new SentenceView(
                        sentence.sentence(),
                        sentence.text(),
                        sentence.written(),
                        sentence.met(),
                        sentence.found(),
                        sentence.needed()))
            .toList());
  }
}
