package dev.regulars.insight;

import java.math.BigInteger;

/**
 * Sums for figures: what does not fit stays at the greatest number and is told, where it would wrap
 * to a negative one. SQL has the same as {@code insight_sum}.
 */
final class Saturating {

  private Saturating() {}

  static long plus(long one, long other) {
    long sum = one + other;
    boolean wraps = ((one ^ sum) & (other ^ sum)) < 0;
    return wraps ? bound(one < 0) : sum;
  }

  static long times(long one, long other) {
    BigInteger product = BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    return product.bitLength() < Long.SIZE
        ? plus(product.longValue(), 0)
        : bound(product.signum() < 0);
  }

  /** Whether a figure stands at its bound, and so is at least that. */
  static boolean isAtBound(long figure) {
    return figure == Long.MAX_VALUE || figure <= -Long.MAX_VALUE;
  }

  private static long bound(boolean negative) {
    return negative ? -Long.MAX_VALUE : Long.MAX_VALUE;
  }
}
