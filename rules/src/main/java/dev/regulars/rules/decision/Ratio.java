package dev.regulars.rules.decision;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction in lowest terms. Two longs while they suffice, which is nearly always, {@link
 * BigInteger} beyond: a result is never wrong because numbers were large.
 */
final class Ratio implements Comparable<Ratio> {

  static final Ratio ZERO = new Ratio(0, 1);
  static final Ratio ONE = new Ratio(1, 1);

  private final long numerator;
  private final long denominator;

  /** Set, together with {@link #bigDenominator}, where longs do not suffice. */
  private final @Nullable BigInteger bigNumerator;

  private final @Nullable BigInteger bigDenominator;

  private Ratio(long numerator, long denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.bigNumerator = null;
    this.bigDenominator = null;
  }

  private Ratio(BigInteger numerator, BigInteger denominator) {
    this.numerator = 0;
    this.denominator = 0;
    this.bigNumerator = numerator;
    this.bigDenominator = denominator;
  }

  static Ratio of(long whole) {
    return whole == 0 ? ZERO : new Ratio(whole, 1);
  }

  /** {@code denominator} is greater than 0. */
  static Ratio of(long numerator, long denominator) {
    if (numerator == 0) {
      return ZERO;
    }
    if (denominator == 1) {
      return new Ratio(numerator, 1);
    }
    if (numerator == Long.MIN_VALUE) {
      return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
    long gcd = gcd(Math.abs(numerator), denominator);
    return new Ratio(numerator / gcd, denominator / gcd);
  }

  static Ratio of(BigDecimal decimal) {
    int scale = decimal.scale();
    if (scale >= 0 && scale <= 18 && decimal.precision() <= 18) {
      return of(decimal.scaleByPowerOfTen(scale).longValueExact(), powerOfTen(scale));
    }
    return scale <= 0
        ? of(decimal.toBigIntegerExact(), BigInteger.ONE)
        : of(decimal.unscaledValue(), BigInteger.TEN.pow(scale));
  }

  private static Ratio of(BigInteger numerator, BigInteger denominator) {
    BigInteger gcd = numerator.gcd(denominator);
    BigInteger n = numerator.divide(gcd);
    BigInteger d = denominator.divide(gcd);
    return n.bitLength() < 63 && d.bitLength() < 63
        ? new Ratio(n.longValue(), d.longValue())
        : new Ratio(n, d);
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  Ratio plus(Ratio other) {
    if (isZero()) {
      return other;
    }
    if (other.isZero()) {
      return this;
    }
    if (isSmall() && other.isSmall()) {
      if (denominator == other.denominator) {
        long sum = numerator + other.numerator;
        if (((numerator ^ sum) & (other.numerator ^ sum)) >= 0) {
          return of(sum, denominator);
        }
      } else if (fits(numerator, other.denominator)
          && fits(other.numerator, denominator)
          && fits(denominator, other.denominator)) {
        long left = numerator * other.denominator;
        long right = other.numerator * denominator;
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) >= 0) {
          return of(sum, denominator * other.denominator);
        }
      }
    }
    return of(
        bigNumerator()
            .multiply(other.bigDenominator())
            .add(other.bigNumerator().multiply(bigDenominator())),
        bigDenominator().multiply(other.bigDenominator()));
  }

  Ratio minus(Ratio other) {
    return plus(other.negated());
  }

  private Ratio negated() {
    return isSmall() && numerator != Long.MIN_VALUE
        ? new Ratio(-numerator, denominator)
        : of(bigNumerator().negate(), bigDenominator());
  }

  Ratio times(Ratio other) {
    if (isSmall()
        && other.isSmall()
        && fits(numerator, other.numerator)
        && fits(denominator, other.denominator)) {
      return of(numerator * other.numerator, denominator * other.denominator);
    }
    return of(
        bigNumerator().multiply(other.bigNumerator()),
        bigDenominator().multiply(other.bigDenominator()));
  }

  Ratio times(long factor) {
    return isSmall() && fits(numerator, factor)
        ? of(numerator * factor, denominator)
        : of(bigNumerator().multiply(BigInteger.valueOf(factor)), bigDenominator());
  }

  /** {@code divisor} is greater than 0. */
  Ratio dividedBy(long divisor) {
    return isSmall() && fits(denominator, divisor)
        ? of(numerator, denominator * divisor)
        : of(bigNumerator(), bigDenominator().multiply(BigInteger.valueOf(divisor)));
  }

  /** {@code divisor} is greater than 0. */
  Ratio dividedBy(Ratio divisor) {
    if (divisor.isSmall()) {
      return times(new Ratio(divisor.denominator, divisor.numerator));
    }
    return of(
        bigNumerator().multiply(divisor.bigDenominator()),
        bigDenominator().multiply(divisor.bigNumerator()));
  }

  /** Whether it is a whole number. */
  boolean isWhole() {
    return bigDenominator == null ? denominator == 1 : bigDenominator.equals(BigInteger.ONE);
  }

  boolean isZero() {
    return denominator != 0 && numerator == 0;
  }

  int signum() {
    return bigNumerator != null ? bigNumerator.signum() : Long.signum(numerator);
  }

  /**
   * The greatest whole number that is not greater.
   *
   * @throws ArithmeticException if it is no long
   */
  long floor() {
    return isSmall() ? Math.floorDiv(numerator, denominator) : rounded(RoundingMode.FLOOR);
  }

  /**
   * The whole number that {@code mode} makes of this.
   *
   * @throws ArithmeticException if it is no long
   */
  long rounded(RoundingMode mode) {
    if (isSmall() && (denominator == 1 || (mode == RoundingMode.DOWN && numerator >= 0))) {
      return numerator / denominator;
    }
    return new BigDecimal(bigNumerator())
        .divide(new BigDecimal(bigDenominator()), 0, mode)
        .longValueExact();
  }

  @Override
  public int compareTo(Ratio other) {
    if (isSmall() && other.isSmall()) {
      if (denominator == other.denominator) {
        return Long.compare(numerator, other.numerator);
      }
      if (fits(numerator, other.denominator) && fits(other.numerator, denominator)) {
        return Long.compare(numerator * other.denominator, other.numerator * denominator);
      }
    }
    return bigNumerator()
        .multiply(other.bigDenominator())
        .compareTo(other.bigNumerator().multiply(bigDenominator()));
  }

  boolean isGreaterThan(long whole) {
    if (isSmall() && fits(whole, denominator)) {
      return numerator > whole * denominator;
    }
    return compareTo(of(whole)) > 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ratio ratio && compareTo(ratio) == 0;
  }

  @Override
  public int hashCode() {
    return bigNumerator().hashCode() * 31 + bigDenominator().hashCode();
  }

  @Override
  public String toString() {
    return bigNumerator() + "/" + bigDenominator();
  }

  /** Above the line; only where this {@link #isSmall()}. */
  long numerator() {
    return numerator;
  }

  /** Below the line; only where this {@link #isSmall()}. */
  long denominator() {
    return denominator;
  }

  /** Whether longs suffice for it. */
  boolean isSmall() {
    return bigNumerator == null;
  }

  private BigInteger bigNumerator() {
    return bigNumerator != null ? bigNumerator : BigInteger.valueOf(numerator);
  }

  private BigInteger bigDenominator() {
    return bigDenominator != null ? bigDenominator : BigInteger.valueOf(denominator);
  }

  /** Whether a product of two longs is a long. */
  static boolean fits(long a, long b) {
    return Math.multiplyHigh(a, b) == (a * b) >> 63;
  }
}
