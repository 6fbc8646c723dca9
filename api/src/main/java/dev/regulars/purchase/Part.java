package dev.regulars.purchase;

import dev.regulars.programme.Settings;
import dev.regulars.rules.decision.Decision;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What is left of a purchase, as a part of its price.
 *
 * @param wholeMinor what points were given for, in minor units
 * @param leftMinor what is left of it
 */
record Part(long wholeMinor, long leftMinor) {

  /**
   * The same part of what was given. Vouchers, tags and messages have no parts: of them there is
   * what the rules give for the rest.
   *
   * @param points that the purchase got
   * @param again what the rules give for the rest
   * @param mode how a part becomes whole
   */
  Decision of(Decision first, long points, Decision again, Settings.Mode mode) {
    Decision part =
        new Decision(
            of(points, mode),
            again.awards(),
            again.outcomes(),
            again.vouchers(),
            again.tags(),
            again.messages(),
            each(first.limitsUsed(), mode),
            each(first.budgetsUsed(), mode));
    return part.countingAs(again);
  }

  private <K> Map<K, Long> each(Map<K, Long> used, Settings.Mode mode) {
    Map<K, Long> parts = new HashMap<>();
    used.forEach((key, points) -> parts.put(key, of(points, mode)));
    return parts;
  }

  /** Of what cost nothing there are no parts: it is kept as long as anything is left. */
  private long of(long points, Settings.Mode mode) {
    if (leftMinor <= 0 && wholeMinor > 0) {
      return 0;
    }
    return wholeMinor <= 0 || leftMinor >= wholeMinor
        ? points
        : BigDecimal.valueOf(points)
            .multiply(BigDecimal.valueOf(leftMinor))
            .divide(BigDecimal.valueOf(wholeMinor), 0, mode.rounding())
            .longValueExact();
  }
}
