package dev.regulars.rules.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.change.ThreeWay.Merge;
import dev.regulars.rules.change.ThreeWay.Side;
import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.language.RandomRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever two people do to a file, nobody's work is lost. */
class ThreeWayPropertyTests {

  private static final String FILE = "a.dslr";

  @Property(tries = 200)
  void aMergeWithAnUnchangedSideGivesTheOther(@ForAll long seed) {
    Random random = new Random(seed);
    String base = file(random);
    String edited = edited(base, random);

    assertThat(ThreeWay.merge(FILE, base, edited, base)).isEqualTo(new Merge(edited, List.of()));
    assertThat(ThreeWay.merge(FILE, base, base, edited)).isEqualTo(new Merge(edited, List.of()));
    assertThat(ThreeWay.merge(FILE, base, edited, edited)).isEqualTo(new Merge(edited, List.of()));
  }

  @Property(tries = 400)
  void noLineThatOneSideAddedIsLost(@ForAll long seed) {
    Random random = new Random(seed);
    String base = file(random);
    String mine = broken(base, random);
    String theirs = broken(base, random);

    Merge merge = ThreeWay.merge(FILE, base, mine, theirs);

    List<String> merged = lines(merge.text().replace("# yours: ", ""));
    assertThat(merged).containsAll(added(base, mine)).containsAll(added(base, theirs));
  }

  @Property(tries = 200)
  void editsOfDifferentRulesAreMergedWithoutAConflict(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> rules = rules(random);
    int cut = 1 + random.nextInt(rules.size() - 1);
    String first = String.join("", rules.subList(0, cut));
    String second = String.join("", rules.subList(cut, rules.size()));
    String mine = edited(first, random);
    String theirs = edited(second, random);

    Merge merge = ThreeWay.merge(FILE, first + second, mine + second, first + theirs);

    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.text()).isEqualTo(mine + theirs);
  }

  @Property(tries = 200)
  void aConflictSaysWhereItStands(@ForAll long seed) {
    Random random = new Random(seed);
    String base = file(random);

    Merge merge = ThreeWay.merge(FILE, base, edited(base, random), edited(base, random));

    List<String> lines = TextBlocks.lines(merge.text());
    assertThat(merge.conflicts())
        .allSatisfy(
            conflict -> {
              int from = conflict.line() - 1;
              String region =
                  String.join("", lines.subList(from, from + conflict.lines()))
                      .replace("# yours: ", "");
              assertThat(lines(region)).containsAll(lines(conflict.mine()));
              assertThat(lines(region)).containsAll(lines(conflict.theirs()));
            });
  }

  @Property(tries = 400)
  void whoeverHasTheirWayLosesNothingAndNoCommentIsLeft(@ForAll long seed) {
    Random random = new Random(seed);
    String base = file(random);
    String mine = broken(base, random);
    String theirs = broken(base, random);

    Merge merge = ThreeWay.merge(FILE, base, mine, theirs);

    assertThat(lines(merge.decided(Side.MINE))).containsAll(added(base, mine));
    assertThat(lines(merge.decided(Side.THEIRS))).containsAll(added(base, theirs));
    assertThat(merge.decided(Side.MINE) + merge.decided(Side.THEIRS)).doesNotContain("# yours: ");
  }

  private static String file(Random random) {
    return String.join("", rules(random));
  }

  private static List<String> rules(Random random) {
    String file = new RandomRules(random).file(Kind.PURCHASE, 2 + random.nextInt(5));
    return List.of(file.split("(?<=\nend\n)(?=\n)"));
  }

  /** Some sentences get other values, go or come. */
  private static String edited(String text, Random random) {
    return edited(text, random, lines(new RandomRules(random).file(Kind.PURCHASE, 2), "    "));
  }

  /** The same, and the file may be broken afterwards. */
  private static String broken(String text, Random random) {
    return edited(text, random, lines(new RandomRules(random).file(Kind.PURCHASE, 2), ""));
  }

  private static String edited(String text, Random random, List<String> from) {
    List<String> edited = new ArrayList<>();
    for (String line : text.split("(?<=\n)")) {
      boolean sentence = line.startsWith("    ");
      switch (sentence ? random.nextInt(8) : 7) {
        case 0 -> edited.add(from.get(random.nextInt(from.size())));
        case 1 -> {}
        case 2 -> {
          edited.add(line);
          edited.add("    At most " + random.nextInt(900) + " points per purchase\n");
        }
        case 3 -> edited.add(line.replaceAll("[0-9]", Integer.toString(1 + random.nextInt(8))));
        default -> edited.add(line);
      }
    }
    return String.join("", edited);
  }

  private static List<String> lines(String file, String prefix) {
    return Arrays.stream(file.split("(?<=\n)")).filter(line -> line.startsWith(prefix)).toList();
  }

  private static List<String> lines(String text) {
    return Arrays.stream(text.split("\n")).map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static List<String> added(String base, String edited) {
    List<String> added = new ArrayList<>(lines(edited));
    added.removeAll(lines(base));
    return added.stream()
        .collect(Collectors.toMap(Function.identity(), line -> line, (a, b) -> a))
        .values()
        .stream()
        .toList();
  }
}
