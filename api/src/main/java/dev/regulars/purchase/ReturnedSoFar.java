package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.purchase.KeptFacts.KeptLimit;
import dev.regulars.purchase.RecordReturn.ReturnedLine;
import dev.regulars.rules.facts.Counted;
import dev.regulars.rules.facts.LimitKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the returns of a purchase took together, so that the next one need not look at each of them.
 * Those before a claim stand apart: the claim decided what they had left. Immutable.
 *
 * @param beforeClaim what came back before an anonymous purchase got its member
 * @param since what came back since then, or of any other purchase
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnedSoFar(@Nullable Sum beforeClaim, @Nullable Sum since) {

  /** Nothing came back. */
  static final ReturnedSoFar NOTHING = new ReturnedSoFar(null, null);

  /**
   * Some returns together.
   *
   * @param until when the last of them was recorded
   * @param points that they took back
   * @param quantities by line number
   * @param givenBack to limits and budgets
   */
  record Sum(Instant until, long points, Map<Integer, BigDecimal> quantities, GivenBack givenBack) {

    Sum plus(Sum other) {
      Map<Integer, BigDecimal> all = new TreeMap<>(quantities);
      other.quantities.forEach((line, quantity) -> all.merge(line, quantity, BigDecimal::add));
      return new Sum(
          until.isAfter(other.until) ? until : other.until,
          points + other.points,
          all,
          givenBack.plus(other.givenBack));
    }
  }

  /** What returns gave back to limits and budgets, and took from counters. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record GivenBack(List<KeptLimit> limits, Map<String, Long> budgets, Map<String, Counted> counts) {

    static final GivenBack NOTHING = new GivenBack(List.of(), Map.of(), Map.of());

    GivenBack {
      counts = counts == null ? Map.of() : Map.copyOf(counts);
      limits = limits == null ? List.of() : List.copyOf(limits);
      budgets = budgets == null ? Map.of() : Map.copyOf(budgets);
    }

    GivenBack plus(GivenBack other) {
      Map<LimitKey, Long> all = new HashMap<>();
      limits.forEach(limit -> all.merge(limit.key(), limit.used(), Long::sum));
      other.limits.forEach(limit -> all.merge(limit.key(), limit.used(), Long::sum));
      List<KeptLimit> sums = new ArrayList<>();
      all.forEach((key, used) -> sums.add(KeptLimit.of(key, used)));
      Map<String, Long> ofBudgets = new HashMap<>(budgets);
      other.budgets.forEach((rule, used) -> ofBudgets.merge(rule, used, Long::sum));
      Map<String, Counted> ofCounters = new HashMap<>(counts);
      other.counts.forEach((counter, more) -> ofCounters.merge(counter, more, Counted::plus));
      return new GivenBack(sums, ofBudgets, ofCounters);
    }
  }

  /** The sum of one return. */
  static Sum sum(Instant at, long points, List<ReturnedLine> lines, GivenBack givenBack) {
    Map<Integer, BigDecimal> quantities = new TreeMap<>();
    lines.forEach(line -> quantities.merge(line.line(), line.quantity(), BigDecimal::add));
    return new Sum(at, points, quantities, givenBack);
  }

  /**
   * With one return more, which is the latest.
   *
   * @param claimedAt when the purchase got its member, null where it had one or has none
   */
  ReturnedSoFar plus(Sum next, @Nullable Instant claimedAt) {
    ReturnedSoFar sorted = since == null || claimedAt == null ? this : claimed(claimedAt);
    return new ReturnedSoFar(
        sorted.beforeClaim, sorted.since == null ? next : sorted.since.plus(next));
  }

  /** As the purchase stands after a claim: all that came back before it stands apart. */
  private ReturnedSoFar claimed(Instant at) {
    return since != null && since.until().isBefore(at)
        ? new ReturnedSoFar(beforeClaim == null ? since : beforeClaim.plus(since), null)
        : this;
  }

  /** What came back before a claim, by line number; all of it where the claim comes only now. */
  Map<Integer, BigDecimal> quantitiesBefore(Instant claimedAt) {
    Sum before = claimed(claimedAt).beforeClaim;
    return before == null ? Map.of() : before.quantities();
  }

  /** Everything that came back, by line number. */
  Map<Integer, BigDecimal> quantities() {
    return total().quantities();
  }

  /** Points that were taken back. */
  long points() {
    return total().points();
  }

  /** What was given back to limits and budgets. */
  GivenBack givenBack() {
    return total().givenBack();
  }

  /** When the latest return was recorded; the beginning of time where there is none. */
  Instant until() {
    return total().until();
  }

  private Sum total() {
    if (beforeClaim == null) {
      return Objects.requireNonNullElse(since, NONE);
    }
    return since == null ? beforeClaim : beforeClaim.plus(since);
  }

  private static final Sum NONE = new Sum(Instant.MIN, 0, Map.of(), GivenBack.NOTHING);
}
