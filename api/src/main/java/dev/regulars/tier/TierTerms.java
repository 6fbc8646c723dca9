package dev.regulars.tier;

import dev.regulars.account.MembersYear;
import dev.regulars.programme.Settings;
import dev.regulars.programme.Settings.Downgrade;
import dev.regulars.programme.Settings.Period;
import dev.regulars.programme.Settings.Validity;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * In which span of days a tier is qualified for, how long it is held then, and what comes after it.
 * Pure: days in, days out.
 *
 * @param period what counts is counted in
 * @param days length of a rolling period
 * @param validity how long a tier is held that was reached
 * @param validDays how many days where the validity counts them
 * @param downgrade where a member falls to
 * @param graceDays for which a tier is held after its end
 * @param openedOn the day on which the member came, with which their own year begins; null for one
 *     of whom that is not known
 */
record TierTerms(
    Period period,
    int days,
    Validity validity,
    int validDays,
    Downgrade downgrade,
    int graceDays,
    @Nullable LocalDate openedOn) {

  /** Before there was anything to count. */
  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

  /** Those of the programme for a member. */
  static TierTerms of(Settings settings, @Nullable LocalDate openedOn) {
    return new TierTerms(
        settings.qualification().period(),
        settings.qualification().days(),
        settings.tierEnd().validity(),
        settings.tierEnd().days(),
        settings.tierEnd().downgrade(),
        settings.tierEnd().graceDays(),
        openedOn);
  }

  /** First day of the period that a day lies in; of a rolling one, of that which ends with it. */
  LocalDate periodStart(LocalDate day) {
    return switch (period) {
      case CALENDAR_YEAR -> day.withDayOfYear(1);
      case ENROLMENT_YEAR ->
          openedOn == null ? day.withDayOfYear(1) : MembersYear.start(openedOn, day);
      case CALENDAR_QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case CALENDAR_MONTH -> day.withDayOfMonth(1);
      case ROLLING -> day.minusDays(days - 1L);
      case EVER -> EVER;
    };
  }

  /** Last day of the calendar's period that a day lies in. */
  private LocalDate calendarEnd(LocalDate day) {
    return switch (period) {
      case CALENDAR_QUARTER -> periodStart(day).plusMonths(3).minusDays(1);
      case CALENDAR_MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
      case ENROLMENT_YEAR ->
          openedOn == null
              ? day.with(TemporalAdjusters.lastDayOfYear())
              : MembersYear.end(openedOn, day);
      case CALENDAR_YEAR, ROLLING, EVER -> day.with(TemporalAdjusters.lastDayOfYear());
    };
  }

  /** Whether a tier can have been held until a day on these terms: where periods end by a date. */
  boolean canEndOn(LocalDate until) {
    LocalDate end = until.minusDays(graceDays);
    boolean isByDate =
        validity != Validity.DAYS && period != Period.ROLLING && period != Period.EVER;
    return !isByDate || calendarEnd(end).equals(end);
  }

  /** Last day on which a tier is held that was reached, or kept, on a day; null for no end. */
  @Nullable LocalDate until(LocalDate day) {
    if (downgrade == Downgrade.NEVER || (period == Period.EVER && validity != Validity.DAYS)) {
      return null;
    }
    LocalDate end =
        switch (validity) {
          case DAYS -> day.plusDays(validDays);
          case END_OF_PERIOD -> period == Period.ROLLING ? day.plusDays(days) : calendarEnd(day);
          case END_OF_NEXT_PERIOD ->
              period == Period.ROLLING
                  ? day.plusDays(days)
                  : calendarEnd(calendarEnd(day).plusDays(1));
        };
    return end.plusDays(graceDays);
  }

  /**
   * Last day of a tier that comes after one that was held until a day. It was earned in the period
   * that has ended, not in the one that begins.
   */
  @Nullable LocalDate again(LocalDate until) {
    boolean isNext =
        validity == Validity.END_OF_NEXT_PERIOD
            && period != Period.ROLLING
            && period != Period.EVER;
    return until(isNext ? until.minusDays(graceDays) : until.plusDays(1));
  }

  /**
   * First day of those whose standing says whether a tier is kept that was held until a day; the
   * last of them is that day. A tier of this period alone starts again with the next one: only what
   * happened in days of grace counts for it.
   */
  LocalDate judgedFrom(LocalDate until) {
    LocalDate end = until.minusDays(graceDays);
    return validity == Validity.END_OF_PERIOD && period != Period.ROLLING && period != Period.EVER
        ? end.plusDays(1)
        : periodStart(end);
  }
}
