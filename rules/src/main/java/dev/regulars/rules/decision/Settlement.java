package dev.regulars.rules.decision;

import dev.regulars.rules.Programme;
import dev.regulars.rules.facts.Counted;
import dev.regulars.rules.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns proposals into a decision. Pure and deterministic: the same facts, rules and set of
 * proposals give the same decision, in whatever order the proposals come. The steps:
 *
 * <ol>
 *   <li>of the rules in one group one stands ({@link Rivals}); lines that a rule excludes leave the
 *       base;
 *   <li>base points, exact ({@link BasePoints});
 *   <li>multipliers, by the programme's stacking ({@link Multipliers});
 *   <li>bonuses;
 *   <li>where the programme rounds for each line or rule, points become whole ({@link
 *       EarlyRounding});
 *   <li>limits, budgets and the most that a member may have, in a fixed order ({@link Limits});
 *   <li>one rounding of the sum, by the programme's mode; each rule gets what it gives alone, and
 *       where that does not sum to it the difference is named as rounding ({@link Alone});
 *   <li>each rule's points are spread over the lines they came from ({@link LargestRemainder}).
 * </ol>
 */
public final class Settlement {

  private final Programme programme;
  private final Facts facts;

  private Settlement(Programme programme, Facts facts) {
    this.programme = programme;
    this.facts = facts;
  }

  /**
   * Settles.
   *
   * @param rules every rule of the rulebook; a proposal's rule is an index into it
   * @param texts every text of the rulebook; {@link Proposal.Tell#text()} is an index into it
   * @param proposals of rules that fired; those of rules that are not in force on the day, and of
   *     tier rules, are left out
   * @return {@link Decision#NOTHING} for a basket without lines
   * @throws PointsOverflowException if a number of points does not fit a long
   */
  public static Decision settle(
      Programme programme,
      List<RuleTerms> rules,
      List<String> texts,
      Facts facts,
      List<Proposal> proposals) {
    if (facts.basket() != null && facts.basket().lines().isEmpty()) {
      return Decision.NOTHING;
    }
    List<FiredRule> fired = FiredRule.of(rules, proposals, facts.happening());
    if (fired.isEmpty()) {
      return Decision.NOTHING;
    }
    Settlement settlement = new Settlement(programme, facts);
    try {
      List<FiredRule> standing = Rivals.settle(fired, facts.usage(), settlement::worth);
      Earned earned = settlement.earn(standing);
      Map<String, Counted> counts = settlement.counts(standing);
      return new DecisionWriter(fired, earned, texts, facts, counts).write(programme.rounding());
    } catch (ArithmeticException e) {
      PointsOverflowException overflow =
          new PointsOverflowException("The rules give more points than can be counted.");
      overflow.initCause(e);
      throw overflow;
    }
  }

  /** What rules add to counters. */
  private Map<String, Counted> counts(List<FiredRule> rules) {
    List<Proposal> counting = null;
    for (FiredRule rule : rules) {
      for (int i = 0; rule.proposes(ProposalOrder.COUNTS) && i < rule.size(); i++) {
        counting = counting == null ? new ArrayList<>() : counting;
        counting.add(rule.proposal(i));
      }
    }
    return counting == null ? Map.of() : Counting.added(counting, facts.basket());
  }

  /** Exact points of these rules together; leaves no trace in them. */
  private Ratio worth(List<FiredRule> rules) {
    Ratio sum = Ratio.ZERO;
    for (FiredRule rule : earn(rules).rules()) {
      sum = sum.plus(rule.total());
      rule.reset();
    }
    return sum;
  }

  /**
   * What settling comes to before the end.
   *
   * @param rules those that stand, and behind them what rounding of lines left
   */
  record Earned(List<FiredRule> rules, EarningLines lines) {}

  /** All but the end. */
  private Earned earn(List<FiredRule> rules) {
    EarningLines lines = EarningLines.of(facts.basket(), rules);
    if (lines.size() > 0) {
      for (int r = 0; r < rules.size(); r++) {
        BasePoints.earn(rules.get(r), lines, programme);
      }
      Multipliers.apply(rules, lines, programme.stacking());
    }
    for (int r = 0; r < rules.size(); r++) {
      BasePoints.bonus(rules.get(r), lines);
    }
    List<FiredRule> all = EarlyRounding.apply(rules, lines, programme);
    new Limits(all, facts.usage(), programme.limitEdge()).apply();
    return new Earned(all, lines);
  }
}
