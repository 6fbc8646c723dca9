package dev.regulars.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateTests {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void allowsOneSecondsWorthAtOnceAndThenTheRate() {
    Rate rate = new Rate(10, 0);
    for (int i = 0; i < 10; i++) {
      assertThat(rate.take(0)).isZero();
    }
    assertThat(rate.take(0)).isEqualTo(Duration.ofMillis(100));
    assertThat(rate.take(SECOND / 10)).isZero();
    assertThat(rate.take(SECOND / 10)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void doesNotSaveUpMoreThanOneSecond() {
    Rate rate = new Rate(5, 0);
    int taken = 0;
    while (rate.take(3600 * SECOND).isZero()) {
      taken++;
    }
    assertThat(taken).isEqualTo(5);
  }

  @Test
  void worksWhereTheClockOfTheMachineIsNegative() {
    Rate rate = new Rate(1, -5 * SECOND);
    assertThat(rate.take(-5 * SECOND)).isZero();
    assertThat(rate.take(-5 * SECOND)).isPositive();
    assertThat(rate.take(-4 * SECOND)).isZero();
  }
}
