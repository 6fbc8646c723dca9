package dev.regulars.rules.decision;

import static dev.regulars.rules.decision.GivenRules.category;
import static dev.regulars.rules.decision.GivenRules.exclude;
import static dev.regulars.rules.decision.GivenRules.fixed;
import static dev.regulars.rules.decision.GivenRules.given;
import static dev.regulars.rules.decision.GivenRules.inBand;
import static dev.regulars.rules.decision.GivenRules.perAmount;
import static dev.regulars.rules.decision.GivenRules.perUnit;
import static dev.regulars.rules.decision.GivenRules.percent;
import static dev.regulars.rules.decision.GivenRules.pointsPerEuro;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Proposal.Step;
import dev.regulars.rules.decision.Proposal.Tax;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class BasePointsTests {

  @Test
  void givesAPointPerEuroAndNamesTheLinesItCameFrom() {
    Decision decision =
        given().rule("Base", pointsPerEuro("1")).line("coffee", 250).line("cake", 250).settle();

    assertThat(decision.points()).isEqualTo(5);
    assertThat(Said.awards(decision)).containsExactly("Base 5 [1:3 2:2]");
    assertThat(decision.awards().getFirst().text()).isEqualTo("text of Base");
    assertThat(Said.outcomes(decision)).containsExactly("Base AWARDED 5: text of Base");
  }

  @Test
  void roundsOnceAtTheEndAndNotByLine() {
    assertThat(given().rule("Base", pointsPerEuro("1")).line("a", 60).line("b", 60).settle())
        .extracting(Decision::points)
        .isEqualTo(1L);
    assertThat(
            Said.awards(
                given()
                    .rule("Base", pointsPerEuro("1"))
                    .rule("More", pointsPerEuro("0.5"))
                    .line("a", 150)
                    .settle()))
        .as("1.50 and 0.75 make 2.25; alone they give 1 and nothing")
        .containsExactly("Base 1 [1:1]", "Rounding 1 [1:1]");
  }

  @Test
  void leavesEachLineItsOwnShareWhereThatSumsUp() {
    assertThat(
            Said.awards(
                given()
                    .rule("Base", pointsPerEuro("1"))
                    .line("coffee", 500)
                    .line("cake", 399)
                    .settle()))
        .as("5.00 EUR of coffee are 5 points, not 4.45 of 8")
        .containsExactly("Base 8 [1:5 2:3]");
  }

  @Test
  void roundsByTheProgrammesMode() {
    assertThat(
            given()
                .rounding(RoundingMode.HALF_UP)
                .rule("Base", pointsPerEuro("1"))
                .line("a", 150)
                .settle()
                .points())
        .isEqualTo(2);
    assertThat(
            given()
                .rounding(RoundingMode.UP)
                .rule("Base", pointsPerEuro("1"))
                .line("a", 1)
                .settle()
                .points())
        .isEqualTo(1);
  }

  @Test
  void saysWhenThereIsLessThanOnePoint() {
    Decision decision = given().rule("Base", pointsPerEuro("1")).line("a", 99).settle();

    assertThat(decision.points()).isZero();
    assertThat(decision.awards()).isEmpty();
    assertThat(Said.outcomes(decision)).containsExactly("Base AWARDED 0: less than one point");
  }

  @Test
  void givesStepwisePointsOnTheScopesTotalAndSharesThemByNet() {
    Decision decision =
        given()
            .rule(
                "Steps", perAmount("5", 1000, category("coffee"), Step.FULL_AMOUNTS, Tax.INCLUDED))
            .line("coffee", 1500)
            .line("tea", 9000)
            .line("coffee", 700)
            .settle();

    assertThat(Said.awards(decision))
        .as("22.00 of coffee are two full 10.00; 10 points by 1500 : 700")
        .containsExactly("Steps 10 [1:7 3:3]");
  }

  @Test
  void leavesTheTaxOutWhereTheRuleSaysSo() {
    Decision decision =
        given()
            .rule("Net", perAmount("1", 100, Scope.BASKET, Step.PROPORTIONAL, Tax.EXCLUDED))
            .line("a", 1000, 1190, 190)
            .settle();

    assertThat(decision.points()).isEqualTo(10);
  }

  @Test
  void givesPointsOnTheBandOnly() {
    Decision decision =
        given()
            .rule("First hundred", inBand("1", 0, 10_000))
            .rule("Beyond", inBand("2", 10_000, Long.MAX_VALUE))
            .line("a", 8_000)
            .line("b", 5_000)
            .settle();

    assertThat(Said.awards(decision))
        .containsExactly("First hundred 100 [1:62 2:38]", "Beyond 60 [1:37 2:23]");
  }

  @Test
  void turnsAPercentageOfSpendIntoPointsAtTheirValue() {
    assertThat(
            given()
                .pointValue(1)
                .rule("Cash back", percent("2.5"))
                .line("a", 4000)
                .settle()
                .points())
        .as("2.5 % of 40.00 are 1.00, and a point is worth 0.01")
        .isEqualTo(100);
    assertThat(
            given()
                .pointValue(5)
                .rule("Cash back", percent("2.5"))
                .line("a", 4000)
                .settle()
                .points())
        .isEqualTo(20);
  }

  @Test
  void countsFullUnitsOfTheScope() {
    Decision decision =
        given()
            .rule("Per kilo", perUnit("2", category("apples")))
            .line("apples", 1500, 300, 0)
            .line("apples", 700, 140, 0)
            .line("pears", 5000, 900, 0)
            .settle();

    assertThat(Said.awards(decision))
        .as("2.2 kg are two full kilos")
        .containsExactly("Per kilo 4 [1:3 2:1]");
  }

  @Test
  void addsBaseRulesUp() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Coffee", pointsPerEuro("2", category("coffee")))
            .line("coffee", 300)
            .line("tea", 200)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Base 5 [1:3 2:2]", "Coffee 6 [1:6]");
  }

  @Test
  void givesNothingOnExcludedLines() {
    Decision decision =
        given()
            .rule("No gift cards", exclude("gift card"))
            .rule("Base", pointsPerEuro("1"))
            .rule("Gift cards", pointsPerEuro("1", category("gift card")))
            .rule("Units", perUnit("1", Scope.BASKET))
            .rule("Visit", fixed(10))
            .line("gift card", 5000)
            .line("coffee", 300)
            .settle();

    assertThat(Said.awards(decision))
        .containsExactly("Base 3 [2:3]", "Units 1 [2:1]", "Visit 10 [2:10]");
    assertThat(Said.outcome(decision, "Gift cards"))
        .isEqualTo("Gift cards AWARDED 0: nothing in the basket to give points on");
  }

  @Test
  void givesNotEvenABonusWhereEveryLineIsExcluded() {
    Decision decision =
        given()
            .rule("No tobacco", exclude("tobacco"))
            .rule("Visit", fixed(10), GivenRules.tellCustomer(0))
            .line("tobacco", 900)
            .settle();

    assertThat(decision.points()).isZero();
    assertThat(decision.messages()).isEmpty();
    assertThat(Said.outcome(decision, "Visit"))
        .isEqualTo("Visit CUT 0: no points on anything in the basket");
  }

  @Test
  void sharesABonusByNetAndEquallyWhereNothingWasPaid() {
    assertThat(Said.awards(given().rule("Visit", fixed(10)).line("a", 900).line("b", 100).settle()))
        .containsExactly("Visit 10 [1:9 2:1]");
    assertThat(
            Said.awards(
                given().rule("Visit", fixed(10)).line("a", 0).line("b", 0).line("c", 0).settle()))
        .containsExactly("Visit 10 [1:4 2:3 3:3]");
  }

  @Test
  void givesABonusForAnEventWithoutLines() {
    Decision decision =
        given().anEvent().rule("Review", fixed(20)).rule("Base", pointsPerEuro("1")).settle();

    assertThat(decision.points()).isEqualTo(20);
    assertThat(Said.awards(decision)).containsExactly("Review 20 []");
  }

  @Test
  void letsNegativeLinesLowerTheSpendButCarryNoPoints() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .line("water", 500)
            .line("deposit back", -200)
            .line("beer", 500)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Base 8 [1:4 3:4]");
  }

  @Test
  void givesNothingForNegativeSpend() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Steps", perAmount("1", 100, Scope.BASKET, Step.FULL_AMOUNTS, Tax.INCLUDED))
            .rule("Percent", percent("10"))
            .rule("Visit", fixed(3))
            .line("water", 100)
            .line("deposit back", -250)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Visit 3 [1:3]");
  }

  @Test
  void givesNothingForABasketWithoutLines() {
    assertThat(given().rule("Visit", fixed(10)).settle()).isEqualTo(Decision.NOTHING);
  }

  @Test
  void isExactWhereNumbersAreVeryLarge() {
    Decision decision =
        given()
            .rule("A", pointsPerEuro("1.123456789"))
            .rule("B", pointsPerEuro("0.876543211"))
            .line("a", 9_007_199_254_740_993L)
            .line("b", 9_007_199_254_740_995L)
            .settle();

    assertThat(decision.points())
        .as("2 points per 1.00 in all")
        .isEqualTo((9_007_199_254_740_993L + 9_007_199_254_740_995L) / 50);
  }
}
