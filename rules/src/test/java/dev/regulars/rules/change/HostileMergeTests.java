package dev.regulars.rules.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.regulars.rules.change.ThreeWay.Merge;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Texts of the greatest size, made to be merged for hours. The times are those of a machine that
 * has much else to do; each of these took minutes or did not end.
 */
class HostileMergeTests {

  private static final Duration PLENTY = Duration.ofSeconds(30);

  @Test
  void tensOfThousandsOfBlocksThatChangedTheirOrder() {
    String base = rules(20_000, 1);
    String mine = rules(20_000, 2);
    String theirs = rules(20_000, 3);

    Merge merge = merged("a.dslr", base, mine, theirs);

    assertThat(merge.text().lines().filter(line -> line.startsWith("rule"))).hasSize(20_000);
  }

  @Test
  void tensOfThousandsOfLinesThatBothAdded() {
    Merge merge = merged("a.dslr", "rule \"a\"\nend\n", added("m", 15_000), added("t", 15_000));

    assertThat(merge.conflicts()).isNotEmpty();
    assertThat(merge.text()).contains("t14999").contains("m14999");
  }

  @Test
  void aBlockOfThousandsOfLinesWithOtherValuesEach() {
    Merge merge = merged("a.dslr", values(2_500, 1), values(2_500, 2), values(2_500, 3));

    assertThat(merge.text()).contains("Give 2500");
  }

  @Test
  void hundredsOfRulesWithOtherNames() {
    merged("a.dslr", named("b", 300, 20), named("m", 300, 20), named("t", 300, 20));
  }

  private static Merge merged(String file, String base, String mine, String theirs) {
    return assertTimeoutPreemptively(PLENTY, () -> ThreeWay.merge(file, base, mine, theirs));
  }

  private static String rules(int count, long order) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingLong(i -> i * 7919L * order % 104_729L))
        .map("rule \"%d\"\n"::formatted)
        .collect(Collectors.joining());
  }

  private static String added(String by, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> by + i + "\n")
        .collect(Collectors.joining("", "rule \"a\"\n", "end\n"));
  }

  private static String values(int count, int by) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "Give " + i * by + " points\n")
        .collect(Collectors.joining("", "rule \"a\"\n", "end\n"));
  }

  private static String named(String by, int count, int lines) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> "rule \"" + by + i + "\"\n" + (by + " says something\n").repeat(lines) + "end\n")
        .collect(Collectors.joining());
  }
}
