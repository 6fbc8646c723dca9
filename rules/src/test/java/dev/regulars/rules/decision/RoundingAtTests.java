package dev.regulars.rules.decision;

import static dev.regulars.rules.decision.GivenRules.allRules;
import static dev.regulars.rules.decision.GivenRules.atMost;
import static dev.regulars.rules.decision.GivenRules.atMostPerPurchase;
import static dev.regulars.rules.decision.GivenRules.budget;
import static dev.regulars.rules.decision.GivenRules.fixed;
import static dev.regulars.rules.decision.GivenRules.given;
import static dev.regulars.rules.decision.GivenRules.pointsPerEuro;
import static dev.regulars.rules.decision.GivenRules.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme.LimitEdge;
import dev.regulars.rules.Programme.RoundingAt;
import dev.regulars.rules.facts.Room;
import dev.regulars.rules.facts.Window;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is rounded, and what becomes of what does not fit: settings of the programme. */
class RoundingAtTests {

  /** Lines of 1.50 and 1.60, a point per euro, and half as much again from another rule. */
  private static GivenRules halves(RoundingAt at, RoundingMode mode) {
    return given()
        .roundingAt(at)
        .rounding(mode)
        .rule("Base", pointsPerEuro("1"))
        .rule("More", pointsPerEuro("0.5"))
        .line("a", 150)
        .line("b", 160);
  }

  @ParameterizedTest
  @CsvSource({
    "END, DOWN, 4",
    "END, UP, 5",
    "LINE, DOWN, 4",
    "LINE, UP, 6",
    "RULE, DOWN, 4",
    "RULE, UP, 6"
  })
  void roundsTheSumOrEachLineOrEachRule(RoundingAt at, RoundingMode mode, long points) {
    Decision decision = halves(at, mode).settle();
    assertThat(decision.points()).isEqualTo(points);
    assertThat(decision.awards().stream().mapToLong(Decision.Award::points).sum())
        .isEqualTo(points);
  }

  @Test
  void aLineHasWholePointsOfItsOwn() {
    // 2.25 and 2.40 points by line: each is raised, and shared among the rules.
    assertThat(Said.awards(halves(RoundingAt.LINE, RoundingMode.UP).settle()))
        .containsExactly("Base 4 [1:2 2:2]", "More 2 [1:1 2:1]");
  }

  @Test
  void lessThanAPointOfARuleIsToldAsSuch() {
    Decision decision =
        given()
            .roundingAt(RoundingAt.RULE)
            .rule("Base", pointsPerEuro("1"))
            .rule("Little", pointsPerEuro("0.1"))
            .line("a", 250)
            .settle();
    assertThat(Said.outcomes(decision))
        .containsExactly("Base AWARDED 2: text of Base", "Little AWARDED 0: less than one point");
  }

  @Test
  void limitsHoldForWhatIsRoundedBefore() {
    Decision decision =
        given()
            .roundingAt(RoundingAt.RULE)
            .rounding(RoundingMode.UP)
            .rule("Base", pointsPerEuro("1"), allRules(4, Window.DAY))
            .rule("More", pointsPerEuro("0.5"))
            .line("a", 250)
            .settle();
    assertThat(decision.points()).isEqualTo(4);
  }

  @Test
  void anEventHasNoLinesAndIsRoundedAllTheSame() {
    assertThat(given().anEvent().roundingAt(RoundingAt.LINE).rule("Thanks", fixed(7)).settle())
        .extracting(Decision::points)
        .isEqualTo(7L);
  }

  private static GivenRules almostUsed(LimitEdge edge) {
    return given()
        .limitEdge(edge)
        .rule("Base", pointsPerEuro("1"), atMost(500, Window.DAY))
        .line("a", 1000);
  }

  @ParameterizedTest
  @CsvSource({
    "CUT, 497, 3",
    "REFUSE, 497, 0",
    "PASS, 497, 10",
    "CUT, 500, 0",
    "REFUSE, 500, 0",
    "PASS, 500, 0",
    "REFUSE, 490, 10",
    "PASS, 490, 10"
  })
  void theEdgeOfALimitIsASetting(LimitEdge edge, long used, long points) {
    Decision decision = almostUsed(edge).used("Base", Window.DAY, used).settle();
    assertThat(decision.points()).isEqualTo(points);
    assertThat(Said.outcome(decision, "Base"))
        .contains(points == 10 ? "AWARDED 10" : "CUT " + points + ": daily limit of 500 reached");
  }

  @Test
  void soItIsOfABudgetAndOfAllRulesTogether() {
    Decision budget =
        given()
            .limitEdge(LimitEdge.PASS)
            .rule("Base", pointsPerEuro("1"), budget(100))
            .usedOfBudget("Base", 99)
            .line("a", 1000)
            .settle();
    assertThat(budget.points()).isEqualTo(10);
    assertThat(budget.budgetsUsed()).containsEntry("Base", 10L);

    Decision together =
        given()
            .limitEdge(LimitEdge.REFUSE)
            .rule("Base", pointsPerEuro("1"), allRules(12, Window.DAY))
            .rule("Gift", fixed(5))
            .line("a", 1000)
            .settle();
    assertThat(Said.outcomes(together))
        .containsExactly(
            "Base AWARDED 10: text of Base", "Gift CUT 0: daily limit of 12 for all rules reached");
  }

  @Test
  void aLimitForOnePurchaseHasNoEdge() {
    Decision decision =
        given()
            .limitEdge(LimitEdge.REFUSE)
            .rule("Base", pointsPerEuro("1"), atMostPerPurchase(4))
            .line("a", 1000)
            .settle();
    assertThat(decision.points()).isEqualTo(4);
  }

  @Test
  void nobodyHasMoreThanTheMost() {
    GivenRules rules =
        given().rule("Base", pointsPerEuro("1")).rule("Twice", times("2")).line("a", 1000);
    Decision cut = rules.room(new Room(100, 12, false)).settle();
    assertThat(cut.points()).isEqualTo(12);
    assertThat(Said.outcome(cut, "Twice")).contains("nobody may have more than 100 points");
    Decision refused = rules.room(new Room(100, 12, true)).settle();
    assertThat(refused.points()).isZero();
    assertThat(rules.room(new Room(100, 20, true)).settle().points()).isEqualTo(20);
  }
}
