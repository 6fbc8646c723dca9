package dev.regulars.purchase;

import dev.regulars.purchase.LaterPurchases.Gone;
import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.CounterState;
import dev.regulars.rules.facts.InARow;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How counters and rows of days stood for a purchase without what is gone since. */
final class WithoutGone {

  private WithoutGone() {}

  static Map<CounterSpan, CounterState> counters(
      Map<CounterSpan, CounterState> then, LocalDate day, List<Gone> gone) {
    Map<CounterSpan, CounterState> now = new HashMap<>(then);
    now.replaceAll(
        (span, state) -> {
          long less = 0;
          for (Gone one : gone) {
            boolean within =
                !one.day().isBefore(span.first(day)) && !one.day().isAfter(span.last(day));
            less += within ? one.counted().getOrDefault(span.counter(), 0L) : 0;
          }
          return CounterState.of(Math.max(0, state.before() - less), state.marked());
        });
    return now;
  }

  static Map<String, InARow> inARow(Map<String, InARow> then, LocalDate day, List<Gone> gone) {
    Map<String, InARow> now = new HashMap<>(then);
    for (Gone one : gone) {
      if (one.ended() != null) {
        now.computeIfPresent(
            InARow.DAYS, (_, row) -> without(row, ChronoUnit.DAYS.between(day, one.day())));
      }
      if (Gone.BOTH.equals(one.ended())) {
        long weeks = ChronoUnit.WEEKS.between(Window.WEEK.start(day), Window.WEEK.start(one.day()));
        now.computeIfPresent(InARow.WEEKS, (_, row) -> without(row, weeks));
      }
    }
    return now;
  }

  /** The row ends where one is missing; {@code away} is below 0 before the purchase. */
  private static InARow without(InARow row, long away) {
    if (away == 0) {
      return new InARow(row.before(), false, row.after());
    }
    return away < 0
        ? new InARow(Math.min(row.before(), -away - 1), row.marked(), row.after())
        : new InARow(row.before(), row.marked(), Math.min(row.after(), away - 1));
  }
}
