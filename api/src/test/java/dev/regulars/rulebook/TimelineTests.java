package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.shared.ProblemException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimelineTests {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-02-01T00:00:00Z");

  private final Timeline timeline = new Timeline(new TreeMap<>(Map.of(FIRST, 1, SECOND, 2)));

  @Test
  void aVersionDecidesFromItsMomentOn() {
    assertThat(timeline.at(FIRST)).isEqualTo(1);
    assertThat(timeline.at(SECOND.minusNanos(1))).isEqualTo(1);
    assertThat(timeline.at(SECOND)).isEqualTo(2);
  }

  @Test
  void theFirstDecidesWhatHappenedBeforeThereWasAny() {
    assertThat(timeline.at(FIRST.minusSeconds(1))).isEqualTo(1);
  }

  @Test
  void withoutAVersionTheOneBeforeGoesOn() {
    assertThat(timeline.without(2).at(SECOND)).isEqualTo(1);
    assertThat(timeline.without(1).at(FIRST)).isEqualTo(2);
  }

  @Test
  void saysWhatComesNext() {
    assertThat(timeline.next(FIRST)).isEqualTo(SECOND);
    assertThat(timeline.next(SECOND)).isNull();
    assertThat(timeline.between(FIRST, SECOND)).containsExactly(2);
  }

  @Test
  void asksForPatienceWhileThereIsNone() {
    assertThatThrownBy(() -> Timeline.EMPTY.at(FIRST)).isInstanceOf(ProblemException.class);
  }
}
