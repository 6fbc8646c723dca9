package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QualificationScenarioTests {

  private static final String RULES =
      """
      rule "Silver by points"
      when
          The member accrued at least 500 points in the qualification period
      then
          The member qualifies for tier "silver"
          Tell the customer "Welcome to Silver!"
          Tag the member "silver-2026"
      end

      rule "Silver by visits"
      when
          The member made at least 20 purchases in the qualification period
      then
          The member qualifies for tier "silver"
      end

      rule "Gold"
      when
          The member accrued at least 2000 points in the qualification period
          The member spent at least 1000.00 EUR in the qualification period
      then
          The member qualifies for tier "gold"
          Issue voucher "FREE-COFFEE" valid for 30 days
      end

      rule "Gold for nothing, once"
          valid until 2020-12-31
      when
          The member accrued at least 0 points in the qualification period
      then
          The member qualifies for tier "gold"
      end
      """;

  private static RuleBook rulebook;

  @BeforeAll
  static void compile() {
    rulebook = GivenRulebooks.compiled(RULES);
  }

  @AfterAll
  static void close() {
    rulebook.close();
  }

  @Test
  void saysWhatIsMissingForTheNextTierOnTheNearestWay() {
    assertThat(qualify(100, 0, 2, "bronze")).isEqualTo("none; silver needs points 400");
    assertThat(qualify(100, 0, 18, "bronze")).isEqualTo("none; silver needs purchases 2");
  }

  @Test
  void leadsToTheHighestTierWhoseRuleIsMet() {
    assertThat(qualify(500, 0, 2, "bronze"))
        .isEqualTo("silver; gold needs points 1500, spend 100000");
    assertThat(qualify(2500, 99_999, 2, "bronze")).isEqualTo("silver; gold needs spend 1");
    assertThat(qualify(2500, 100_000, 2, "bronze")).isEqualTo("gold; top");
  }

  @Test
  void looksAboveTheTierThatIsHeld() {
    assertThat(qualify(0, 0, 0, "silver")).isEqualTo("none; gold needs points 2000, spend 100000");
    assertThat(qualify(0, 0, 0, "gold")).isEqualTo("none; top");
    assertThat(qualify(0, 0, 0, null)).isEqualTo("none; silver needs points 500");
  }

  @Test
  void grantsWhatTheRulesOfThatTierGrantAndNoOthers() {
    Decision silver = qualification(500, 0, 2, "bronze").grants();
    assertThat(silver.messages()).extracting("text").containsExactly("Welcome to Silver!");
    assertThat(silver.tags()).extracting("tag").containsExactly("silver-2026");

    Decision gold = qualification(2500, 100_000, 2, "bronze").grants();
    assertThat(gold.messages()).isEmpty();
    assertThat(gold.vouchers()).extracting("voucher").containsExactly("FREE-COFFEE");
  }

  @Test
  void whatIsBeyondATierIsTheMostOfEachMeasureThatItsRulesAskFor() {
    assertThat(surplus(499, 90_000, 19)).isEqualTo(new Standing(0, 0, 0));
    assertThat(surplus(620, 90_000, 19)).isEqualTo(new Standing(120, 0, 0));
    assertThat(surplus(620, 90_000, 23)).isEqualTo(new Standing(120, 0, 3));
    assertThat(surplus(2_500, 130_000, 40)).isEqualTo(new Standing(500, 30_000, 0));
  }

  private static Standing surplus(long points, long spent, long purchases) {
    return rulebook.surplus(GeneratedFacts.of(1, 1), new Standing(points, spent, purchases));
  }

  private static String qualify(long points, long spent, long purchases, @Nullable String held) {
    Qualification qualification = qualification(points, spent, purchases, held);
    String tier = qualification.tier() == null ? "none" : qualification.tier();
    Qualification.Next next = qualification.next();
    if (next == null) {
      return tier + "; top";
    }
    String missing =
        next.missing().stream()
            .map(each -> each.measure() + " " + each.amount())
            .reduce((a, b) -> a + ", " + b)
            .orElse("nothing");
    return tier + "; " + next.tier() + " needs " + missing;
  }

  private static Qualification qualification(
      long points, long spent, long purchases, @Nullable String held) {
    Facts facts = GeneratedFacts.of(1, 1);
    return rulebook.qualify(facts, new Standing(points, spent, purchases), held);
  }
}
