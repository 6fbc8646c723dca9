package dev.regulars.rules.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regulars.rules.change.ThreeWay.Conflict;
import dev.regulars.rules.change.ThreeWay.Merge;
import dev.regulars.rules.change.ThreeWay.Side;
import org.junit.jupiter.api.Test;

/** Two people edit one file at the same time. */
class ThreeWayTests {

  private static final String COFFEE =
      """
      # What we are known for.
      rule "Coffee"
          valid until 2026-12-24
      when
          The member is in tier "gold"
          The basket contains products in category "coffee"
      then
          Multiply points on category "coffee" by 2
          At most 500 points per member per day
      end
      """;

  private static final String TEA =
      """

      rule "Tea"
      when
          A purchase is made
      then
          Give 5 points
      end
      """;

  private static final String CAKE =
      """

      rule "Cake"
      when
          Every 10th purchase of the member
      then
          Give 50 points
      end
      """;

  private static final String EXAMPLES =
      """
      - name: One
        purchase: 5.00
        points: 5

      - name: Two
        purchase: 6.00
        points: 6
      """;

  @Test
  void changesOfDifferentRulesAreBothTaken() {
    String base = COFFEE + TEA;

    assertThat(clean(base, base.replace("by 2", "by 3"), base.replace("Give 5", "Give 6")))
        .isEqualTo(base.replace("by 2", "by 3").replace("Give 5", "Give 6"));
  }

  @Test
  void changesOfNeighbouringSentencesAreBothTaken() {
    assertThat(clean(COFFEE, COFFEE.replace("by 2", "by 3"), COFFEE.replace("500", "300")))
        .isEqualTo(COFFEE.replace("by 2", "by 3").replace("500", "300"));
  }

  @Test
  void differentSentencesAddedAtOnePlaceAreBothTaken() {
    String mine = COFFEE.replace("end\n", "    Tell the customer \"Enjoy!\"\nend\n");
    String theirs = COFFEE.replace("end\n", "    Tag the member \"coffee-lover\"\nend\n");

    assertThat(clean(COFFEE, mine, theirs))
        .isEqualTo(
            COFFEE.replace(
                "end\n",
                "    Tag the member \"coffee-lover\"\n    Tell the customer \"Enjoy!\"\nend\n"));
  }

  @Test
  void theSameSentenceAddedByBothStandsThereOnce() {
    String both = COFFEE.replace("end\n", "    Tell the customer \"Enjoy!\"\nend\n");

    assertThat(clean(COFFEE, both.replace("by 2", "by 3"), both))
        .isEqualTo(both.replace("by 2", "by 3"));
  }

  @Test
  void theSameSentenceWithOtherValuesIsAConflict() {
    Merge merge =
        ThreeWay.merge(
            "a.dslr", COFFEE, COFFEE.replace("by 2", "by 3"), COFFEE.replace("by 2", "by 4"));

    assertThat(merge.text())
        .isEqualTo(
            COFFEE.replace(
                "by 2\n", "by 4\n    # yours: Multiply points on category \"coffee\" by 3\n"));
    assertThat(merge.conflicts())
        .containsExactly(
            new Conflict(
                "Coffee",
                8,
                2,
                "Both of you changed this line.",
                "    Multiply points on category \"coffee\" by 2\n",
                "    Multiply points on category \"coffee\" by 3\n",
                "    Multiply points on category \"coffee\" by 4\n"));
  }

  @Test
  void twoLimitsAddedAtOnePlaceAreAConflict() {
    Merge merge =
        ThreeWay.merge(
            "a.dslr",
            TEA,
            TEA.replace("end\n", "    At most 300 points per member per day\nend\n"),
            TEA.replace("end\n", "    At most 500 points per member per day\nend\n"));

    assertThat(merge.conflicts()).hasSize(1);
    assertThat(merge.text())
        .contains(
            "    At most 500 points per member per day\n"
                + "    # yours: At most 300 points per member per day\n");
  }

  @Test
  void whatIsDeletedOnOneSideOnlyIsGone() {
    String base = COFFEE + TEA + CAKE;

    assertThat(clean(base, COFFEE + CAKE, base.replace("by 2", "by 3")))
        .isEqualTo((COFFEE + CAKE).replace("by 2", "by 3"));
    assertThat(clean(base, base.replace("by 2", "by 3"), COFFEE + CAKE))
        .isEqualTo((COFFEE + CAKE).replace("by 2", "by 3"));
  }

  @Test
  void aRuleDeletedByOneAndChangedByTheOtherIsKept() {
    String base = COFFEE + TEA;
    String changed = base.replace("Give 5", "Give 6");

    Merge deletedByMe = ThreeWay.merge("a.dslr", base, COFFEE, changed);
    assertThat(deletedByMe.text()).isEqualTo(changed);
    assertThat(deletedByMe.conflicts())
        .extracting(Conflict::within, Conflict::line, Conflict::lines, Conflict::mine)
        .containsExactly(tuple("Tea", 11, 7, ""));

    Merge deletedByThem = ThreeWay.merge("a.dslr", base, changed, COFFEE);
    assertThat(deletedByThem.text()).isEqualTo(changed);
    assertThat(deletedByThem.conflicts()).extracting(Conflict::theirs).containsExactly("");
  }

  @Test
  void aSentenceDeletedByOneAndChangedByTheOtherIsAConflict() {
    String deleted = COFFEE.replace("    At most 500 points per member per day\n", "");
    String changed = COFFEE.replace("At most 500", "At most 300");

    assertThat(ThreeWay.merge("a.dslr", COFFEE, deleted, changed).text()).isEqualTo(changed);
    assertThat(ThreeWay.merge("a.dslr", COFFEE, changed, deleted).text())
        .contains("    # yours: At most 300 points per member per day\n");
  }

  @Test
  void aRuleRenamedByOneAndChangedByTheOtherIsBoth() {
    String base = COFFEE + TEA;

    assertThat(
            clean(
                base,
                base.replace("rule \"Coffee\"", "rule \"Coffee for Gold\""),
                base.replace("by 2", "by 3")))
        .isEqualTo(
            base.replace("rule \"Coffee\"", "rule \"Coffee for Gold\"").replace("by 2", "by 3"));
  }

  @Test
  void rulesAddedByBothAreBothThere() {
    assertThat(clean(COFFEE, COFFEE + TEA, COFFEE + CAKE)).isEqualTo(COFFEE + TEA + CAKE);
  }

  @Test
  void aRuleAddedAboveAnotherWithoutAnEmptyLineGetsOne() {
    String first = TEA.stripLeading();

    assertThat(clean(COFFEE, first + "\n" + COFFEE, COFFEE.replace("by 2", "by 3") + CAKE))
        .isEqualTo(first + "\n" + COFFEE.replace("by 2", "by 3") + CAKE);
    assertThat(clean("", COFFEE, first)).contains("end\n\n");
  }

  @Test
  void twoRulesOfOneNameAddedByBothAreAConflict() {
    Merge merge = ThreeWay.merge("a.dslr", COFFEE, COFFEE + TEA, COFFEE + TEA.replace("5", "6"));

    assertThat(merge.conflicts()).hasSize(1);
    assertThat(merge.text()).contains("Give 6 points").contains("# yours: Give 5 points");
  }

  @Test
  void aRuleMovedByOneAndChangedByTheOtherIsBoth() {
    String base = COFFEE + TEA + CAKE;

    assertThat(clean(base, COFFEE + CAKE + TEA, base.replace("Give 5 ", "Give 6 ")))
        .isEqualTo(COFFEE + CAKE + TEA.replace("Give 5 ", "Give 6 "));
    assertThat(clean(base, base.replace("Give 5 ", "Give 6 "), COFFEE + CAKE + TEA))
        .isEqualTo(COFFEE + CAKE + TEA.replace("Give 5 ", "Give 6 "));
  }

  @Test
  void lineEndsAndSpacesAreNoChange() {
    String windows = COFFEE.replace("\n", "\r\n").replace("    ", "\t");

    assertThat(clean(COFFEE, windows, COFFEE.replace("by 2", "by 3"))).contains("by 3");
    assertThat(clean(COFFEE, COFFEE.replace("by 2", "by 3"), windows)).contains("by 3");
  }

  @Test
  void commentsBelowTheLastRuleAreKept() {
    String base = COFFEE + "\n# Ideas for next year.\n";

    assertThat(clean(base, base + "# More tea.\n", base.replace("by 2", "by 3") + TEA))
        .isEqualTo(
            COFFEE.replace("by 2", "by 3") + "\n# Ideas for next year.\n# More tea.\n" + TEA);
  }

  @Test
  void aBrokenFileIsMergedAsWellAsItCanBe() {
    String base = "rule \"A\"\nwhen\nnonsense\n" + TEA;

    assertThat(clean(base, base.replace("nonsense", "A purchase is made"), base + CAKE))
        .isEqualTo(base.replace("nonsense", "A purchase is made") + CAKE);
  }

  @Test
  void examplesAreMergedByTheirNames() {
    String mine = EXAMPLES.replace("points: 5", "points: 7") + "\n- name: Mine\n  points: 1\n";
    String theirs = EXAMPLES.replace("points: 6", "points: 8") + "\n- name: Theirs\n  points: 2\n";

    Merge merge = ThreeWay.merge("examples.yaml", EXAMPLES, mine, theirs);

    assertThat(merge.isClean()).isTrue();
    assertThat(merge.text())
        .contains("points: 7", "points: 8", "- name: Mine", "- name: Theirs")
        .endsWith("\n");
  }

  @Test
  void oneExampleChangedByBothIsAConflict() {
    Merge merge =
        ThreeWay.merge(
            "examples.yaml",
            EXAMPLES,
            EXAMPLES.replace("points: 5", "points: 7"),
            EXAMPLES.replace("points: 5", "points: 8"));

    assertThat(merge.conflicts()).extracting(Conflict::within).containsExactly("One");
    assertThat(merge.text()).contains("  points: 8\n  # yours: points: 7\n");
  }

  private static String clean(String base, String mine, String theirs) {
    Merge merge = ThreeWay.merge("a.dslr", base, mine, theirs);
    assertThat(merge.conflicts()).isEmpty();
    return merge.text();
  }

  @Test
  void oneSideCanHaveItsWayWhereBothChangedTheSame() {
    String base = COFFEE + TEA + CAKE;
    String mine = base.replace("by 2", "by 3").replace("Give 5 ", "Give 6 ");
    String theirs = base.replace("by 2", "by 4").replace("Give 50", "Give 60");
    Merge merge = ThreeWay.merge("a.dslr", base, mine, theirs);

    assertThat(merge.decided(Side.MINE)).isEqualTo(mine.replace("Give 50", "Give 60"));
    assertThat(merge.decided(Side.THEIRS)).isEqualTo(theirs.replace("Give 5 ", "Give 6 "));
  }

  @Test
  void aRuleThatOneSideDeletedGoesOrStaysAsItIsDecided() {
    String base = COFFEE + TEA;
    Merge merge = ThreeWay.merge("a.dslr", base, COFFEE, base.replace("Give 5", "Give 6"));

    assertThat(merge.decided(Side.MINE)).isEqualTo(COFFEE);
    assertThat(merge.decided(Side.THEIRS)).isEqualTo(base.replace("Give 5", "Give 6"));
  }

  @Test
  void ofTwoRulesOfOneNameOneStays() {
    String cake = CAKE.strip() + "\n";
    Merge merge =
        ThreeWay.merge("a.dslr", COFFEE, COFFEE + "\n" + cake, COFFEE + cake.replace("50", "60"));

    assertThat(merge.decided(Side.MINE)).isEqualTo(COFFEE + "\n" + cake);
    assertThat(merge.decided(Side.THEIRS)).isEqualTo(COFFEE + "\n" + cake.replace("50", "60"));
  }
}
