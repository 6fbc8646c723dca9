package dev.regulars.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MemberSketchTests {

  private static List<UUID> members(int number, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, number)
        .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()))
        .toList();
  }

  @Test
  void ofNobodyThereIsNobody() {
    assertThat(MemberSketch.of(null).count()).isZero();
    assertThat(new MemberSketch.Joined().count()).isZero();
  }

  @Test
  void aFewHundredAreCountedExactlyHoweverOftenTheyCome() {
    MemberSketch sketch = MemberSketch.of(null);
    for (int day = 0; day < 3; day++) {
      sketch.addAll(members(300, 1));
    }
    assertThat(sketch.count()).isEqualTo(300);
  }

  @Test
  void aHundredThousandAreCountedWithinFivePercentInTwoKibibytes() {
    MemberSketch sketch = MemberSketch.of(null);
    for (int batch = 0; batch < 100; batch++) {
      sketch = MemberSketch.of(sketch.bytes());
      sketch.addAll(members(1000, batch));
    }
    assertThat(sketch.count()).isCloseTo(100_000, Percentage.withPercentage(5));
    assertThat(sketch.bytes()).hasSizeLessThan(2200);
  }

  @Test
  void whoComesOnTwoDaysIsOneMember() {
    MemberSketch monday = MemberSketch.of(null);
    MemberSketch tuesday = MemberSketch.of(null);
    monday.addAll(members(20, 1));
    tuesday.addAll(members(20, 1));
    tuesday.addAll(members(10, 2));
    MemberSketch.Joined both = new MemberSketch.Joined();
    both.add(monday.bytes());
    both.add(tuesday.bytes());
    both.add(null);
    assertThat(both.count()).isEqualTo(30);
  }
}
