package dev.regulars.rules.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A span of calendar days that ends with the day of the purchase, in the store's zone. Limits count
 * within one, and so do sentences such as "in the last 30 days".
 *
 * @param kind the shape of the span
 * @param days the number of days of {@link Kind#LAST_DAYS}, the day of the purchase included; 0
 *     otherwise
 */
public record Window(Kind kind, int days) {

  /** The shape of a window. */
  public enum Kind {
    LAST_DAYS,
    DAY,
    WEEK,
    MONTH,
    YEAR,
    EVER
  }

  public static final Window DAY = new Window(Kind.DAY, 0);

  /** Monday to Sunday (ISO 8601). */
  public static final Window WEEK = new Window(Kind.WEEK, 0);

  public static final Window MONTH = new Window(Kind.MONTH, 0);
  public static final Window YEAR = new Window(Kind.YEAR, 0);
  public static final Window EVER = new Window(Kind.EVER, 0);

  private static final Map<String, Window> KNOWN = new ConcurrentHashMap<>();

  /**
   * Where windows without a beginning begin: a day before any purchase, and one that PostgreSQL can
   * store.
   */
  private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

  /** The last {@code days} days, today included. */
  public static Window lastDays(int days) {
    return new Window(Kind.LAST_DAYS, days);
  }

  /** First day of the window that contains {@code day}. */
  public LocalDate start(LocalDate day) {
    return switch (kind) {
      case LAST_DAYS -> day.minusDays(days - 1L);
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
      case EVER -> BEGINNING;
    };
  }

  /**
   * A stable text form: {@code day}, {@code month}, {@code last-30-days}; {@link #parse} reads it
   * back.
   */
  public String code() {
    return kind == Kind.LAST_DAYS
        ? "last-" + days + "-days"
        : kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The window with this {@linkplain #code() code}.
   *
   * @throws IllegalArgumentException if no window has it
   */
  public static Window parse(String code) {
    if (code.startsWith("last-") && code.endsWith("-days")) {
      return lastDays(Integer.parseInt(code.substring(5, code.length() - 5)));
    }
    return new Window(Kind.valueOf(code.toUpperCase(java.util.Locale.ROOT)), 0);
  }

  /**
   * The window with this code, kept after the first time: rules ask by code, for every purchase.
   * The codes of compiled rules are few.
   */
  static Window known(String code) {
    return KNOWN.computeIfAbsent(code, Window::parse);
  }

  @Override
  public String toString() {
    return code();
  }
}
