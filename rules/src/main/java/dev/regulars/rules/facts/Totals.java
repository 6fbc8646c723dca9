package dev.regulars.rules.facts;

/**
 * What a member did in a window, before the purchase that is being decided.
 *
 * @param purchases number of purchases
 * @param spentMinor sum of their totals less returns, in minor units
 */
public record Totals(long purchases, long spentMinor) {

  public static final Totals NONE = new Totals(0, 0);
}
