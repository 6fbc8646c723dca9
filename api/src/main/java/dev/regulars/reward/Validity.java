package dev.regulars.reward;

import dev.regulars.shared.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads when something can be had: days of the programme's calendar, or moments. */
public final class Validity {

  /** Its form, as the API's description writes it. */
  public static final String PATTERN =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
          + "([Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$";

  public static final String RULE = "must be a day (2026-12-24) or an RFC 3339 time with offset";

  private Validity() {}

  /** Whether a text says when. */
  public static boolean is(String text) {
    try {
      // What was kept before times were read so strictly is read as it was.
      return isDay(text) ? Rfc3339.day(text) != null : Rfc3339.time(text) != null;
    } catch (DateTimeException wrong) {
      return false;
    }
  }

  /** The moment at which it begins; null for no beginning. */
  public static @Nullable Instant start(@Nullable String text, ZoneId zone) {
    return text == null
        ? null
        : isDay(text)
            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
            : OffsetDateTime.parse(text).toInstant();
  }

  /** The moment at which it is over; null for no end. A last day counts as a whole. */
  public static @Nullable Instant end(@Nullable String text, ZoneId zone) {
    return text != null && isDay(text)
        ? LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant()
        : start(text, zone);
  }

  private static boolean isDay(String text) {
    return text.length() == "2026-12-24".length();
  }
}
