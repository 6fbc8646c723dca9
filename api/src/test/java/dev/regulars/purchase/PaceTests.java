package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PaceTests {

  private final Pace pace = new Pace();

  @Test
  void beforeTheFirstBatchItExpectsAFastDatabase() {
    assertThat(pace.estimate(1)).isCloseTo(ms(4), Percentage.withPercentage(1));
    assertThat(pace.estimate(256)).isCloseTo(ms(60), Percentage.withPercentage(1));
  }

  @Test
  void findsTheBatchesOwnTimeAndThatOfEachCommand() {
    for (int n = 0; n < 60; n++) {
      int size = n % 2 == 0 ? 10 : 110;
      pace.took(size, ms(20 + 2L * size));
    }
    assertThat(pace.estimate(60)).isCloseTo(ms(140), Percentage.withPercentage(10));
    assertThat(pace.sizeWithin(ms(200))).isCloseTo(90, Percentage.withPercentage(10));
  }

  @Test
  void batchesOfOneSayLittleAboutLargeOnes() {
    for (int n = 0; n < 100; n++) {
      pace.took(1, ms(30));
    }
    assertThat(pace.estimate(1)).isCloseTo(ms(30), Percentage.withPercentage(20));
    assertThat(pace.sizeWithin(ms(200))).isGreaterThan(256);
  }

  @Test
  void forgetsADatabaseThatStoodStillWithinSomeBatches() {
    pace.took(1, ms(30_000));
    for (int n = 0; n < 30; n++) {
      pace.took(1, ms(5));
    }
    assertThat(pace.estimate(1)).isLessThan(ms(100));
  }

  @Test
  void aMomentsStandstillChangesLittle() {
    for (int n = 0; n < 50; n++) {
      pace.took(5 + n % 20, ms(10));
    }
    pace.took(24, ms(700));
    assertThat(pace.estimate(24)).isLessThan(ms(50));
    assertThat(pace.sizeWithin(ms(200))).isGreaterThan(64);
  }

  @Test
  void aDatabaseThatHasBecomeSlowIsSeenToBeSo() {
    for (int n = 0; n < 50; n++) {
      pace.took(5 + n % 20, ms(10));
    }
    for (int n = 0; n < 25; n++) {
      pace.took(5 + n % 20, ms(1_000));
    }
    assertThat(pace.estimate(10)).isGreaterThan(ms(500));
  }

  @Test
  void nothingIsNegative() {
    for (int n = 0; n < 50; n++) {
      pace.took(200, ms(1));
      pace.took(1, ms(50));
    }
    assertThat(pace.estimate(1)).isPositive();
    assertThat(pace.estimate(1000)).isPositive();
    assertThat(pace.sizeWithin(0)).isZero();
  }

  private static long ms(long number) {
    return Duration.ofMillis(number).toNanos();
  }
}
