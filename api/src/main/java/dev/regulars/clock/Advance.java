package dev.regulars.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * How far a clock is moved, as ISO 8601 writes it: {@code P30D}, {@code P1Y2M}, {@code PT36H},
 * {@code P1DT12H}. Years, months, weeks and days are those of the calendar: the time of day stays
 * as it is, also over a change to summer time.
 */
record Advance(Period days, Duration time) {

  /**
   * Reads it.
   *
   * @throws DateTimeException where it is none
   */
  static Advance read(String text) {
    String whole = text.toUpperCase(Locale.ROOT);
    boolean isBack = whole.startsWith("-");
    String part = isBack ? whole.substring(1) : whole;
    int t = part.indexOf('T');
    String date = t < 0 ? part : part.substring(0, t);
    Period days = t >= 0 && date.equals("P") ? Period.ZERO : Period.parse(date);
    Duration time = t < 0 ? Duration.ZERO : Duration.parse("P" + part.substring(t));
    return isBack ? new Advance(days.negated(), time.negated()) : new Advance(days, time);
  }

  /**
   * The moment that far from another one.
   *
   * @throws DateTimeException where it is beyond all calendars
   * @throws ArithmeticException the same
   */
  Instant from(ZonedDateTime moment) {
    return moment.plus(days).plus(time).toInstant();
  }
}
