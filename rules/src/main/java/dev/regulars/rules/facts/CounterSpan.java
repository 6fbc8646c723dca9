package dev.regulars.rules.facts;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A counter of a member within a span of days. Other than a {@link Window}, which ends with the day
 * of a purchase, the span is whole: so what arrives late is added to the same sum, in whatever
 * order it comes.
 *
 * @param counter its name
 * @param span {@code day}, {@code week} (Monday to Sunday), {@code month}, {@code year}, {@code
 *     ever}, or two days with two dots between them, of which either may be missing
 */
public record CounterSpan(String counter, String span) {

  private static final String DOTS = "..";

  /** The last day that PostgreSQL and calendars of people agree about. */
  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  public CounterSpan {
    counter = NamedCodes.named(counter);
  }

  /** A counter between two days, both included; null for no end. */
  public static CounterSpan between(
      String counter, @Nullable LocalDate first, @Nullable LocalDate last) {
    return new CounterSpan(
        counter, first == null && last == null ? "ever" : text(first) + DOTS + text(last));
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  /** The first day of the span that a day belongs to. */
  public LocalDate first(LocalDate day) {
    int dots = span.indexOf(DOTS);
    if (dots < 0) {
      return Window.known(span).start(day);
    }
    return dots == 0 ? Window.EVER.start(day) : LocalDate.parse(span.substring(0, dots));
  }

  /** The last day of the span that a day belongs to. */
  public LocalDate last(LocalDate day) {
    int dots = span.indexOf(DOTS);
    if (dots >= 0) {
      String last = span.substring(dots + DOTS.length());
      return last.isEmpty() ? END : LocalDate.parse(last);
    }
    LocalDate first = first(day);
    return switch (Window.known(span).kind()) {
      case DAY -> day;
      case WEEK -> first.plusDays(6);
      case MONTH -> first.plusMonths(1).minusDays(1);
      case YEAR -> first.plusYears(1).minusDays(1);
      case EVER, LAST_DAYS -> END;
    };
  }

  /** The last day, null where there is none. */
  public @Nullable LocalDate end(LocalDate day) {
    LocalDate last = last(day);
    return Objects.equals(last, END) ? null : last;
  }
}
