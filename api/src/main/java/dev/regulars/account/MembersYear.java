package dev.regulars.account;

import java.time.LocalDate;

/**
 * A member's own year: it begins on the day of the year on which they came, on 28 February where
 * that is the 29th and the year has none. The same as {@code members_year_start} in the database.
 * Pure.
 */
public final class MembersYear {

  private MembersYear() {}

  /** First day of the year of a member that a day lies in. */
  public static LocalDate start(LocalDate openedOn, LocalDate day) {
    int years = day.getYear() - openedOn.getYear();
    LocalDate start = openedOn.plusYears(years);
    return start.isAfter(day) ? openedOn.plusYears(years - 1L) : start;
  }

  /** Last day of it. */
  public static LocalDate end(LocalDate openedOn, LocalDate day) {
    int years = start(openedOn, day).getYear() - openedOn.getYear();
    return openedOn.plusYears(years + 1L).minusDays(1);
  }
}
