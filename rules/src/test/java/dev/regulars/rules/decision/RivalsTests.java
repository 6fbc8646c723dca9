package dev.regulars.rules.decision;

import static dev.regulars.rules.decision.GivenRules.TODAY;
import static dev.regulars.rules.decision.GivenRules.atMost;
import static dev.regulars.rules.decision.GivenRules.exclude;
import static dev.regulars.rules.decision.GivenRules.fixed;
import static dev.regulars.rules.decision.GivenRules.given;
import static dev.regulars.rules.decision.GivenRules.pointsPerEuro;
import static dev.regulars.rules.decision.GivenRules.tag;
import static dev.regulars.rules.decision.GivenRules.tellCustomer;
import static dev.regulars.rules.decision.GivenRules.times;
import static dev.regulars.rules.decision.GivenRules.voucher;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RivalsTests {

  @Test
  void letsTheGreatestPriorityWinAGroup() {
    Decision decision =
        given()
            .rule("Card rate", "rate", 1, pointsPerEuro("1"))
            .rule("Cash rate", "rate", 0, pointsPerEuro("5"))
            .line("a", 1000)
            .settle();

    assertThat(Said.outcomes(decision))
        .containsExactly(
            "Card rate AWARDED 10: text of Card rate", "Cash rate LOST 0: lost to \"Card rate\"");
  }

  @Test
  void letsTheOneThatGivesMostWinAmongEqualPriorities() {
    Decision decision =
        given()
            .rule("Ten", "welcome", 0, fixed(10))
            .rule("Per euro", "welcome", 0, pointsPerEuro("1"))
            .line("a", 1500)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Per euro 15 [1:15]");
    assertThat(Said.outcome(decision, "Ten")).isEqualTo("Ten LOST 0: lost to \"Per euro\"");
  }

  @Test
  void letsTheFirstWinWhereTheyGiveTheSame() {
    Decision decision =
        given()
            .rule("First", "g", 0, fixed(10))
            .rule("Second", "g", 0, fixed(10))
            .line("a", 100)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("First 10 [1:10]");
  }

  @Test
  void comparesAMultiplierByWhatItWouldAddBesideTheOtherRules() {
    GivenRules rules =
        given()
            .rule("Double", "campaign", 0, times("2"))
            .rule("Twelve", "campaign", 0, fixed(12))
            .rule("Card rate", "rate", 0, pointsPerEuro("2"))
            .rule("Cash rate", "rate", 0, pointsPerEuro("1"));

    assertThat(Said.awards(rules.line("a", 500).settle()))
        .as("doubling the card rate's 10 gives less than 12")
        .containsExactly("Twelve 12 [1:12]", "Card rate 10 [1:10]");
    assertThat(Said.awards(rules.line("b", 500).settle()))
        .as("doubling 20 gives more")
        .containsExactly("Double 20 [1:10 2:10]", "Card rate 20 [1:10 2:10]");
  }

  @Test
  void comparesByWhatLimitsLeave() {
    Decision decision =
        given()
            .rule("Fifty a day", "g", 0, fixed(50), atMost(50, Window.DAY))
            .rule("Ten", "g", 0, fixed(10))
            .used("Fifty a day", Window.DAY, 45)
            .line("a", 100)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Ten 10 [1:10]");
  }

  @Test
  void takesNothingFromALoser() {
    Decision decision =
        given()
            .rule("Winner", "g", 1, fixed(1))
            .rule(
                "Loser",
                "g",
                0,
                exclude("coffee"),
                atMost(5, Window.DAY),
                GivenRules.allRulesPerPurchase(3),
                voucher("CAKE"),
                tag("vip"),
                tellCustomer(0))
            .rule("Base", pointsPerEuro("1"))
            .line("coffee", 900)
            .settle();

    assertThat(decision.points()).isEqualTo(10);
    assertThat(decision.vouchers()).isEmpty();
    assertThat(decision.tags()).isEmpty();
    assertThat(decision.messages()).isEmpty();
    assertThat(decision.limitsUsed()).isEmpty();
  }

  @Test
  void leavesRulesOfOtherGroupsAlone() {
    Decision decision =
        given()
            .rule("A", "one", 0, fixed(1))
            .rule("B", "two", 0, fixed(2))
            .rule("C", fixed(3))
            .line("a", 100)
            .settle();

    assertThat(decision.points()).isEqualTo(6);
  }

  @Test
  void ignoresRulesThatAreNotInForceOnTheDay() {
    Decision decision =
        given()
            .rule(terms(0, "Tomorrow", TODAY.plusDays(1), null, false), fixed(1))
            .rule(terms(1, "Until yesterday", null, TODAY.minusDays(1), false), fixed(2))
            .rule(terms(2, "Paused", null, null, true), fixed(4))
            .rule(terms(3, "Today only", TODAY, TODAY, false), fixed(8))
            .line("a", 100)
            .settle();

    assertThat(Said.outcomes(decision)).containsExactly("Today only AWARDED 8: Today only");
  }

  private static RuleTerms terms(
      int index, String name, @Nullable LocalDate from, @Nullable LocalDate until, boolean paused) {
    return new RuleTerms(index, name, name, null, 0, from, until, paused, 0, List.of(name));
  }
}
