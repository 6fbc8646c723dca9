package dev.regulars.programme;

import dev.regulars.programme.ExpiryTerms.End;
import dev.regulars.programme.ExpiryTerms.Unit;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * Which day is the last on which points can be spent. Days of the programme's calendar in, days
 * out: no hour, no zone and no change to summer time comes into it. Where a month is too short for
 * its day, it is the month's last. Pure.
 */
final class LastDay {

  private LastDay() {}

  /**
   * So many units after a day, to the end of that day or of what it lies in; 0 days is that day.
   */
  static LocalDate after(LocalDate from, int amount, Unit unit, End end) {
    LocalDate day =
        switch (unit) {
          case DAYS -> from.plusDays(amount);
          case MONTHS -> from.plusMonths(amount);
          case YEARS -> from.plusYears(amount);
        };
    return switch (end) {
      case DAY -> day;
      case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
      case QUARTER ->
          day.with(IsoFields.DAY_OF_QUARTER, 1)
              .plusMonths(2)
              .with(TemporalAdjusters.lastDayOfMonth());
      case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
    };
  }

  /**
   * The next of the days on which points end each year; what was earned in the months before such a
   * day outlasts it. With 12 months it is all that was earned since the one before: everything of
   * an earlier year goes.
   *
   * @param safeMonths 0 for none
   */
  static LocalDate yearly(LocalDate day, MonthDay each, int safeMonths) {
    LocalDate end = each.atYear(day.getYear());
    if (end.isBefore(day)) {
      end = each.atYear(day.getYear() + 1);
    }
    while (safeMonths > 0 && day.isAfter(back(end, safeMonths))) {
      end = each.atYear(end.getYear() + 1);
    }
    return end;
  }

  /** From the end of a month to the end of one before it: 31 December less 10 is 28 February. */
  private static LocalDate back(LocalDate end, int months) {
    LocalDate back = end.minusMonths(months);
    boolean isLast = end.equals(YearMonth.from(end).atEndOfMonth());
    return isLast ? YearMonth.from(back).atEndOfMonth() : back;
  }
}
