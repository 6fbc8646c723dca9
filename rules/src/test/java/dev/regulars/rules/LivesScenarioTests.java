package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Life;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.language.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long points live, where rules say it themselves. */
class LivesScenarioTests {

  private static Decision decided(String... consequences) {
    try (RuleBook rules = GivenRulebooks.compiled(rule("Rule", consequences))) {
      return rules.decide(purchase());
    }
  }

  private static String rule(String name, String... consequences) {
    return """
    rule "%s"
    when
        A purchase is made
    then
        %s
    end
    """
        .formatted(name, String.join("\n    ", consequences));
  }

  private static Facts purchase() {
    return new Facts(
        new Happening(
            Happening.PURCHASE,
            LocalDate.parse("2026-11-21").atTime(10, 15).atZone(ZoneId.of("Europe/Berlin")),
            "hamburg-1",
            Set.of(),
            "store",
            Map.of(),
            Set.of()),
        new Basket(List.of(new Line(1, "ESP-1", "coffee", null, 2000, 1250, 0))),
        new Member(
            "bronze", LocalDate.parse("2026-01-01"), null, Set.of(), Map.of(), 3, null, Map.of()),
        Usage.NONE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Give 5 points that expire after 30 days, 30, , , false",
    "Give 1 point that expire after 1 day, 1, , , false",
    "Give 5 points that expire on 2027-01-31, , 2027-01-31, , false",
    "Give 5 points available after 14 days, , , 14, false",
    "Give 5 points when the order is fulfilled, , , , true"
  })
  void aBonusSaysHowLongItLives(
      String sentence, Integer after, LocalDate on, Integer waits, boolean fulfilled) {
    Decision decision = decided(sentence);
    assertThat(decision.awards()).hasSize(1);
    assertThat(decision.awards().getFirst().life())
        .isEqualTo(new Life(after, on, waits, fulfilled));
  }

  @Test
  void aRuleSaysItForAllThatItGives() {
    Decision decision =
        decided(
            "Give 1 point per 1.00 EUR spent",
            "The points of this rule are available after 14 days",
            "The points of this rule expire after 100 days");
    assertThat(decision.byLife()).isEqualTo(Map.of(new Life(100, null, 14, false), 12L));
    assertThat(
            decided(
                    "Give 1 point per 1.00 EUR spent",
                    "The points of this rule are available when the order is fulfilled",
                    "The points of this rule expire on 2027-01-31")
                .byLife())
        .isEqualTo(Map.of(new Life(null, LocalDate.parse("2027-01-31"), null, true), 12L));
  }

  @Test
  void pointsOfSeveralRulesAreKeptApart() {
    String rules =
        rule("Base", "Give 1 point per 1.00 EUR spent")
            + "\n"
            + rule("Short", "Give 5 points that expire after 30 days");
    try (RuleBook book = GivenRulebooks.compiled(rules)) {
      Decision decision = book.decide(purchase());
      assertThat(decision.points()).isEqualTo(17);
      assertThat(decision.isUsual()).isFalse();
      assertThat(decision.byLife())
          .isEqualTo(Map.of(Life.USUAL, 12L, new Life(30, null, null, false), 5L));
    }
  }

  @Test
  void whoSaysNothingLivesAsTheProgrammeSays() {
    Decision decision = decided("Give 1 point per 1.00 EUR spent");
    assertThat(decision.isUsual()).isTrue();
    assertThat(decision.byLife()).isEqualTo(Map.of(Life.USUAL, 12L));
    assertThat(Decision.NOTHING.byLife()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Give 5 points that expire after 30 days; Give 5 points | a rule of their own",
        "Give 5 points that expire after 30 days; The points of this rule expire after 10 days"
            + " | says otherwise",
        "Give 5 points; The points of this rule expire after 10 days; The points of this rule"
            + " expire on 2027-01-31 | says otherwise",
        "Give 5 points; The points of this rule are available after 1 day; The points of this"
            + " rule are available when the order is fulfilled | says otherwise",
        "Tell the customer \"Hello\"; The points of this rule expire after 10 days | gives none"
      })
  void whatContradictsItselfIsRefused(String sentences, String complaint) {
    RuleFiles files =
        new RuleFiles(new TreeMap<>(Map.of("a.dslr", rule("Rule", sentences.split("; ")))));
    Compilation compilation = new RuleBookCompiler(StarterRulebook.programme()).compile(files);
    assertThat(compilation).isInstanceOf(Compilation.Refused.class);
    assertThat(((Compilation.Refused) compilation).problems())
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).contains(complaint));
  }
}
