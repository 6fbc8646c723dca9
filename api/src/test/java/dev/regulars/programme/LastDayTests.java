package dev.regulars.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.programme.ExpiryTerms.End;
import dev.regulars.programme.ExpiryTerms.Unit;
import java.time.LocalDate;
import java.time.MonthDay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastDayTests {

  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  @ParameterizedTest(name = "{1} {2} after {0}, to the end of the {3}: {4}")
  @CsvSource({
    "2026-11-21,0,DAYS,DAY,2026-11-21",
    "2026-11-21,30,DAYS,DAY,2026-12-21",
    "2027-03-27,1,DAYS,DAY,2027-03-28",
    "2026-08-31,6,MONTHS,DAY,2027-02-28",
    "2027-08-31,6,MONTHS,DAY,2028-02-29",
    "2026-11-21,24,MONTHS,MONTH,2028-11-30",
    "2026-11-21,0,DAYS,MONTH,2026-11-30",
    "2026-11-21,3,MONTHS,QUARTER,2027-03-31",
    "2026-04-01,0,DAYS,QUARTER,2026-06-30",
    "2028-02-29,1,YEARS,DAY,2029-02-28",
    "2026-01-01,1,YEARS,YEAR,2027-12-31",
    "2026-12-31,0,DAYS,YEAR,2026-12-31"
  })
  void pointsLastForAsLongAsTheySay(
      LocalDate from, int amount, Unit unit, End end, LocalDate expected) {
    assertThat(LastDay.after(from, amount, unit, end)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "earned on {0}, each {1} with {2} safe months: {3}")
  @CsvSource({
    "2026-11-21,--12-31,0,2026-12-31",
    "2026-12-31,--12-31,0,2026-12-31",
    "2027-01-01,--12-31,0,2027-12-31",
    "2026-09-30,--12-31,3,2026-12-31",
    "2026-10-01,--12-31,3,2027-12-31",
    "2026-02-28,--12-31,10,2026-12-31",
    "2026-03-01,--12-31,10,2027-12-31",
    "2026-01-01,--12-31,12,2027-12-31",
    "2026-12-31,--12-31,12,2027-12-31",
    "2026-06-01,--02-29,0,2027-02-28",
    "2027-06-01,--02-29,0,2028-02-29"
  })
  void pointsOfAYearGoOnItsDay(LocalDate day, MonthDay each, int safe, LocalDate expected) {
    assertThat(LastDay.yearly(day, each, safe)).isEqualTo(expected);
  }

  /** Nobody's points end before they were earned, and who earns later never loses them sooner. */
  @Property
  void aLaterDayNeverEndsSooner(
      @ForAll @IntRange(min = 0, max = 3000) int day,
      @ForAll @IntRange(min = 0, max = 60) int amount,
      @ForAll Unit unit,
      @ForAll End end) {
    LocalDate from = START.plusDays(day);
    LocalDate last = LastDay.after(from, amount, unit, end);
    assertThat(last).isAfterOrEqualTo(from);
    assertThat(LastDay.after(from.plusDays(1), amount, unit, end)).isAfterOrEqualTo(last);
    assertThat(LastDay.after(from, amount + 1, unit, end)).isAfterOrEqualTo(last);
  }

  @Property
  void ofAYearAlso(
      @ForAll @IntRange(min = 0, max = 3000) int day,
      @ForAll @IntRange(min = 1, max = 366) int each,
      @ForAll @IntRange(min = 0, max = 12) int safe) {
    LocalDate from = START.plusDays(day);
    MonthDay yearly = MonthDay.from(LocalDate.ofYearDay(2028, each));
    LocalDate last = LastDay.yearly(from, yearly, safe);
    assertThat(last).isAfterOrEqualTo(from).isBefore(from.plusYears(2).plusDays(2));
    assertThat(LastDay.yearly(from.plusDays(1), yearly, safe)).isAfterOrEqualTo(last);
  }
}
