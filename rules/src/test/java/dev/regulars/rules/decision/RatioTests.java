package dev.regulars.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class RatioTests {

  @Test
  void isInLowestTerms() {
    assertThat(Ratio.of(250, 100)).hasToString("5/2").isEqualTo(Ratio.of(5, 2));
    assertThat(Ratio.of(new BigDecimal("0.125"))).hasToString("1/8");
    assertThat(Ratio.of(new BigDecimal("1E+3"))).hasToString("1000/1");
    assertThat(Ratio.of(0, 7)).isEqualTo(Ratio.ZERO);
  }

  @Test
  void calculatesExactly() {
    Ratio third = Ratio.of(1, 3);
    assertThat(third.plus(third).plus(third)).isEqualTo(Ratio.ONE);
    assertThat(third.minus(Ratio.of(1, 2))).hasToString("-1/6");
    assertThat(third.times(Ratio.of(3, 4))).hasToString("1/4");
    assertThat(third.dividedBy(Ratio.of(2, 9))).hasToString("3/2");
    assertThat(third.dividedBy(4)).hasToString("1/12");
  }

  @Test
  void roundsBothWaysFromZero() {
    assertThat(Ratio.of(-5, 2).floor()).isEqualTo(-3);
    assertThat(Ratio.of(-5, 2).rounded(RoundingMode.DOWN)).isEqualTo(-2);
    assertThat(Ratio.of(5, 2).rounded(RoundingMode.HALF_EVEN)).isEqualTo(2);
    assertThat(Ratio.of(5, 2).rounded(RoundingMode.HALF_UP)).isEqualTo(3);
    assertThat(Ratio.of(7, 3).rounded(RoundingMode.UP)).isEqualTo(3);
  }

  @Test
  void goesBeyondLongsAndComesBack() {
    Ratio large = Ratio.of(Long.MAX_VALUE).times(Long.MAX_VALUE);
    assertThat(large).hasToString("85070591730234615847396907784232501249/1");
    assertThat(large.dividedBy(Long.MAX_VALUE)).isEqualTo(Ratio.of(Long.MAX_VALUE));
    assertThat(large.isGreaterThan(Long.MAX_VALUE)).isTrue();
    assertThat(Ratio.of(Long.MIN_VALUE).minus(Ratio.ONE)).hasToString("-9223372036854775809/1");
    assertThat(Ratio.of(Long.MIN_VALUE, 2).signum()).isEqualTo(-1);
  }
}
