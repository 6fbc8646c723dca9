package dev.regulars.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaturatingTests {

  private static final long MOST = Long.MAX_VALUE;

  @Test
  void whatFitsIsExact() {
    assertThat(Saturating.plus(2, -5)).isEqualTo(-3);
    assertThat(Saturating.plus(MOST - 1, 1)).isEqualTo(MOST);
    assertThat(Saturating.times(3, -4)).isEqualTo(-12);
  }

  @Test
  void whatDoesNotFitStaysAtTheBoundAndIsKnown() {
    assertThat(Saturating.plus(MOST, 1)).isEqualTo(MOST);
    assertThat(Saturating.plus(-MOST, -5)).isEqualTo(-MOST);
    assertThat(Saturating.times(MOST, 2)).isEqualTo(MOST);
    assertThat(Saturating.times(MOST, -2)).isEqualTo(-MOST);
    assertThat(Saturating.isAtBound(Saturating.plus(-MOST, -1))).isTrue();
    assertThat(Saturating.isAtBound(MOST - 1)).isFalse();
  }
}
