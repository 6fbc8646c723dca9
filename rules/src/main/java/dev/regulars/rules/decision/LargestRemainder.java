package dev.regulars.rules.decision;

import org.jspecify.annotations.Nullable;

/**
 * Splits whole numbers in proportion, without loss (the method of largest remainders, also called
 * Hamilton's): everybody gets the whole part of their exact quota, and what is left goes, one each,
 * to those whose quota lost the greatest fraction. On a tie the first in order gets it.
 */
final class LargestRemainder {

  private LargestRemainder() {}

  /**
   * Splits {@code whole} by weights of which none is negative.
   *
   * @return as many numbers as weights; they sum to {@code whole}, or are all 0 where every weight
   *     is 0
   */
  static long[] split(long whole, long[] weights) {
    long sum = 0;
    for (long weight : weights) {
      sum = Math.addExact(sum, weight);
    }
    if (sum == 0 || Math.multiplyHigh(whole, sum) != 0 || whole * sum < 0) {
      return split(whole, ratios(weights));
    }
    long[] parts = new long[weights.length];
    long[] remainders = new long[weights.length];
    long left = whole;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        long product = whole * weights[i];
        parts[i] = product / sum;
        remainders[i] = product - parts[i] * sum;
        left -= parts[i];
      }
    }
    handOut(left, parts, remainders);
    return parts;
  }

  /**
   * The same as {@link #round} with the quotas {@code each × weight}, without a fraction for each.
   *
   * @return null where rounding cannot make them sum to {@code whole}, or longs do not suffice
   */
  static long @Nullable [] round(long whole, Ratio each, long[] weights) {
    if (!each.isSmall()) {
      return null;
    }
    long numerator = each.numerator();
    long denominator = each.denominator();
    long[] parts = new long[weights.length];
    long[] remainders = new long[weights.length];
    long left = whole;
    int fractions = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        if (!Ratio.fits(numerator, weights[i])) {
          return null;
        }
        long product = numerator * weights[i];
        parts[i] = product / denominator;
        remainders[i] = product - parts[i] * denominator;
        left -= parts[i];
        fractions += remainders[i] > 0 ? 1 : 0;
      }
    }
    if (left < 0 || left > fractions) {
      return null;
    }
    handOut(left, parts, remainders);
    return parts;
  }

  private static void handOut(long left, long[] parts, long[] remainders) {
    for (long rest = left; rest > 0; rest--) {
      int greatest = 0;
      for (int i = 1; i < remainders.length; i++) {
        if (remainders[i] > remainders[greatest]) {
          greatest = i;
        }
      }
      parts[greatest]++;
      remainders[greatest] = -1;
    }
  }

  /** The same with weights that are fractions. */
  static long[] split(long whole, Ratio[] weights) {
    Ratio sum = Ratio.ZERO;
    for (Ratio weight : weights) {
      sum = sum.plus(weight);
    }
    if (sum.isZero()) {
      return new long[weights.length];
    }
    Ratio each = Ratio.of(whole).dividedBy(sum);
    Ratio[] quotas = new Ratio[weights.length];
    for (int i = 0; i < weights.length; i++) {
      quotas[i] = weights[i].times(each);
    }
    return round(whole, quotas);
  }

  /**
   * Rounds quotas of which none is negative so that they sum to {@code whole}, which lies between
   * the sum of their floors and the sum of their ceilings. A quota that is a whole number stays; no
   * other is raised beyond its ceiling.
   */
  static long[] round(long whole, Ratio[] quotas) {
    long[] parts = new long[quotas.length];
    long left = whole;
    for (int i = 0; i < quotas.length; i++) {
      parts[i] = quotas[i].floor();
      left -= parts[i];
    }
    if (left == 0) {
      return parts;
    }
    Ratio[] remainders = new Ratio[quotas.length];
    for (int i = 0; i < quotas.length; i++) {
      remainders[i] = quotas[i].minus(Ratio.of(parts[i]));
    }
    for (; left > 0; left--) {
      int greatest = 0;
      for (int i = 1; i < remainders.length; i++) {
        if (remainders[i].compareTo(remainders[greatest]) > 0) {
          greatest = i;
        }
      }
      parts[greatest]++;
      remainders[greatest] = Ratio.ZERO;
    }
    return parts;
  }

  private static Ratio[] ratios(long[] weights) {
    Ratio[] ratios = new Ratio[weights.length];
    for (int i = 0; i < weights.length; i++) {
      ratios[i] = Ratio.of(weights[i]);
    }
    return ratios;
  }
}
