package dev.regulars.rules.decision;

import static dev.regulars.rules.decision.GivenRules.allRules;
import static dev.regulars.rules.decision.GivenRules.allRulesPerPurchase;
import static dev.regulars.rules.decision.GivenRules.atMost;
import static dev.regulars.rules.decision.GivenRules.atMostPerPurchase;
import static dev.regulars.rules.decision.GivenRules.budget;
import static dev.regulars.rules.decision.GivenRules.fixed;
import static dev.regulars.rules.decision.GivenRules.given;
import static dev.regulars.rules.decision.GivenRules.pointsPerEuro;
import static dev.regulars.rules.decision.GivenRules.tellCustomer;
import static dev.regulars.rules.decision.GivenRules.times;
import static dev.regulars.rules.decision.GivenRules.voucher;
import static dev.regulars.rules.facts.LimitKey.ALL_RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Window;
import org.junit.jupiter.api.Test;

class LimitsTests {

  @Test
  void cutsARulePerPurchaseAndSpreadsWhatIsLeft() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"), atMostPerPurchase(10))
            .line("a", 3000)
            .line("b", 1000)
            .settle();

    assertThat(Said.awards(decision)).containsExactly("Base 10 [1:8 2:2]");
    assertThat(Said.outcomes(decision))
        .containsExactly("Base CUT 10: limit of 10 per purchase reached");
    assertThat(decision.limitsUsed()).as("no counter for a single purchase").isEmpty();
  }

  @Test
  void givesWhatIsLeftOfADay() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"), atMost(500, Window.DAY))
            .used("Base", Window.DAY, 497)
            .line("a", 1000)
            .settle();

    assertThat(Said.outcomes(decision)).containsExactly("Base CUT 3: daily limit of 500 reached");
    assertThat(decision.limitsUsed()).containsExactly(entry(new LimitKey("Base", Window.DAY), 3L));
  }

  @Test
  void countsEveryWindowThatARuleLimits() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"), atMost(50, Window.MONTH), atMost(20, Window.WEEK))
            .line("a", 700)
            .settle();

    assertThat(Said.outcomes(decision)).containsExactly("Base AWARDED 7: text of Base");
    assertThat(decision.limitsUsed())
        .containsOnly(
            entry(new LimitKey("Base", Window.MONTH), 7L),
            entry(new LimitKey("Base", Window.WEEK), 7L));
  }

  @Test
  void cutsInAFixedOrderAndNamesEveryLimitThatCut() {
    Decision decision =
        given()
            .rule(
                "Base",
                budget(1),
                atMost(2, Window.EVER),
                atMost(3, Window.YEAR),
                atMost(4, Window.MONTH),
                atMost(5, Window.WEEK),
                atMost(6, Window.DAY),
                atMostPerPurchase(7),
                pointsPerEuro("1"))
            .line("a", 900)
            .settle();

    assertThat(Said.outcomes(decision))
        .containsExactly(
            "Base CUT 1: limit of 7 per purchase reached; daily limit of 6 reached; weekly limit of"
                + " 5 reached; monthly limit of 4 reached; yearly limit of 3 reached; lifetime"
                + " limit of 2 reached; budget of 1 used up");
  }

  @Test
  void saysNothingOfALimitThatIsMetExactly() {
    Decision decision =
        given().rule("Visit", fixed(10), atMost(10, Window.DAY)).line("a", 100).settle();

    assertThat(Said.outcomes(decision)).containsExactly("Visit AWARDED 10: text of Visit");
  }

  @Test
  void givesNothingAtAllOnceALimitLeavesNothing() {
    Decision decision =
        given()
            .rule("Visit", fixed(10), atMost(10, Window.DAY), tellCustomer(0), voucher("CAKE"))
            .used("Visit", Window.DAY, 15)
            .line("a", 100)
            .settle();

    assertThat(Said.outcomes(decision)).containsExactly("Visit CUT 0: daily limit of 10 reached");
    assertThat(decision.messages()).isEmpty();
    assertThat(decision.vouchers()).isEmpty();
    assertThat(decision.limitsUsed()).isEmpty();
  }

  @Test
  void takesFromABudgetOnlyWhatItHas() {
    Decision decision =
        given()
            .rule("Launch", fixed(100), budget(1000))
            .usedOfBudget("Launch", 960)
            .line("a", 100)
            .settle();

    assertThat(Said.outcomes(decision)).containsExactly("Launch CUT 40: budget of 1000 used up");
    assertThat(decision.budgetsUsed()).containsExactly(entry("Launch", 40L));
  }

  @Test
  void limitsWhatAMultiplierAddsApartFromTheBase() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"), atMostPerPurchase(3))
            .rule("Triple", times("3"), atMostPerPurchase(8))
            .line("a", 500)
            .settle();

    assertThat(Said.awards(decision))
        .as("the base is multiplied before it is cut")
        .containsExactly("Base 3 [1:3]", "Triple 8 [1:8]");
  }

  @Test
  void takesALimitOfAllRulesFromTheLastRuleFirst() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Visit", fixed(10), allRulesPerPurchase(12))
            .rule("Extra", fixed(5))
            .line("a", 800)
            .settle();

    assertThat(Said.outcomes(decision))
        .containsExactly(
            "Base AWARDED 8: text of Base",
            "Visit CUT 4: limit of 12 per purchase for all rules reached",
            "Extra CUT 0: limit of 12 per purchase for all rules reached");
  }

  @Test
  void countsWhatAllRulesGaveTogether() {
    Decision decision =
        given()
            .rule("Base", pointsPerEuro("1"))
            .rule("Cap", allRules(100, Window.DAY), allRules(150, Window.MONTH))
            .rule("Extra", fixed(50))
            .used(ALL_RULES, Window.DAY, 20)
            .used(ALL_RULES, Window.MONTH, 80)
            .line("a", 4000)
            .settle();

    assertThat(Said.outcomes(decision))
        .containsExactly(
            "Base AWARDED 40: text of Base",
            "Cap AWARDED 0: nothing in the basket to give points on",
            "Extra CUT 30: daily limit of 100 for all rules reached; monthly limit of 150 for all"
                + " rules reached");
    assertThat(decision.limitsUsed())
        .containsOnly(
            entry(new LimitKey(ALL_RULES, Window.DAY), 70L),
            entry(new LimitKey(ALL_RULES, Window.MONTH), 70L));
  }

  @Test
  void takesTheLowestOfSeveralLimitsOfAllRules() {
    Decision decision =
        given()
            .rule("Cap", allRulesPerPurchase(9))
            .rule("Lower cap", allRulesPerPurchase(4))
            .rule("Base", pointsPerEuro("1"))
            .line("a", 2000)
            .settle();

    assertThat(decision.points()).isEqualTo(4);
  }
}
