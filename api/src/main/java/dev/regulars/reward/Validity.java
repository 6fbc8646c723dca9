package dev.regulars.reward;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads when something can be had: days of the programme's calendar, or moments. */
public final class Validity {

  public static final String RULE = "must be a day (2026-12-24) or an RFC 3339 time with offset";

  private Validity() {}

  /** Whether a text says when. */
  public static boolean is(String text) {
    try {
      return start(text, ZoneId.of("UTC")) != null;
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
