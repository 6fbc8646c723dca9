package dev.regulars.insight;

import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Rfc3339;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days that figures are about, both ends included. */
record Span(LocalDate from, LocalDate to) {

  static final int DAYS_MAX = 400;
  private static final int DAYS_DEFAULT = 30;

  /**
   * Reads a span; without a beginning it has 30 days, without an end it ends today.
   *
   * @throws dev.regulars.shared.ProblemException 400 for what is none
   */
  static Span read(@Nullable String from, @Nullable String to, LocalDate today) {
    FieldErrors errors = new FieldErrors();
    LocalDate last = day(errors, "/to", to, today);
    LocalDate first = day(errors, "/from", from, last.minusDays(DAYS_DEFAULT - 1L));
    errors.throwIfAny();
    errors.check(!first.isAfter(last), "/from", "must not be after 'to'");
    errors.check(
        ChronoUnit.DAYS.between(first, last) < DAYS_MAX,
        "/from",
        "must be less than " + DAYS_MAX + " days before 'to'");
    errors.throwIfAny();
    return new Span(first, last);
  }

  /**
   * The last days until today.
   *
   * @throws dev.regulars.shared.ProblemException 400 for a number out of range
   */
  static Span last(@Nullable String days, LocalDate today) {
    int number = DAYS_DEFAULT;
    if (days != null) {
      number = days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 0;
      FieldErrors errors = new FieldErrors();
      errors.check(
          number >= 1 && number <= DAYS_MAX, "/days", "must be a number between 1 and " + DAYS_MAX);
      errors.throwIfAny();
    }
    return new Span(today.minusDays(number - 1L), today);
  }

  List<LocalDate> days() {
    return Stream.iterate(from, day -> !day.isAfter(to), day -> day.plusDays(1)).toList();
  }

  private static LocalDate day(
      FieldErrors errors, String pointer, @Nullable String text, LocalDate otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      LocalDate day = Rfc3339.day(text);
      errors.check(day.getYear() >= 1900, pointer, "must be a day after 1900");
      return day;
    } catch (DateTimeException e) {
      errors.add(pointer, "must be a day, such as 2026-11-21");
      return otherwise;
    }
  }
}
