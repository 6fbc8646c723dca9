package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.LimitKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was left of a limit or a budget before a purchase.
 *
 * @param rule the rule, missing for a limit of all rules together
 * @param per what is counted: {@code budget} for what everybody was given, else the member's span
 * @param points how many of these may be given
 * @param used how many were given before
 * @param left how many could be given still
 * @param unit whether points are counted, or how often the rule gave something
 */
@Schema(name = "LimitLeft")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeftView(
    @Nullable String rule,
    @Schema(allowableValues = {"budget", "day", "week", "month", "year", "ever"}) String per,
    long points,
    long used,
    long left,
    @Schema(
            description = "What `points`, `used` and `left` count",
            allowableValues = {"points", "times"})
        String unit) {

  private static final String POINTS = "points";
  private static final String TIMES = "times";

  /** Of the rules that fired, in their order. */
  static List<LeftView> of(RuleBook rules, Facts facts, Told told) {
    Set<LeftView> left = new LinkedHashSet<>();
    for (Proposal proposal : rules.propose(facts)) {
      RuleTerms rule = rules.rules().get(proposal.rule());
      if (proposal instanceof Proposal.Budget budget) {
        long used = facts.usage().ofBudget(rule.identity());
        left.add(of(rule.name(), "budget", POINTS, budget.points(), used));
      } else if (proposal instanceof Proposal.LimitPerMember limit && told == Told.EVERYTHING) {
        String of = limit.allRules() ? LimitKey.ALL_RULES : rule.identity();
        long used = facts.usage().of(new LimitKey(of, limit.window()));
        String name = limit.allRules() ? null : rule.name();
        left.add(of(name, limit.window().code(), POINTS, limit.points(), used));
      } else if (proposal instanceof Proposal.LimitTimes limit && told == Told.EVERYTHING) {
        long used = facts.usage().of(new LimitKey(rule.identity(), limit.window(), true));
        left.add(of(rule.name(), limit.window().code(), TIMES, limit.times(), used));
      }
    }
    return List.copyOf(left);
  }

  private static LeftView of(@Nullable String rule, String per, String unit, long most, long used) {
    return new LeftView(rule, per, most, used, Math.max(0, most - used), unit);
  }
}
