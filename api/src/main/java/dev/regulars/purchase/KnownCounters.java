package dev.regulars.purchase;

import dev.regulars.account.DayTotals;
import dev.regulars.account.MemberDays;
import dev.regulars.purchase.CounterDays.Asked;
import dev.regulars.purchase.CounterDays.Day;
import dev.regulars.purchase.CounterDays.Sum;
import dev.regulars.rules.facts.Counted;
import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.InARow;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the counters of members stand, and on which days they bought. Kept up to date by what the
 * batch decides.
 */
final class KnownCounters {

  private final Map<Asked, Sum> read = new HashMap<>();
  private final Map<Day, Long> marks = new HashMap<>();
  private final TreeMap<Day, Counted> done = new TreeMap<>();
  private final Map<MemberDays.Span, NavigableMap<LocalDate, Long>> bought = new HashMap<>();
  private final Map<UUID, TreeMap<LocalDate, Long>> boughtHere = new HashMap<>();

  /** What the rules of something on a day ask. */
  static void needs(FactNeeds facts, UUID memberId, LocalDate day, Needs needs) {
    for (CounterSpan span : facts.counters()) {
      needs.counted(asked(span, memberId, day));
    }
    if (!facts.inARow().isEmpty()) {
      needs.bought(around(facts, memberId, day));
    }
  }

  static Asked asked(CounterSpan span, UUID memberId, LocalDate day) {
    return new Asked(memberId, span.counter(), span.first(day), span.last(day), day);
  }

  /** The days that rows in a row may reach. */
  static MemberDays.Span around(FactNeeds facts, UUID memberId, LocalDate day) {
    long days = facts.inARow().getOrDefault(InARow.DAYS, 0L);
    long weeks = facts.inARow().getOrDefault(InARow.WEEKS, 0L);
    LocalDate monday = Window.WEEK.start(day);
    LocalDate first = day.minusDays(days);
    LocalDate last = day.plusDays(days);
    if (weeks > 0) {
      first = first.isBefore(monday.minusWeeks(weeks)) ? first : monday.minusWeeks(weeks);
      LocalDate sunday = monday.plusWeeks(weeks).plusDays(6);
      last = last.isAfter(sunday) ? last : sunday;
    }
    return new MemberDays.Span(memberId, first, last);
  }

  void learn(List<Asked> asked, List<Sum> found) {
    for (int i = 0; i < asked.size(); i++) {
      read.put(asked.get(i), found.get(i));
      marks.put(asked.get(i).onDay(), found.get(i).marks());
    }
  }

  void learnBought(Map<MemberDays.Span, NavigableMap<LocalDate, Long>> found) {
    bought.putAll(found);
  }

  boolean has(Asked asked) {
    return read.containsKey(asked);
  }

  boolean hasBought(MemberDays.Span span) {
    return bought.containsKey(span);
  }

  /** How a counter stands, this batch's included, and what a change of the member adds. */
  Sum sum(Asked asked, @Nullable Change change) {
    long value = read.getOrDefault(asked, Sum.NONE).value();
    TreeMap<Day, Counted> added = added(asked, change);
    for (Map.Entry<Day, Counted> one : added.entrySet()) {
      long before = marks.getOrDefault(one.getKey(), 0L);
      long after = before + one.getValue().days();
      value += one.getValue().amount() + (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }
    return new Sum(value, marks(asked.onDay(), change));
  }

  /** How often a day was marked. */
  long marks(Day day, @Nullable Change change) {
    long here = done.getOrDefault(day, Counted.NOTHING).days();
    long more = change == null ? 0 : change.counted().getOrDefault(day, Counted.NOTHING).days();
    return marks.getOrDefault(day, 0L) + here + more;
  }

  private TreeMap<Day, Counted> added(Asked asked, @Nullable Change change) {
    Day first = new Day(asked.memberId(), asked.counter(), asked.starts());
    Day last = new Day(asked.memberId(), asked.counter(), asked.ends());
    TreeMap<Day, Counted> added = new TreeMap<>(done.subMap(first, true, last, true));
    if (change != null) {
      new TreeMap<>(change.counted())
          .subMap(first, true, last, true)
          .forEach((day, counted) -> added.merge(day, counted, Counted::plus));
    }
    return added;
  }

  /** What was bought in a row around a day. */
  Map<String, InARow> inARow(
      FactNeeds facts, UUID memberId, LocalDate day, @Nullable Change change) {
    if (facts.inARow().isEmpty()) {
      return Map.of();
    }
    NavigableMap<LocalDate, Long> days = purchases(around(facts, memberId, day), memberId, change);
    Map<String, InARow> rows = new HashMap<>();
    facts.inARow().forEach((what, most) -> rows.put(what, row(what, day, most, days)));
    return rows;
  }

  private NavigableMap<LocalDate, Long> purchases(
      MemberDays.Span span, UUID memberId, @Nullable Change change) {
    TreeMap<LocalDate, Long> days = new TreeMap<>(bought.getOrDefault(span, new TreeMap<>()));
    boughtHere
        .getOrDefault(memberId, new TreeMap<>())
        .forEach((day, number) -> days.merge(day, number, Long::sum));
    if (change != null) {
      change.days().forEach((day, totals) -> days.merge(day, totals.purchases(), Long::sum));
    }
    days.values().removeIf(number -> number <= 0);
    return days;
  }

  private static InARow row(
      String what, LocalDate day, long most, NavigableMap<LocalDate, Long> days) {
    int step = what.equals(InARow.WEEKS) ? 7 : 1;
    LocalDate from = step == 1 ? day : Window.WEEK.start(day);
    return new InARow(
        run(from, -step, step, most, days),
        isBought(from, step, days),
        run(from, step, step, most, days));
  }

  private static long run(
      LocalDate from, int by, int step, long most, NavigableMap<LocalDate, Long> days) {
    long run = 0;
    while (run < most && isBought(from.plusDays(by * (run + 1)), step, days)) {
      run++;
    }
    return run;
  }

  private static boolean isBought(LocalDate first, int step, NavigableMap<LocalDate, Long> days) {
    LocalDate next = days.ceilingKey(first);
    return next != null && next.isBefore(first.plusDays(step));
  }

  /** Which of a day and its week had a purchase and has none any more; null for neither. */
  @Nullable String ended(FactNeeds facts, UUID memberId, LocalDate day, Change change) {
    if (facts.inARow().isEmpty()) {
      return null;
    }
    NavigableMap<LocalDate, Long> days = purchases(around(facts, memberId, day), memberId, change);
    boolean ofDay = !days.containsKey(day);
    boolean ofWeek = !isBought(Window.WEEK.start(day), 7, days);
    return ofWeek ? LaterPurchases.Gone.BOTH : ofDay ? LaterPurchases.Gone.DAY : null;
  }

  /** Takes over what a command changed. */
  void advance(Change change) {
    change.counted().forEach((day, counted) -> done.merge(day, counted, Counted::plus));
    if (change.account() != null) {
      for (Map.Entry<LocalDate, DayTotals> day : change.days().entrySet()) {
        boughtHere
            .computeIfAbsent(change.owner().memberId(), id -> new TreeMap<>())
            .merge(day.getKey(), day.getValue().purchases(), Long::sum);
      }
    }
  }
}
