package dev.regulars.rules.decision;

import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.Proposal.Fixed;
import dev.regulars.rules.decision.Proposal.PerAmount;
import dev.regulars.rules.decision.Proposal.PerAmountPaid;
import dev.regulars.rules.decision.Proposal.PerUnit;
import dev.regulars.rules.decision.Proposal.PercentOfSpend;
import dev.regulars.rules.decision.Proposal.Step;
import java.math.RoundingMode;

/**
 * Steps 2 and 4: points for spend and units, and bonuses; exact, with their share by line.
 *
 * <p>A line may be negative (a discount or a deposit paid back at the till). It lowers what its
 * scope is worth, and the lines that remain positive share what is left, so that no line ever
 * carries negative points.
 */
final class BasePoints {

  private static final long MILLI = 1000;
  private static final long HUNDRED = 100;

  private BasePoints() {}

  /** Step 2: what multipliers will touch. */
  static void earn(FiredRule rule, EarningLines lines, Programme programme) {
    for (int i = 0; i < rule.size() && rule.proposes(ProposalOrder.EARNS_BASE); i++) {
      switch (rule.proposal(i)) {
        case PerAmount perAmount -> perAmount(rule, lines, perAmount);
        case PerAmountPaid paid -> perAmountPaid(rule, lines, paid);
        case PercentOfSpend percent -> percentOfSpend(rule, lines, percent, programme);
        case PerUnit perUnit -> perUnit(rule, lines, perUnit);
        default -> {}
      }
    }
  }

  private static void perAmount(FiredRule rule, EarningLines lines, PerAmount proposal) {
    long[] amounts = lines.amounts(proposal.scope(), proposal.tax());
    long amount = proposal.band().of(sum(amounts));
    Ratio points =
        proposal.step() == Step.PROPORTIONAL
            ? Ratio.of(proposal.points()).times(amount).dividedBy(proposal.amountMinor())
            : Ratio.of(proposal.points()).times(amount / proposal.amountMinor());
    share(rule, points, amounts);
  }

  /**
   * Payments are for the whole receipt, so each line that earns is paid by the same part of them. A
   * purchase that does not say how it is paid is paid in no way that a rule could name.
   */
  private static void perAmountPaid(FiredRule rule, EarningLines lines, PerAmountPaid proposal) {
    long all = Math.max(1, lines.paidMinor());
    long with = Math.clamp(lines.paidWith(proposal.methods()), 0, all);
    long part = proposal.others() ? all - with : with;
    long[] amounts = lines.amounts(Scope.BASKET, Proposal.Tax.INCLUDED);
    Ratio amount = Ratio.of(Math.max(0, sum(amounts))).times(part).dividedBy(all);
    Ratio points =
        proposal.step() == Step.PROPORTIONAL
            ? Ratio.of(proposal.points()).times(amount).dividedBy(proposal.amountMinor())
            : Ratio.of(proposal.points())
                .times(amount.dividedBy(proposal.amountMinor()).rounded(RoundingMode.DOWN));
    share(rule, points, amounts);
  }

  private static void percentOfSpend(
      FiredRule rule, EarningLines lines, PercentOfSpend proposal, Programme programme) {
    long[] amounts = lines.amounts(proposal.scope(), proposal.tax());
    Ratio points =
        Ratio.of(proposal.percent())
            .times(Math.max(0, sum(amounts)))
            .dividedBy(HUNDRED)
            .dividedBy(programme.pointValueMinor());
    share(rule, points, amounts);
  }

  private static void perUnit(FiredRule rule, EarningLines lines, PerUnit proposal) {
    long[] quantities = lines.quantities(proposal.scope());
    long units = Math.max(0, sum(quantities)) / MILLI;
    share(rule, Ratio.of(proposal.points()).times(units), quantities);
  }

  /** Step 4: bonuses, which no multiplier touches. */
  static void bonus(FiredRule rule, EarningLines lines) {
    for (int i = 0; i < rule.size() && rule.proposes(ProposalOrder.GIVES_BONUS); i++) {
      if (rule.proposal(i) instanceof Fixed fixed) {
        if (lines.size() == 0) {
          rule.earn(Ratio.of(fixed.points()));
        } else if (lines.allExcluded()) {
          rule.cutBecause(Reason.Plain.EVERYTHING_EXCLUDED);
        } else {
          bonus(rule, lines, Ratio.of(fixed.points()));
        }
      }
    }
  }

  private static void bonus(FiredRule rule, EarningLines lines, Ratio points) {
    long[] weights = positive(lines.amounts(Scope.BASKET, Proposal.Tax.INCLUDED));
    if (sum(weights) == 0) {
      weights = lines.equalWeights();
    }
    share(rule, points, weights);
  }

  private static void share(FiredRule rule, Ratio points, long[] weights) {
    if (points.isZero()) {
      return;
    }
    long[] positive = positive(weights);
    rule.earn(points, points.dividedBy(sum(positive)), positive);
  }

  /** The weights with every negative one made 0; the same array where there is none. */
  private static long[] positive(long[] weights) {
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        long[] positive = new long[weights.length];
        for (int j = 0; j < weights.length; j++) {
          positive[j] = Math.max(0, weights[j]);
        }
        return positive;
      }
    }
    return weights;
  }

  private static long sum(long[] numbers) {
    long sum = 0;
    for (long number : numbers) {
      sum = Math.addExact(sum, number);
    }
    return sum;
  }
}
