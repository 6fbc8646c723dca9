package dev.regulars.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.programme.Settings.Downgrade;
import dev.regulars.programme.Settings.Period;
import dev.regulars.programme.Settings.Validity;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTermsTests {

  private static TierTerms terms(Period period, Validity validity) {
    return new TierTerms(period, 30, validity, 10, Downgrade.TO_MET, 0, null);
  }

  @ParameterizedTest(name = "{0}, {1}: reached on {2}, held until {3}")
  @CsvSource({
    "CALENDAR_YEAR,END_OF_PERIOD,2026-11-21,2026-12-31",
    "CALENDAR_YEAR,END_OF_NEXT_PERIOD,2026-11-21,2027-12-31",
    "CALENDAR_YEAR,END_OF_NEXT_PERIOD,2027-01-01,2028-12-31",
    "CALENDAR_YEAR,DAYS,2026-11-21,2026-12-01",
    "CALENDAR_QUARTER,END_OF_PERIOD,2026-11-21,2026-12-31",
    "CALENDAR_QUARTER,END_OF_NEXT_PERIOD,2026-11-21,2027-03-31",
    "CALENDAR_QUARTER,END_OF_NEXT_PERIOD,2026-03-31,2026-06-30",
    "CALENDAR_MONTH,END_OF_PERIOD,2028-02-05,2028-02-29",
    "CALENDAR_MONTH,END_OF_NEXT_PERIOD,2027-01-31,2027-02-28",
    "ROLLING,END_OF_PERIOD,2026-11-21,2026-12-21",
    "ROLLING,END_OF_NEXT_PERIOD,2026-11-21,2026-12-21",
    "ROLLING,DAYS,2026-11-21,2026-12-01",
    "EVER,END_OF_PERIOD,2026-11-21,",
    "EVER,END_OF_NEXT_PERIOD,2026-11-21,",
    "EVER,DAYS,2026-11-21,2026-12-01"
  })
  void aTierLastsForAsLongAsItsProgrammeSays(
      Period period, Validity validity, LocalDate reached, LocalDate until) {
    assertThat(terms(period, validity).until(reached)).isEqualTo(until);
  }

  @ParameterizedTest(name = "{0}, {1}: what was held until {2} is judged from {3}")
  @CsvSource({
    "CALENDAR_YEAR,END_OF_NEXT_PERIOD,2027-12-31,2027-01-01",
    "CALENDAR_QUARTER,END_OF_NEXT_PERIOD,2027-03-31,2027-01-01",
    "CALENDAR_MONTH,END_OF_NEXT_PERIOD,2027-02-28,2027-02-01",
    "CALENDAR_YEAR,END_OF_PERIOD,2026-12-31,2027-01-01",
    "CALENDAR_YEAR,DAYS,2026-12-01,2026-01-01",
    "ROLLING,END_OF_PERIOD,2026-12-21,2026-11-22",
    "ROLLING,DAYS,2026-12-01,2026-11-02"
  })
  void itIsKeptByWhatWasDoneInItsDays(
      Period period, Validity validity, LocalDate until, LocalDate from) {
    assertThat(terms(period, validity).judgedFrom(until)).isEqualTo(from);
  }

  @ParameterizedTest(name = "{0}, {1}: kept after {2}, held until {3}")
  @CsvSource({
    "CALENDAR_YEAR,END_OF_NEXT_PERIOD,2027-12-31,2028-12-31",
    "CALENDAR_MONTH,END_OF_NEXT_PERIOD,2027-02-28,2027-03-31",
    "CALENDAR_YEAR,END_OF_NEXT_PERIOD,2027-06-15,2028-12-31",
    "CALENDAR_YEAR,END_OF_PERIOD,2027-12-31,2028-12-31",
    "CALENDAR_YEAR,DAYS,2027-12-31,2028-01-11",
    "ROLLING,END_OF_NEXT_PERIOD,2027-12-31,2028-01-31"
  })
  void whatIsKeptIsKeptForThePeriodAfterTheOneItWasEarnedIn(
      Period period, Validity validity, LocalDate until, LocalDate again) {
    assertThat(terms(period, validity).again(until)).isEqualTo(again);
  }

  @Test
  void graceMakesItLongerAndCountsForTheDaysBefore() {
    TierTerms terms =
        new TierTerms(
            Period.CALENDAR_YEAR,
            365,
            Validity.END_OF_NEXT_PERIOD,
            365,
            Downgrade.TO_MET,
            60,
            null);
    LocalDate until = terms.until(LocalDate.of(2026, 5, 1));
    assertThat(until).isEqualTo(LocalDate.of(2028, 2, 29));
    assertThat(terms.judgedFrom(until)).isEqualTo(LocalDate.of(2027, 1, 1));
  }

  @Test
  void whereNobodyFallsNothingEnds() {
    assertThat(
            new TierTerms(
                    Period.CALENDAR_YEAR,
                    365,
                    Validity.END_OF_PERIOD,
                    365,
                    Downgrade.NEVER,
                    0,
                    null)
                .until(LocalDate.of(2026, 5, 1)))
        .isNull();
  }

  @ParameterizedTest(name = "came on {0}: the year of {1} goes from {2}, and the next until {3}")
  @CsvSource({
    "2025-06-15,2026-11-21,2026-06-15,2028-06-14",
    "2025-06-15,2026-06-15,2026-06-15,2028-06-14",
    "2025-06-15,2026-06-14,2025-06-15,2027-06-14",
    "2024-02-29,2025-02-28,2025-02-28,2027-02-27",
    "2024-02-29,2025-02-27,2024-02-29,2026-02-27",
    "2024-02-29,2028-02-29,2028-02-29,2030-02-27",
    "2026-11-21,2026-03-01,2025-11-21,2027-11-20"
  })
  void aMembersOwnYearBeginsOnTheDayTheyCame(
      LocalDate came, LocalDate day, LocalDate starts, LocalDate until) {
    TierTerms terms =
        new TierTerms(
            Period.ENROLMENT_YEAR,
            365,
            Validity.END_OF_NEXT_PERIOD,
            365,
            Downgrade.TO_MET,
            0,
            came);
    assertThat(terms.periodStart(day)).isEqualTo(starts);
    assertThat(terms.until(day)).isEqualTo(until);
    assertThat(terms.judgedFrom(until)).isEqualTo(terms.periodStart(until));
    assertThat(terms.canEndOn(until)).isTrue();
    assertThat(terms.canEndOn(until.plusDays(1))).isFalse();
  }

  /** Each day has one period, and periods follow each other without a gap. */
  @Test
  void periodsOfTheCalendarCoverEachDayOnce() {
    for (Period period :
        new Period[] {Period.CALENDAR_YEAR, Period.CALENDAR_QUARTER, Period.CALENDAR_MONTH}) {
      TierTerms terms = terms(period, Validity.END_OF_PERIOD);
      for (LocalDate day = LocalDate.of(2027, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
        LocalDate end = terms.until(day);
        assertThat(end).isAfterOrEqualTo(day);
        assertThat(terms.periodStart(end)).isEqualTo(terms.periodStart(day));
        assertThat(terms.periodStart(end.plusDays(1))).isEqualTo(end.plusDays(1));
      }
    }
  }
}
