package dev.regulars.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateTests {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void allowsOneSecondsWorthAtOnceAndThenTheRate() {
    Rate rate = Rate.perSecond(10, 0);
    for (int i = 0; i < 10; i++) {
      assertThat(rate.take(0)).isZero();
    }
    assertThat(rate.take(0)).isEqualTo(Duration.ofMillis(100));
    assertThat(rate.take(SECOND / 10)).isZero();
    assertThat(rate.take(SECOND / 10)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void doesNotSaveUpMoreThanOneSecond() {
    Rate rate = Rate.perSecond(5, 0);
    int taken = 0;
    while (rate.take(3600 * SECOND).isZero()) {
      taken++;
    }
    assertThat(taken).isEqualTo(5);
  }

  @Test
  void worksWhereTheClockOfTheMachineIsNegative() {
    Rate rate = Rate.perSecond(1, -5 * SECOND);
    assertThat(rate.take(-5 * SECOND)).isZero();
    assertThat(rate.take(-5 * SECOND)).isPositive();
    assertThat(rate.take(-4 * SECOND)).isZero();
  }

  @Test
  void allowsSoManyAtOnceAndThenOneInEachInterval() {
    Rate rate = Rate.of(Duration.ofSeconds(30), 3, 0);
    for (int i = 0; i < 3; i++) {
      assertThat(rate.take(0)).isZero();
    }
    assertThat(rate.take(0)).isEqualTo(Duration.ofSeconds(30));
    rate.giveBack();
    assertThat(rate.take(0)).isZero();
    assertThat(rate.take(29 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    assertThat(rate.take(30 * SECOND)).isZero();
  }
}
