package dev.regulars.rules.decision;

import dev.regulars.rules.Programme;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes points whole before limits look at them, where the programme rounds for each rule or for
 * each line: limits are whole, so that nothing is left to be rounded at the end but what came from
 * no line.
 */
final class EarlyRounding {

  private EarlyRounding() {}

  /**
   * Rounds.
   *
   * @return the rules, and behind them what is nobody's, where rules by line don't add up
   */
  static List<FiredRule> apply(List<FiredRule> rules, EarningLines lines, Programme programme) {
    return switch (programme.roundingAt()) {
      case END -> rules;
      case RULE -> {
        rules.forEach(rule -> rule.round(programme.rounding()));
        yield rules;
      }
      case LINE -> byLine(rules, lines.size(), programme.rounding());
    };
  }

  private static List<FiredRule> byLine(List<FiredRule> rules, int lines, RoundingMode mode) {
    FiredRule rounding = FiredRule.rounding();
    boolean differs = false;
    for (int line = 0; line < lines; line++) {
      long rest = round(rules, line, lines, mode);
      if (rest != 0) {
        rounding.become(line, Ratio.of(rest), lines);
        differs = true;
      }
    }
    if (!differs) {
      return rules;
    }
    List<FiredRule> all = new ArrayList<>(rules);
    all.add(rounding);
    return all;
  }

  /**
   * What the rules give for one line: each gets what it gives alone.
   *
   * @return by what their sum, rounded, is more
   */
  private static long round(List<FiredRule> rules, int line, int lines, RoundingMode mode) {
    Ratio[] exact = new Ratio[rules.size()];
    Ratio sum = Ratio.ZERO;
    for (int r = 0; r < exact.length; r++) {
      exact[r] = rules.get(r).shares().at(line);
      sum = sum.plus(exact[r]);
    }
    if (sum.isZero()) {
      return 0;
    }
    long rest = sum.rounded(mode);
    long[] whole = Alone.round(rules, exact, mode);
    for (int r = 0; r < exact.length; r++) {
      rules.get(r).become(line, Ratio.of(whole[r]), lines);
      rest -= whole[r];
    }
    return rest;
  }
}
