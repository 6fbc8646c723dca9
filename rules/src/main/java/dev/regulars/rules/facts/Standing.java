package dev.regulars.rules.facts;

/**
 * What counts towards a tier: the qualification period's totals, the purchase just decided
 * included.
 *
 * @param accruedPoints points accrued less points reversed
 * @param spentMinor spend less returns, in minor units
 * @param purchases number of purchases that were not wholly returned
 */
public record Standing(
    @Measure long accruedPoints, @Measure long spentMinor, @Measure long purchases) {}
