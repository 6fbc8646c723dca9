package dev.regulars.rules.facts;

/**
 * Days or weeks in a row with a purchase, as far as rules ask, around the one of the purchase.
 *
 * @param before how many come directly before it
 * @param marked whether there was a purchase on it before
 * @param after how many come directly after it: of something that arrives late
 */
public record InARow(long before, boolean marked, long after) {

  public static final String DAYS = "days";
  public static final String WEEKS = "weeks";

  public static final InARow NONE = new InARow(0, false, 0);

  /** How many there are with this one. */
  public long length() {
    return before + 1 + after;
  }

  /** Whether this one makes so many of what were fewer. */
  public boolean completes(long n) {
    return !marked && length() >= n && Math.max(before, after) < n;
  }
}
