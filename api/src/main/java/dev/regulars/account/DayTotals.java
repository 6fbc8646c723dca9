package dev.regulars.account;

/**
 * What a member did over some days.
 *
 * @param purchases those not wholly returned
 * @param spentMinor spend less returns, in minor units
 * @param accrued points accrued less points reversed
 */
public record DayTotals(long purchases, long spentMinor, long accrued) {

  public static final DayTotals NONE = new DayTotals(0, 0, 0);

  /** The sum of both. */
  public DayTotals plus(DayTotals other) {
    return new DayTotals(
        Math.addExact(purchases, other.purchases),
        Math.addExact(spentMinor, other.spentMinor),
        Math.addExact(accrued, other.accrued));
  }
}
