package dev.regulars.rules.decision;

import java.math.RoundingMode;
import java.util.List;

/**
 * Whole points of each rule, so that a rule is said to give what it gives alone: its own points,
 * rounded, whatever other rules give beside it. What only multiplies gives nothing alone; it is
 * said to give what the sum is more with it than without it. Where these do not add up to the
 * rounded sum, the difference belongs to no rule: it is rounding.
 */
final class Alone {

  /** What the difference is known by, in place of a rule; it is told as rounding, not as a rule. */
  static final RuleTerms ROUNDING =
      new RuleTerms(
          Integer.MAX_VALUE,
          "Rounding",
          "Rounding",
          null,
          0,
          null,
          null,
          false,
          0,
          List.of("the sum is rounded once"));

  private Alone() {}

  /**
   * Rounds each.
   *
   * @param exact points of the rules, in the same order; none is negative but that of rounding
   */
  static long[] round(List<FiredRule> rules, Ratio[] exact, RoundingMode mode) {
    long[] points = new long[exact.length];
    Ratio without = Ratio.ZERO;
    boolean multiplied = false;
    for (int r = 0; r < exact.length; r++) {
      if (addsToOthers(rules.get(r), exact[r])) {
        multiplied = true;
      } else {
        points[r] = exact[r].rounded(mode);
        without = without.plus(exact[r]);
      }
    }
    for (int r = 0; multiplied && r < exact.length; r++) {
      if (addsToOthers(rules.get(r), exact[r])) {
        Ratio with = without.plus(exact[r]);
        points[r] = with.rounded(mode) - without.rounded(mode);
        without = with;
      }
    }
    return points;
  }

  private static boolean addsToOthers(FiredRule rule, Ratio exact) {
    return rule.onlyMultiplies() && !exact.isWhole();
  }
}
