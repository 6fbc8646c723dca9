package dev.regulars.rules.decision;

import static dev.regulars.rules.decision.GivenRules.atMost;
import static dev.regulars.rules.decision.GivenRules.fixed;
import static dev.regulars.rules.decision.GivenRules.given;
import static dev.regulars.rules.decision.GivenRules.pointsPerEuro;
import static dev.regulars.rules.decision.GivenRules.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme.RoundingAt;
import dev.regulars.rules.facts.Window;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a rule is said to give is what it gives alone; the rest is named. */
class AloneTests {

  @ParameterizedTest
  @EnumSource(
      value = RoundingAt.class,
      names = {"END", "LINE"})
  void baseIsSaidToGiveWhatItGivesWithoutTheMultiplier(RoundingAt at) {
    GivenRules alone =
        given().roundingAt(at).rule("Base points", pointsPerEuro("1")).line("a", 1899);
    assertThat(Said.awards(alone.settle())).containsExactly("Base points 18 [1:18]");

    Decision tripled = alone.rule("Triple", times("3")).settle();
    assertThat(tripled.points()).isEqualTo(56);
    assertThat(Said.awards(tripled)).containsExactly("Base points 18 [1:18]", "Triple 38 [1:38]");
  }

  @ParameterizedTest
  @EnumSource(
      value = RoundingAt.class,
      names = {"END", "LINE"})
  void whatDoesNotAddUpIsNamedAsRounding(RoundingAt at) {
    Decision decision =
        given()
            .roundingAt(at)
            .rule("Base", pointsPerEuro("1"))
            .rule("More", pointsPerEuro("0.5"))
            .line("a", 150)
            .line("b", 119)
            .settle();
    // 2.69 and 1.345 points, or by line 1.50 + 0.75 and 1.19 + 0.595.
    if (at == RoundingAt.END) {
      assertThat(Said.awards(decision))
          .containsExactly("Base 2 [1:1 2:1]", "More 1 [1:1]", "Rounding 1 [2:1]");
      assertThat(Said.outcomes(decision))
          .contains(
              "Rounding AWARDED 1: the sum is rounded once, and the rules' own points do not add up"
                  + " to it");
    } else {
      assertThat(Said.awards(decision)).containsExactly("Base 2 [1:1 2:1]", "Rounding 1 [1:1]");
    }
    assertThat(decision.awards().getLast().isRounding()).isTrue();
  }

  @Test
  void roundingTakesWhatIsTooMuch() {
    Decision decision =
        given()
            .rounding(RoundingMode.HALF_UP)
            .rule("Coffee", pointsPerEuro("0.5"))
            .rule("Tea", pointsPerEuro("0.5"))
            .line("a", 300)
            .settle();
    assertThat(decision.points()).isEqualTo(3);
    assertThat(Said.awards(decision))
        .containsExactly("Coffee 2 [1:2]", "Tea 2 [1:2]", "Rounding -1 [1:-1]");
  }

  @Test
  void noLimitIsExceededByWhatARuleIsSaidToGive() {
    Decision decision =
        given()
            .rounding(RoundingMode.HALF_EVEN)
            .rule("Base", pointsPerEuro("0.5"))
            .rule("Triple", times("3"), atMost(1, Window.DAY))
            .line("a", 100)
            .settle();
    assertThat(decision.points()).isEqualTo(2);
    assertThat(Said.awards(decision)).containsExactly("Triple 1 [1:1]", "Rounding 1 [1:1]");
    assertThat(decision.limitsUsed().values()).containsExactly(1L);
  }

  @Test
  void aRuleThatHappensToBeCalledSoIsARule() {
    Decision decision = given().rule("Rounding", fixed(3)).line("a", 100).settle();
    assertThat(decision.awards().getFirst().isRounding()).isFalse();
  }
}
