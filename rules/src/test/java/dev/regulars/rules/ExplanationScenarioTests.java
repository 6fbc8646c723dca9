package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Explanation;
import dev.regulars.rules.decision.Explanation.RuleExplanation;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why, and why not: told by rule, by sentence, to the customer and to the cashier. */
class ExplanationScenarioTests {

  private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 11, 21, 10, 15);

  private static final String RULES =
      """
      rule "Base points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
          At most 50 points per member per day
      end

      rule "Double coffee for gold"
      when
          The member is in tier "gold" or higher
          At least 20.00 EUR is spent on category "coffee"
      then
          Multiply points on category "coffee" by 2
      end

      rule "Saturday"
          exclusive group "days"
          priority 1
      when
          The day is Saturday
      then
          Give 5 points
          Tell the customer "Have a nice weekend!"
      end

      rule "Weekend"
          exclusive group "days"
      when
          The day is Saturday or Sunday
      then
          Give 3 points
      end

      rule "Christmas"
          valid from 2026-12-01 until 2026-12-24
      when
          A purchase is made
      then
          Give 100 points
      end

      rule "Summer"
          valid until 2026-08-31
      when
          A purchase is made
      then
          Give 100 points
      end

      rule "Put aside"
          paused
      when
          A purchase is made
      then
          Give 100 points
      end

      rule "Review"
      when
          The member writes a review
      then
          Give 20 points
          Tell the cashier "Thank them for the review."
      end

      rule "Silver"
      when
          The member accrued at least 500 points in the qualification period
      then
          The member qualifies for tier "silver"
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
  void tellsOfEveryRuleWhatBecameOfItAndWhy() {
    assertThat(told(rulebook.explain(purchase("gold", 1240))))
        .containsExactly(
            "Base points AWARDED 12: 1 point per 1.00 EUR",
            "Double coffee for gold NOT_MET 0: not met: At least 20.00 EUR is spent on category"
                + " \"coffee\" (found 12.40)",
            "Saturday AWARDED 5: 5 points",
            "Weekend LOST 0: lost to \"Saturday\"",
            "Christmas NOT_IN_FORCE 0: starts on 2026-12-01",
            "Summer NOT_IN_FORCE 0: ended on 2026-08-31",
            "Put aside NOT_IN_FORCE 0: paused",
            "Review NOT_MET 0: about events, and this was a purchase",
            "Silver NOT_MET 0: about tiers: it looks at the qualification period and gives no"
                + " points");
  }

  @Test
  void tellsOfEverySentenceWhatItNeededAndWhatWasThere() {
    RuleExplanation coffee = rule(rulebook.explain(purchase("bronze", 1240)), 1);

    assertThat(coffee.sentences())
        .extracting("text", "met", "found", "needed")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "The member is in tier \"gold\" or higher", false, "bronze", "gold or higher"),
            org.assertj.core.groups.Tuple.tuple(
                "At least 20.00 EUR is spent on category \"coffee\"", false, "12.40", "20.00"));
    assertThat(coffee.reason()).endsWith("(found bronze), and 1 more not met");
  }

  @Test
  void tellsWhichLinesARuleKeepsFromEarning() {
    String excluding =
        """
        rule "Base points"
        when
            A purchase is made
        then
            Give 1 point per 1.00 EUR spent
        end

        rule "No points on tea"
        when
            A purchase is made
        then
            Give no points on category "tea"
        end

        rule "No points on wine"
        when
            A purchase is made
        then
            Give no points on category "wine"
        end
        """;
    Line coffee = new Line(1, "ESP-1", "coffee", null, 1000, 1240, 0);
    Line tea = new Line(2, "TEA-1", "tea", null, 1000, 300, 0);
    Facts facts = purchase("bronze", 0).with(new Basket(List.of(coffee, tea)));
    try (RuleBook rules = GivenRulebooks.compiled(excluding)) {
      Explanation explanation = rules.explain(facts);

      assertThat(explanation.rules())
          .extracting("code")
          .containsExactly("gives", "keeps-from-earning", "keeps-from-earning");
      assertThat(rule(explanation, 1).keptOff()).containsExactly(2);
      assertThat(rule(explanation, 2).keptOff()).isEmpty();
      assertThat(rule(explanation, 2).reason()).startsWith("keeps nothing in this purchase");
    }
  }

  @Test
  void speaksToTheCustomerAndToTheCashier() {
    Explanation explanation = rulebook.explain(purchase("gold", 2500));

    assertThat(explanation.customerText())
        .isEqualTo(
            "You earned 55 points: 25 for \"Base points\", 25 for \"Double coffee for gold\" and 5"
                + " for \"Saturday\". Have a nice weekend!");
    assertThat(explanation.cashierText())
        .isEqualTo("+55 points: Base points 25, Double coffee for gold 25, Saturday 5");
  }

  @Test
  void tellsTheCustomerWhatWasCut() {
    Facts facts = purchase("bronze", 1240);
    Usage used = new Usage(Map.of(new LimitKey("Base points", Window.DAY), 49L), Map.of());
    Explanation explanation = rulebook.explain(facts.with(used));

    assertThat(told(explanation)).contains("Base points CUT 1: daily limit of 50 reached");
    assertThat(explanation.customerText())
        .isEqualTo(
            "You earned 6 points: 1 for \"Base points\" and 5 for \"Saturday\". \"Base points\":"
                + " daily limit of 50 reached. Have a nice weekend!");
  }

  @Test
  void tellsWhyAnEventIsNoPurchase() {
    Explanation explanation = rulebook.explain(event("review"));

    assertThat(told(explanation))
        .contains(
            "Base points NOT_MET 0: about purchases, and this was the event review",
            "Review AWARDED 20: 20 points");
    assertThat(explanation.cashierText())
        .isEqualTo("+20 points: Review 20 · Thank them for the review.");
    assertThat(rulebook.explain(event("yawn")).customerText()).isEqualTo("This earned no points.");
  }

  @Test
  void tellsThatNothingIsLeftOfAPurchase() {
    Explanation explanation = rulebook.explain(purchase("gold", 100).with(new Basket(List.of())));

    assertThat(told(explanation)).contains("Saturday NOT_MET 0: nothing is left of the purchase");
    assertThat(explanation.customerText()).isEqualTo("This purchase earned no points.");
  }

  @Test
  void everythingCanBeToldInGermanSentences() {
    Explanation explanation = rulebook.explain(purchase("gold", 1240), Locale.GERMAN);

    assertThat(told(explanation))
        .containsExactly(
            "Base points AWARDED 12: 1 Punkt je 1,00 €",
            "Double coffee for gold NOT_MET 0: nicht erfüllt: Mindestens 20,00 € entfallen auf"
                + " Warengruppe „coffee“ (vorgefunden: 12,40 €)",
            "Saturday AWARDED 5: 5 Punkte",
            "Weekend LOST 0: der Regel „Saturday“ unterlegen",
            "Christmas NOT_IN_FORCE 0: beginnt am 01.12.2026",
            "Summer NOT_IN_FORCE 0: endete am 31.08.2026",
            "Put aside NOT_IN_FORCE 0: pausiert",
            "Review NOT_MET 0: für Ereignisse, und dies war ein Einkauf",
            "Silver NOT_MET 0: für Stufen: Sie betrachtet den Qualifikationszeitraum und gibt keine"
                + " Punkte");
    assertThat(explanation.customerText())
        .isEqualTo(
            "Sie haben 17 Punkte gesammelt: 12 für „Base points“ und 5 für „Saturday“. Have a nice"
                + " weekend!");
    assertThat(explanation.cashierText()).isEqualTo("+17 Punkte: Base points 12, Saturday 5");
    assertThat(rule(explanation, 1).sentences().getFirst().text())
        .isEqualTo("Das Mitglied ist in Stufe „gold“ oder höher");
    assertThat(rule(explanation, 1).sentences().getFirst().written())
        .isEqualTo("The member is in tier \"gold\" or higher");
    assertThat(rule(explanation, 1).sentences().getFirst().needed()).isEqualTo("gold oder höher");
  }

  @Test
  void whatWasCutAndWhatIsNoPurchaseIsToldInGermanToo() {
    Usage used = new Usage(Map.of(new LimitKey("Base points", Window.DAY), 49L), Map.of());
    Explanation cut = rulebook.explain(purchase("bronze", 1240).with(used), Locale.GERMAN);

    assertThat(cut.customerText())
        .isEqualTo(
            "Sie haben 6 Punkte gesammelt: 1 für „Base points“ und 5 für „Saturday“. „Base points“:"
                + " Tagesgrenze von 50 Punkten erreicht. Have a nice weekend!");
    assertThat(rulebook.explain(event("yawn"), Locale.GERMAN).customerText())
        .isEqualTo("Das brachte keine Punkte.");
    assertThat(
            rulebook
                .explain(purchase("gold", 100).with(new Basket(List.of())), Locale.GERMAN)
                .customerText())
        .isEqualTo("Dieser Einkauf brachte keine Punkte.");
    assertThat(rulebook.explain(event("review"), Locale.GERMAN).cashierText())
        .isEqualTo("+20 Punkte: Review 20 · Thank them for the review.");
  }

  private static List<String> told(Explanation explanation) {
    return explanation.rules().stream()
        .map(
            rule ->
                "%s %s %d: %s"
                    .formatted(rule.rule(), rule.outcome(), rule.points(), rule.reason())
                    .replace('\u00a0', ' '))
        .toList();
  }

  private static RuleExplanation rule(Explanation explanation, int position) {
    return explanation.rules().get(position);
  }

  private static Facts purchase(String tier, long coffeeMinor) {
    Line line = new Line(1, "ESP-1", "coffee", null, 1000, coffeeMinor, 0);
    return new Facts(
        happening(Happening.PURCHASE), new Basket(List.of(line)), member(tier), Usage.NONE);
  }

  private static Facts event(String name) {
    return new Facts(happening(name), null, member("bronze"), Usage.NONE);
  }

  private static Happening happening(String event) {
    return new Happening(
        event,
        SATURDAY.atZone(ZoneId.of("Europe/Berlin")),
        "hamburg-1",
        Set.of(),
        "store",
        Map.of(),
        Set.of());
  }

  private static Member member(String tier) {
    return new Member(tier, SATURDAY.toLocalDate(), null, Set.of(), Map.of(), 1, null, Map.of());
  }
}
