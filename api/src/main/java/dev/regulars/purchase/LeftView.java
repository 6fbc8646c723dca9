package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.Proposal.OfDiscount;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Usage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was left of a limit or a budget before a purchase.
 *
 * @param rule the rule, missing for a limit of all rules together
 * @param per what is counted: {@code budget} for what everybody was given, else the member's span
 * @param unit what it counts: points, minor units of the money that is taken off, or how often the
 *     rule gave something
 * @param most what may be given
 * @param used what was given before
 * @param left what could be given still
 */
@Schema(name = "LimitLeft")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeftView(
    @Nullable String rule,
    @Schema(allowableValues = {"budget", "day", "week", "month", "year", "ever"}) String per,
    @Schema(allowableValues = {"points", "money", "times"}) String unit,
    long most,
    long used,
    long left) {

  private static final String BUDGET = "budget";
  private static final String POINTS = "points";
  private static final String MONEY = "money";
  private static final String TIMES = "times";

  /**
   * Of the rules that fired, in their order.
   *
   * @param whole the basket before anything is taken off
   */
  static List<LeftView> of(RuleBook rules, Facts facts, Basket whole, Told told) {
    Set<LeftView> left = new LinkedHashSet<>();
    Stream<Proposal> proposals = rules.propose(facts).stream();
    if (rules.takesOff()) {
      proposals =
          Stream.concat(
              proposals,
              rules.discounts(facts.with(whole)).stream()
                  .flatMap(discount -> discount.proposals().stream()));
    }
    proposals
        .map(proposal -> of(rules.rules().get(proposal.rule()), proposal, facts.usage()))
        .filter(one -> one != null && (one.per.equals(BUDGET) || told == Told.EVERYTHING))
        .forEach(left::add);
    return List.copyOf(left);
  }

  private static @Nullable LeftView of(RuleTerms rule, Proposal proposal, Usage usage) {
    String identity = rule.identity();
    return switch (proposal) {
      case Proposal.Budget budget ->
          ofBudget(rule, POINTS, budget.points(), usage.ofBudget(identity));
      case OfDiscount.MostInAll budget ->
          ofBudget(
              rule, MONEY, budget.amountMinor(), usage.ofBudget(RuleDiscount.budget(identity)));
      case Proposal.LimitPerMember limit when limit.allRules() ->
          of(null, POINTS, limit.points(), new LimitKey(LimitKey.ALL_RULES, limit.window()), usage);
      case Proposal.LimitPerMember limit ->
          of(rule.name(), POINTS, limit.points(), new LimitKey(identity, limit.window()), usage);
      case Proposal.LimitTimes limit ->
          of(
              rule.name(),
              TIMES,
              limit.times(),
              new LimitKey(identity, limit.window(), true),
              usage);
      case OfDiscount.MostPerMember limit ->
          of(
              rule.name(),
              MONEY,
              limit.amountMinor(),
              RuleDiscount.money(identity, limit.window()),
              usage);
      case OfDiscount.MostTimes limit ->
          of(
              rule.name(),
              TIMES,
              limit.times(),
              RuleDiscount.times(identity, limit.window()),
              usage);
      default -> null;
    };
  }

  private static LeftView ofBudget(RuleTerms rule, String unit, long most, long used) {
    return new LeftView(rule.name(), BUDGET, unit, most, used, Math.max(0, most - used));
  }

  private static LeftView of(
      @Nullable String rule, String unit, long most, LimitKey key, Usage usage) {
    long used = usage.of(key);
    return new LeftView(rule, key.window().code(), unit, most, used, Math.max(0, most - used));
  }
}
