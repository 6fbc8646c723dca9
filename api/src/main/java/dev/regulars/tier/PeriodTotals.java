package dev.regulars.tier;

import dev.regulars.account.DayTotals;

/**
 * What counts for a tier in a period.
 *
 * @param own what happened in it
 * @param carried what the period before handed on
 */
public record PeriodTotals(DayTotals own, DayTotals carried) {

  /** Both together. */
  public DayTotals whole() {
    return own.plus(carried);
  }
}
