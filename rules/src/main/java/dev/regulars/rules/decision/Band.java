package dev.regulars.rules.decision;

/**
 * The part of an amount that points are given on: what lies above {@code fromMinor} and up to
 * {@code toMinor}. Spend of 130.00 has 30.00 in the band from 100.00 upwards.
 *
 * @param fromMinor lower end in minor units, 0 for none
 * @param toMinor upper end in minor units, {@link Long#MAX_VALUE} for none
 */
public record Band(long fromMinor, long toMinor) {

  /** The whole amount. */
  public static final Band ALL = new Band(0, Long.MAX_VALUE);

  public Band {
    if (fromMinor < 0 || toMinor <= fromMinor) {
      throw new IllegalArgumentException(
          "a band runs from 0 or more to more: " + fromMinor + ", " + toMinor);
    }
  }

  /** How much of {@code amountMinor} lies in the band, in minor units. */
  public long of(long amountMinor) {
    return Math.max(0, Math.min(amountMinor, toMinor) - fromMinor);
  }
}
