package dev.regulars.rules.discount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.discount.DiscountStacking.Candidate;
import dev.regulars.rules.discount.DiscountStacking.Policy;
import dev.regulars.rules.discount.DiscountStacking.Stacked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How discounts go together: the best combination is the best that anybody could find. */
class DiscountStackingPropertyTests {

  private static int names;
  private static int asked;

  /** A part or an amount off some lines, with a most. */
  private record Some(
      int name,
      @Nullable String group,
      int priority,
      boolean isAutomatic,
      boolean alone,
      long percent,
      long amountMinor,
      long mostMinor,
      int lines)
      implements Candidate {

    @Override
    public boolean excludes(Candidate other) {
      return !isAutomatic
          && !other.isAutomatic()
          && other instanceof Some some
          && (alone || some.alone);
    }

    @Override
    public boolean isBounded() {
      return true;
    }

    @Override
    public int rank() {
      return percent > 0 ? 0 : 1;
    }

    @Override
    public long[] off(long[] nets) {
      asked++;
      long[] bases = new long[nets.length];
      for (int i = 0; i < nets.length; i++) {
        bases[i] = (lines >> i & 1) == 1 ? Math.max(0, nets[i]) : 0;
      }
      long base = Offs.sum(bases);
      long wanted = percent > 0 ? (base * percent + 50) / 100 : amountMinor;
      return Spread.of(Math.min(Math.min(wanted, mostMinor), base), bases);
    }
  }

  @Provide
  Arbitrary<Some> some() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "").map(group -> group.isEmpty() ? null : group),
            Arbitraries.integers().between(0, 1),
            Arbitraries.of(true, true, false),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(0, 60),
            Arbitraries.longs().between(1, 3_000),
            Arbitraries.longs().between(1, 5_000),
            Arbitraries.integers().between(1, 15))
        .as(
            (group, priority, automatic, alone, percent, amount, most, lines) ->
                new Some(
                    names++,
                    automatic ? group : null,
                    priority,
                    automatic,
                    alone,
                    percent,
                    amount,
                    most,
                    lines));
  }

  @Property(tries = 200)
  void theBestCombinationIsTheBest(
      @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.From("some") Some> candidates,
      @ForAll @Size(4) List<@LongRange(min = 0, max = 4_000) Long> drawn) {
    long[] nets = drawn.stream().mapToLong(Long::longValue).toArray();
    Stacked<Some> stacked = DiscountStacking.stack(Policy.BEST_COMBINATION, candidates, nets);
    long found = stacked.given().stream().mapToLong(given -> Offs.sum(given.offs())).sum();
    assertThat(found).isEqualTo(brute(standing(candidates, nets), nets));
    long[] left = nets.clone();
    stacked.given().forEach(given -> DiscountStacking.less(left, given.offs()));
    assertThat(Arrays.stream(left).allMatch(net -> net >= 0)).isTrue();
  }

  /** Those of each group with the greatest priority that take off most. */
  private static List<Some> standing(List<Some> candidates, long[] nets) {
    return candidates.stream()
        .filter(one -> Offs.sum(one.off(nets)) > 0)
        .filter(
            one ->
                one.group() == null
                    || candidates.stream()
                        .filter(other -> one.group().equals(other.group()))
                        .filter(other -> Offs.sum(other.off(nets)) > 0)
                        .allMatch(
                            other ->
                                one.priority() > other.priority()
                                    || (one.priority() == other.priority()
                                        && (Offs.sum(one.off(nets)) > Offs.sum(other.off(nets))
                                            || (Offs.sum(one.off(nets)) == Offs.sum(other.off(nets))
                                                && candidates.indexOf(one)
                                                    <= candidates.indexOf(other))))))
        .toList();
  }

  /** Every choice in every order. */
  private static long brute(List<Some> candidates, long[] nets) {
    long most = 0;
    for (int i = 0; i < candidates.size(); i++) {
      Some one = candidates.get(i);
      long[] offs = one.off(nets);
      long[] rest = nets.clone();
      DiscountStacking.less(rest, offs);
      List<Some> others = new ArrayList<>(candidates);
      others.remove(i);
      others.removeIf(other -> other.excludes(one) || one.excludes(other));
      most = Math.max(most, Offs.sum(offs) + brute(others, rest));
    }
    return most;
  }

  @Test
  void theWorkIsBoundedHoweverManyThereAre() {
    List<Some> many =
        IntStream.range(0, 40)
            .mapToObj(i -> new Some(names++, null, 0, true, false, 1 + i % 3, 0, 1_000_000, 15))
            .toList();
    long[] nets = new long[1000];
    Arrays.fill(nets, 1_000);
    asked = 0;
    Stacked<Some> stacked = DiscountStacking.stack(Policy.BEST_COMBINATION, many, nets);
    assertThat(stacked.given()).hasSize(40);
    assertThat(asked).as("each of them asked about a thousand lines").isLessThan(500);
  }

  private static Some percent(@Nullable String group, long percent) {
    return new Some(names++, group, 0, true, false, percent, 0, 1_000_000, 15);
  }

  private static Some amount(@Nullable String group, long minor) {
    return new Some(names++, group, 0, true, false, 0, minor, 1_000_000, 15);
  }

  private static long sum(Policy policy, Some... candidates) {
    return DiscountStacking.stack(policy, List.of(candidates), new long[] {5_000}).given().stream()
        .mapToLong(given -> Offs.sum(given.offs()))
        .sum();
  }

  @Test
  void policiesDiffer() {
    Some five = amount(null, 500);
    Some tenth = percent(null, 10);
    assertThat(sum(Policy.BEST, five, tenth)).isEqualTo(500);
    assertThat(sum(Policy.ALL, five, tenth)).as("in their order").isEqualTo(950);
    assertThat(sum(Policy.ONE_PER_GROUP, five, tenth)).isEqualTo(950);
    assertThat(sum(Policy.BEST_COMBINATION, five, tenth)).as("the part first").isEqualTo(1000);
    assertThat(sum(Policy.ALL, amount("a", 500), percent("a", 20), tenth))
        .as("one of the group")
        .isEqualTo(1_000 + 400);
  }
}
