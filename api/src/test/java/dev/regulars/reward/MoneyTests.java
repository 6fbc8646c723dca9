package dev.regulars.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.regulars.reward.Money.Priced;
import dev.regulars.reward.Reward.Scope;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MoneyTests {

  private static Priced line(int line, String category, int quantity, long net) {
    return new Priced(line, "P" + line, category, null, BigDecimal.valueOf(quantity), net, true);
  }

  private static final List<Priced> LINES =
      List.of(line(1, "coffee", 2, 500), line(2, "cake", 1, 399), line(3, "Coffee", 1, 101));

  private static Reward.Discount percent(
      int percent, Scope scope, Set<String> codes, @Nullable Long cap) {
    return new Reward.Discount(BigDecimal.valueOf(percent), null, scope, codes, cap, null);
  }

  @Property
  void aSpreadAddsUpAndTakesNothingBelowZero(
      @ForAll @Size(min = 1, max = 30)
          List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> nets,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long wanted) {
    long[] weights = nets.stream().mapToLong(Long::longValue).toArray();
    long amount = Math.min(wanted, Arrays.stream(weights).sum());
    long[] parts = Money.spread(amount, weights);
    assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
    for (int i = 0; i < parts.length; i++) {
      assertThat(parts[i]).isBetween(0L, weights[i]);
    }
  }

  @Test
  void moreThanThereIsCannotBeSpread() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.spread(3, new long[] {1, 1}));
  }

  @Test
  void theLargestRemaindersGetTheRest() {
    assertThat(Money.spread(100, new long[] {333, 333, 334})).containsExactly(33, 33, 34);
    assertThat(Money.spread(1, new long[] {5, 5})).containsExactly(1, 0);
  }

  @Test
  void aShareIsOfWhatItIsAbout() {
    assertThat(Money.off(percent(10, Scope.BASKET, Set.of(), null), LINES, 1000))
        .containsExactly(50, 40, 10);
    assertThat(Money.off(percent(10, Scope.CATEGORY, Set.of("COFFEE"), null), LINES, 1000))
        .containsExactly(50, 0, 10);
    assertThat(Money.off(percent(50, Scope.PRODUCT, Set.of("P2"), null), LINES, 1000))
        .containsExactly(0, 200, 0);
    assertThat(Money.off(percent(50, Scope.BRAND, Set.of("House"), null), LINES, 1000))
        .containsExactly(0, 0, 0);
  }

  @Test
  void ofOneLineNoMoreIsTakenThanItsCap() {
    Reward.Discount half =
        new Reward.Discount(BigDecimal.valueOf(50), null, Scope.BASKET, Set.of(), null, 100L);
    assertThat(Money.off(half, LINES, 1000)).containsExactly(100, 100, 50);
    Reward.Discount both =
        new Reward.Discount(BigDecimal.valueOf(50), null, Scope.BASKET, Set.of(), 60L, 100L);
    assertThat(Arrays.stream(Money.off(both, LINES, 1000)).sum()).isEqualTo(60);
    Reward.Discount amount =
        new Reward.Discount(BigDecimal.ZERO, 1000L, Scope.BASKET, Set.of(), null, 100L);
    assertThat(Money.off(amount, LINES, 1000)).containsExactly(100, 100, 100);
    assertThat(Arrays.stream(Money.off(amount, LINES, 7)).sum()).isEqualTo(7);
  }

  @Property
  void aCapOfALineIsKeptWhateverIsTakenOff(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> nets,
      @ForAll @LongRange(min = 1, max = 100) long percent,
      @ForAll @LongRange(min = 1, max = 10_000) long cap,
      @ForAll @LongRange(min = 0, max = 1_000_000) long payable) {
    List<Priced> lines =
        IntStream.range(0, nets.size()).mapToObj(i -> line(i, "tea", 1, nets.get(i))).toList();
    long[] offs =
        Money.off(
            new Reward.Discount(
                BigDecimal.valueOf(percent), null, Scope.BASKET, Set.of(), null, cap),
            lines,
            payable);
    assertThat(Arrays.stream(offs).sum()).isLessThanOrEqualTo(payable);
    for (int i = 0; i < offs.length; i++) {
      assertThat(offs[i]).isBetween(0L, Math.min(cap, nets.get(i)));
    }
  }

  @Test
  void aCapAndWhatIsLeftToPayAreNeverPassed() {
    assertThat(Money.off(percent(100, Scope.BASKET, Set.of(), 100L), LINES, 1000))
        .satisfies(parts -> assertThat(Arrays.stream(parts).sum()).isEqualTo(100));
    assertThat(Money.off(percent(100, Scope.BASKET, Set.of(), null), LINES, 7))
        .satisfies(parts -> assertThat(Arrays.stream(parts).sum()).isEqualTo(7));
    Reward.Discount amount =
        new Reward.Discount(BigDecimal.ZERO, 5000L, Scope.CATEGORY, Set.of("cake"), null, null);
    assertThat(Money.off(amount, LINES, 1000)).containsExactly(0, 399, 0);
  }

  @Test
  void theCheapestIsOneUnit() {
    assertThat(Money.off(percent(100, Scope.CHEAPEST, Set.of(), null), LINES, 1000))
        .containsExactly(0, 0, 101);
    assertThat(Money.off(percent(100, Scope.DEAREST, Set.of(), null), LINES, 1000))
        .containsExactly(0, 399, 0);
    List<Priced> pairs = List.of(line(1, "tea", 3, 300), line(2, "cake", 1, 300));
    assertThat(Money.off(percent(100, Scope.CHEAPEST, Set.of(), null), pairs, 600))
        .containsExactly(100, 0);
  }
}
