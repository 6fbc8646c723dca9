package dev.regulars.purchase;

import dev.regulars.rules.facts.Counted;
import java.util.HashMap;
import java.util.Map;

/** What counters lose where something comes out otherwise than it did. */
final class CountedDifference {

  private CountedDifference() {}

  /**
   * What was counted first and is not any more; below 0 for what is counted more.
   *
   * @param already what was taken before
   */
  static Map<String, Counted> of(
      Map<String, Counted> first, Map<String, Counted> kept, Map<String, Counted> already) {
    if (first.isEmpty() && kept.isEmpty()) {
      return Map.of();
    }
    Map<String, Counted> difference = new HashMap<>(first);
    kept.forEach((counter, counted) -> less(difference, counter, counted));
    already.forEach((counter, counted) -> less(difference, counter, counted));
    difference.values().removeIf(Counted::addsNothing);
    return difference;
  }

  private static void less(Map<String, Counted> of, String counter, Counted less) {
    of.merge(counter, Counted.NOTHING.minus(less), Counted::plus);
  }
}
