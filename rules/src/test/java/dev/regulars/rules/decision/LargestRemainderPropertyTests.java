package dev.regulars.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LargestRemainderPropertyTests {

  @Property
  void losesNothingAndStaysWithinOneOfTheQuota(
      @ForAll @LongRange(min = 0) long whole,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1L << 58) Long> drawn) {
    long[] weights = drawn.stream().mapToLong(Long::longValue).toArray();
    long[] parts = LargestRemainder.split(whole, weights);
    long sum = Arrays.stream(weights).sum();

    assertThat(Arrays.stream(parts).sum()).isEqualTo(sum == 0 ? 0 : whole);
    for (int i = 0; i < parts.length && sum > 0; i++) {
      Ratio quota = Ratio.of(whole).times(weights[i]).dividedBy(sum);
      assertThat(parts[i])
          .isBetween(quota.floor(), quota.isWhole() ? quota.floor() : quota.floor() + 1);
    }
  }

  @Property
  void roundsWeightsLikeTheFractionsTheyStandFor(
      @ForAll @LongRange(min = 0, max = 5000) long numerator,
      @ForAll @LongRange(min = 1, max = 500) long denominator,
      @ForAll @LongRange(min = 0, max = 20) long more,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 100_000) Long> drawn) {
    long[] weights = drawn.stream().mapToLong(Long::longValue).toArray();
    Ratio each = Ratio.of(numerator, denominator);
    Ratio[] quotas = Arrays.stream(weights).mapToObj(each::times).toArray(Ratio[]::new);
    long floors = Arrays.stream(quotas).mapToLong(Ratio::floor).sum();
    long fractions = Arrays.stream(quotas).filter(quota -> !quota.isWhole()).count();
    long[] parts = LargestRemainder.round(floors + more, each, weights);

    if (more > fractions) {
      assertThat(parts).isNull();
    } else {
      assertThat(parts).isEqualTo(LargestRemainder.round(floors + more, quotas));
    }
  }
}
