package dev.regulars.purchase;

import dev.regulars.ledger.Account;
import dev.regulars.member.MemberProfile;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Window;
import dev.regulars.tier.DayTotals;
import dev.regulars.tier.MemberDays;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a batch knows of its members: read once, then kept up to date by what the batch itself
 * decides, so that the second purchase of a member sees the first.
 */
class Gathered {

  private final Map<UUID, Account> accounts;
  private final Map<UUID, MemberProfile> profiles;
  private final Map<MemberDays.Span, DayTotals> read;
  private final Map<CounterKey, Long> counters;
  private final Map<CounterKey, Long> countersUsed = new HashMap<>();
  private final Map<UUID, TreeMap<LocalDate, DayTotals>> done = new HashMap<>();
  private final Map<String, Long> budgets = new HashMap<>();
  private final Map<String, Long> budgetsUsed = new HashMap<>();

  Gathered(
      Map<UUID, Account> accounts,
      Map<UUID, MemberProfile> profiles,
      Map<MemberDays.Span, DayTotals> read,
      Map<CounterKey, Long> counters) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.read = read;
    this.counters = counters;
  }

  Account account(UUID memberId) {
    return found(accounts, memberId);
  }

  MemberProfile profile(UUID memberId) {
    return found(profiles, memberId);
  }

  private static <V> V found(Map<UUID, V> map, UUID memberId) {
    V value = map.get(memberId);
    if (value == null) {
      throw new IllegalStateException("not gathered: " + memberId);
    }
    return value;
  }

  /** What a member did in a window that ends with the day, this batch's included. */
  Totals window(UUID memberId, Window window, LocalDate day) {
    DayTotals totals = totals(memberId, window.start(day), day);
    return new Totals(totals.purchases(), totals.spentMinor());
  }

  /** The standing in a qualification period until the day, what this batch did included. */
  Standing standing(UUID memberId, LocalDate starts, LocalDate day) {
    DayTotals totals = totals(memberId, starts, day);
    return new Standing(totals.accrued(), totals.spentMinor(), totals.purchases());
  }

  /** Totals of a member's days, this batch's included. */
  final DayTotals totals(UUID memberId, LocalDate starts, LocalDate ends) {
    DayTotals sum = read.getOrDefault(new MemberDays.Span(memberId, starts, ends), DayTotals.NONE);
    TreeMap<LocalDate, DayTotals> days = done.get(memberId);
    if (days != null) {
      for (DayTotals totals : days.subMap(starts, true, ends, true).values()) {
        sum = sum.plus(totals);
      }
    }
    return sum;
  }

  void addDay(UUID memberId, LocalDate day, DayTotals totals) {
    done.computeIfAbsent(memberId, id -> new TreeMap<>()).merge(day, totals, DayTotals::plus);
  }

  long counter(CounterKey key) {
    return counters.getOrDefault(key, 0L);
  }

  void addToCounter(CounterKey key, long points) {
    counters.merge(key, points, Long::sum);
    countersUsed.merge(key, points, Long::sum);
  }

  boolean knowsBudgets() {
    return !budgets.isEmpty();
  }

  void learnBudgets(Map<String, Long> used) {
    budgets.putAll(used);
  }

  Map<String, Long> budgets() {
    return budgets;
  }

  void addToBudget(String rule, long points) {
    budgets.merge(rule, points, Long::sum);
    budgetsUsed.merge(rule, points, Long::sum);
  }

  Map<MemberDays.Day, DayTotals> done() {
    Map<MemberDays.Day, DayTotals> flat = new HashMap<>();
    done.forEach(
        (memberId, days) ->
            days.forEach((day, totals) -> flat.put(new MemberDays.Day(memberId, day), totals)));
    return flat;
  }

  Map<CounterKey, Long> countersUsed() {
    return countersUsed;
  }

  Map<String, Long> budgetsUsed() {
    return budgetsUsed;
  }
}
