package dev.regulars.rules.facts;

import java.util.Map;
import java.util.Set;

/**
 * Which facts a rulebook's sentences read, so that only those are gathered.
 *
 * @param tags the member's tags
 * @param plans the plans that the member has
 * @param attributes the member's attributes
 * @param lastPurchase the day of the newest earlier purchase
 * @param windows the windows whose totals are read
 * @param limits the member counters that limits compare with
 * @param budgets what each budget may give in all, by the identity of its rule
 * @param standing whether any rule qualifies members for a tier
 * @param counters the counters that are compared, and those of challenges
 * @param inARow how many days and weeks in a row are asked for at most, by {@link InARow#DAYS} and
 *     {@link InARow#WEEKS}
 */
public record FactNeeds(
    boolean tags,
    boolean plans,
    boolean attributes,
    boolean lastPurchase,
    Set<Window> windows,
    Set<LimitKey> limits,
    Map<String, Long> budgets,
    boolean standing,
    Set<CounterSpan> counters,
    Map<String, Long> inARow) {

  public FactNeeds {
    windows = Set.copyOf(windows);
    limits = Set.copyOf(limits);
    budgets = Map.copyOf(budgets);
    counters = Set.copyOf(counters);
    inARow = Map.copyOf(inARow);
  }
}
