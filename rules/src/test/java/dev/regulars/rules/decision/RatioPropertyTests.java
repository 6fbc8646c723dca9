package dev.regulars.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Compared with what BigInteger says, over all longs, so that no overflow can hide. */
class RatioPropertyTests {

  @Property
  void addsSubtractsMultipliesAndDividesLikeFractions(
      @ForAll long a,
      @ForAll @LongRange(min = 1) long b,
      @ForAll long c,
      @ForAll @LongRange(min = 1) long d) {
    Ratio left = Ratio.of(a, b);
    Ratio right = Ratio.of(c, d);
    BigInteger below = big(b).multiply(big(d));
    assertSame(left.plus(right), big(a).multiply(big(d)).add(big(c).multiply(big(b))), below);
    assertSame(left.minus(right), big(a).multiply(big(d)).subtract(big(c).multiply(big(b))), below);
    assertSame(left.times(right), big(a).multiply(big(c)), below);
    assertSame(left.times(c), big(a).multiply(big(c)), big(b));
    assertSame(left.dividedBy(d), big(a), below);
    assertThat(Integer.signum(left.compareTo(right)))
        .isEqualTo(big(a).multiply(big(d)).compareTo(big(c).multiply(big(b))));
    assertThat(left.isGreaterThan(c)).isEqualTo(left.compareTo(Ratio.of(c)) > 0);
  }

  @Property
  void roundsLikeBigDecimal(
      @ForAll long a, @ForAll @LongRange(min = 1) long b, @ForAll RoundingMode mode) {
    if (mode != RoundingMode.UNNECESSARY) {
      assertThat(Ratio.of(a, b).rounded(mode))
          .isEqualTo(BigDecimal.valueOf(a).divide(BigDecimal.valueOf(b), 0, mode).longValueExact());
    }
    assertThat(Ratio.of(a, b).floor()).isEqualTo(Math.floorDiv(a, b));
  }

  private static void assertSame(Ratio ratio, BigInteger above, BigInteger below) {
    BigInteger gcd = above.gcd(below);
    assertThat(ratio).hasToString(above.divide(gcd) + "/" + below.divide(gcd));
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }
}
