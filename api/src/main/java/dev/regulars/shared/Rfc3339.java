package dev.regulars.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Times and days as RFC 3339 (section 5.6) writes them, and as nothing else: the libraries take
 * more, each something different. What this server cannot keep is refused, too: years before 1,
 * more than nine digits of a fraction, offsets beyond 18 hours and leap seconds.
 */
public final class Rfc3339 {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME =
      Pattern.compile(
          DAY + "[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?" + "([Zz]|[+-][0-9]{2}:[0-9]{2})");

  private Rfc3339() {}

  /**
   * A {@code date-time}, such as {@code 2026-11-21T10:15:00+01:00}.
   *
   * @throws DateTimeException where it is none
   */
  public static OffsetDateTime time(String text) {
    if (!TIME.matcher(text).matches()) {
      throw new DateTimeException("not a time of RFC 3339");
    }
    OffsetDateTime time = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
    requireYear(time.getYear());
    // In UTC it may be of the year before or after.
    requireYear(time.toInstant().atOffset(java.time.ZoneOffset.UTC).getYear());
    return time;
  }

  /**
   * A {@code full-date}, such as {@code 2026-11-21}.
   *
   * @throws DateTimeException where it is none
   */
  public static LocalDate day(String text) {
    if (!DAY.matcher(text).matches()) {
      throw new DateTimeException("not a day of RFC 3339");
    }
    LocalDate day = LocalDate.parse(text);
    requireYear(day.getYear());
    return day;
  }

  private static void requireYear(int year) {
    if (year < 1 || year > 9999) {
      throw new DateTimeException("year out of range");
    }
  }
}
