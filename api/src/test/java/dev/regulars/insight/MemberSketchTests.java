package dev.regulars.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
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
  void aHundredThousandAreCountedWithinThreePercentInEightKibibytes() {
    MemberSketch sketch = MemberSketch.of(null);
    for (int batch = 0; batch < 100; batch++) {
      sketch = MemberSketch.of(sketch.bytes());
      sketch.addAll(members(1000, batch));
    }
    assertThat(sketch.count()).isCloseTo(100_000, Percentage.withPercentage(3));
    assertThat(sketch.bytes()).hasSizeLessThan(8300);
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

  /** Ids are drawn by chance and estimates with them, so one number proves little; forty do. */
  @Test
  void aShopOfAFewThousandIsCountedWithinTwoPercentWhoeverTheyAre() {
    for (int shop = 0; shop < 40; shop++) {
      MemberSketch.Joined year = new MemberSketch.Joined();
      for (int day = 0; day < 20; day++) {
        MemberSketch sketch = MemberSketch.of(null);
        sketch.addAll(members(220, 1000 * shop + day));
        year.add(sketch.bytes());
      }
      assertThat(year.count()).isCloseTo(4_400, Percentage.withPercentage(2));
    }
  }

  @Test
  void whatAnEarlierVersionKeptJoins() {
    HllSketch before = new HllSketch(12, TgtHllType.HLL_4);
    for (UUID member : members(2_000, 1)) {
      before.update(new long[] {member.getMostSignificantBits(), member.getLeastSignificantBits()});
    }
    MemberSketch now = MemberSketch.of(null);
    now.addAll(members(2_000, 2));
    MemberSketch.Joined both = new MemberSketch.Joined();
    both.add(before.toCompactByteArray());
    both.add(now.bytes());
    assertThat(both.count()).isCloseTo(4_000, Percentage.withPercentage(6));
  }
}
