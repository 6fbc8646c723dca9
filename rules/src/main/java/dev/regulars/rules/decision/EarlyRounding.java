package dev.regulars.rules.decision;

import dev.regulars.rules.Programme;
import java.math.RoundingMode;
import java.util.List;

/**
 * Makes points whole before limits look at them, where the programme rounds for each rule or for
 * each line: limits are whole, so that nothing is left to be rounded at the end but what came from
 * no line.
 */
final class EarlyRounding {

  private EarlyRounding() {}

  static void apply(List<FiredRule> rules, EarningLines lines, Programme programme) {
    switch (programme.roundingAt()) {
      case END -> {}
      case RULE -> rules.forEach(rule -> rule.round(programme.rounding()));
      case LINE -> {
        for (int line = 0; line < lines.size(); line++) {
          round(rules, line, lines.size(), programme.rounding());
        }
      }
    }
  }

  /** What the rules give for one line together; each gets a whole part of it. */
  private static void round(List<FiredRule> rules, int line, int lines, RoundingMode mode) {
    Ratio[] exact = new Ratio[rules.size()];
    Ratio sum = Ratio.ZERO;
    for (int r = 0; r < exact.length; r++) {
      exact[r] = rules.get(r).shares().at(line);
      sum = sum.plus(exact[r]);
    }
    if (sum.isZero()) {
      return;
    }
    long[] whole = LargestRemainder.round(sum.rounded(mode), exact);
    for (int r = 0; r < exact.length; r++) {
      rules.get(r).become(line, Ratio.of(whole[r]), lines);
    }
  }
}
