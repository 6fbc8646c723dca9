package dev.regulars.purchase;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;

/**
 * Why a purchase got what it got, as the customer is told it. Only rules that had something to give
 * are named: those that were not met, and what they look at, are the programme's own.
 *
 * @param rules that gave points, were cut, or gave way to another one
 */
@Schema(name = "MemberExplanation")
public record MemberExplanation(int rulebookVersion, List<Rule> rules, String customerText) {

  private static final Set<String> TOLD = Set.of("awarded", "cut", "lost");

  /** What became of a rule. */
  @Schema(name = "MemberRuleExplanation")
  record Rule(
      String rule,
      @Schema(allowableValues = {"awarded", "cut", "lost"}) String outcome,
      long points,
      @Schema(description = "In words, in the language asked for") String reason) {}

  static MemberExplanation of(ExplanationView whole) {
    return new MemberExplanation(
        whole.rulebookVersion(),
        whole.rules().stream()
            .filter(rule -> TOLD.contains(rule.outcome()))
            .map(rule -> new Rule(rule.rule(), rule.outcome(), rule.points(), rule.reason()))
            .toList(),
        whole.customerText());
  }
}
