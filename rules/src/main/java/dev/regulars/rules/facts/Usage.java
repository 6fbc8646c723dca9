package dev.regulars.rules.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What limits and budgets have given so far.
 *
 * @param limits points already given to this member, by counter; a missing key means 0
 * @param budgets points already given to everybody, by the rule's identity; a missing key means 0
 * @param room how much more the member may have, null for no end
 */
public record Usage(Map<LimitKey, Long> limits, Map<String, Long> budgets, @Nullable Room room) {

  public static final Usage NONE = new Usage(Map.of(), Map.of());

  /** The usage of a member who may have any number of points. */
  public Usage(Map<LimitKey, Long> limits, Map<String, Long> budgets) {
    this(limits, budgets, null);
  }

  public Usage {
    limits = Map.copyOf(limits);
    budgets = Map.copyOf(budgets);
  }

  public long of(LimitKey key) {
    return limits.getOrDefault(key, 0L);
  }

  public long ofBudget(String rule) {
    return budgets.getOrDefault(rule, 0L);
  }
}
