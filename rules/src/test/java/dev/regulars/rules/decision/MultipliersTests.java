package dev.regulars.rules.decision;

import static dev.regulars.rules.decision.GivenRules.category;
import static dev.regulars.rules.decision.GivenRules.fixed;
import static dev.regulars.rules.decision.GivenRules.given;
import static dev.regulars.rules.decision.GivenRules.pointsPerEuro;
import static dev.regulars.rules.decision.GivenRules.tellCustomer;
import static dev.regulars.rules.decision.GivenRules.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme.Stacking;
import org.junit.jupiter.api.Test;

class MultipliersTests {

  @Test
  void givesTheAdditionalPointsToTheMultipliersRule() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Double coffee", times("2", category("coffee")))
            .line("coffee", 500)
            .line("cake", 300)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Base 8 [1:5 2:3]", "Double coffee 5 [1:5]");
  }

  @Test
  void saysOfAMultiplicationByOneThatItAddsNothing() {
    for (Stacking stacking : Stacking.values()) {
      Decision decision =
          given()
              .stacking(stacking)
              .rule("Base", pointsPerEuro("1"))
              .rule("Once", times("1.0"))
              .line("coffee", 500)
              .settle();

      assertThat(Said.awards(decision)).containsExactly("Base 5 [1:5]");
      assertThat(Said.outcome(decision, "Once"))
          .isEqualTo("Once AWARDED 0: multiplies by 1, which adds no points");
    }
  }

  @Test
  void doesNotTouchBonuses() {
    Decision decision =
        given()
            .rule("Visit", fixed(10))
            .rule("Double", times("2"))
            .rule("Base", pointsPerEuro("1"))
            .line("coffee", 500)
            .settle();

    assertThat(Said.awards(decision))
        .containsExactly("Visit 10 [1:10]", "Double 5 [1:5]", "Base 5 [1:5]");
  }

  @Test
  void letsTheGreatestFactorWinLineByLine() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Double coffee", times("2", category("coffee")))
            .rule("Half as much again", times("1.5"))
            .line("coffee", 400)
            .line("cake", 400)
            .settle();

    assertThat(Said.awards(decision))
        .containsExactly("Base 8 [1:4 2:4]", "Double coffee 4 [1:4]", "Half as much again 2 [2:2]");
  }

  @Test
  void saysToWhomAMultiplierLostThatWinsNowhereAndKeepsItQuiet() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Double coffee", times("2", category("coffee")), tellCustomer(0))
            .rule("Triple Tuesday", times("3"), tellCustomer(1))
            .line("coffee", 400)
            .settle();

    assertThat(Said.outcome(decision, "Double coffee"))
        .isEqualTo("Double coffee LOST 0: lost to \"Triple Tuesday\"");
    assertThat(decision.messages()).extracting(Decision.Message::text).containsExactly("Text 1");
    assertThat(decision.points()).isEqualTo(12);
  }

  @Test
  void letsTheFirstWinWhereFactorsAreEqual() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("First", times("2"))
            .rule("Second", times("2"))
            .line("coffee", 400)
            .settle();

    assertThat(Said.outcomes(decision))
        .containsExactly(
            "Base AWARDED 4: text of Base",
            "First AWARDED 4: text of First",
            "Second LOST 0: lost to \"First\"");
  }

  @Test
  void keepsWhatARuleEarnsOtherwiseWhenItsMultiplierLoses() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Double and ten", times("2"), fixed(10))
            .rule("Triple", times("3"))
            .line("coffee", 400)
            .settle();

    assertThat(Said.outcome(decision, "Double and ten"))
        .isEqualTo("Double and ten CUT 10: its multiplier lost to \"Triple\"");
    assertThat(decision.points()).isEqualTo(22);
  }

  @Test
  void addsFactorsUpWhereTheProgrammeSaysSo() {
    Decision decision =
        given()
            .stacking(Stacking.ADD)
            .rule("Base", pointsPerEuro("1"))
            .rule("Double", times("2"))
            .rule("Triple", times("3"))
            .line("coffee", 400)
            .settle();

    assertThat(Said.awards(decision))
        .as("2 and 3 make 4")
        .containsExactly("Base 4 [1:4]", "Double 4 [1:4]", "Triple 8 [1:8]");
  }

  @Test
  void multipliesFactorsWhereTheProgrammeSaysSo() {
    Decision decision =
        given()
            .stacking(Stacking.MULTIPLY)
            .rule("Base", pointsPerEuro("1"))
            .rule("Double", times("2"))
            .rule("Triple", times("3"))
            .line("coffee", 400)
            .settle();

    assertThat(Said.awards(decision))
        .as("2 and 3 make 6; each has what it added")
        .containsExactly("Base 4 [1:4]", "Double 4 [1:4]", "Triple 16 [1:16]");
  }

  @Test
  void lowersTheBaseByAFactorBelowOne() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Half on sale", times("0.5", category("sale")))
            .line("sale", 400)
            .line("coffee", 400)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Base 6 [1:2 2:4]");
    assertThat(Said.outcome(decision, "Base")).isEqualTo("Base CUT 6: lowered by \"Half on sale\"");
    assertThat(Said.outcome(decision, "Half on sale"))
        .isEqualTo("Half on sale AWARDED 0: lowers the points of other rules");
  }

  @Test
  void letsAGreaterFactorBeatALowerOneUnderBest() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Half on sale", times("0.5", category("sale")))
            .rule("Double", times("2"))
            .line("sale", 400)
            .settle();

    assertThat(decision.points()).isEqualTo(8);
    assertThat(Said.outcome(decision, "Half on sale"))
        .isEqualTo("Half on sale LOST 0: lost to \"Double\"");
  }

  @Test
  void lowersFirstAndAddsThen() {
    assertThat(halfAndDouble(Stacking.ADD)).containsExactly("Base 2 [1:2]", "Double 4 [1:4]");
    assertThat(halfAndDouble(Stacking.MULTIPLY)).containsExactly("Base 2 [1:2]", "Double 2 [1:2]");
  }

  private static java.util.List<String> halfAndDouble(Stacking stacking) {
    return Said.awards(
        given()
            .stacking(stacking)
            .rule("Base", pointsPerEuro("1"))
            .rule("Half", times("0.5"))
            .rule("Double", times("2"))
            .line("coffee", 400)
            .settle());
  }

  @Test
  void takesAwayAtMostTheWholeBase() {
    Decision decision =
        given()
            .stacking(Stacking.ADD)
            .rule("Base", pointsPerEuro("1"))
            .rule("A fifth", times("0.2"))
            .rule("A tenth", times("0.1"))
            .rule("Double", times("2"))
            .line("coffee", 400)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Double 4 [1:4]");
  }
}
