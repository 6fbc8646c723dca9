package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From rule files to decisions. */
class RuleBookCompilerTests {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Programme PROGRAMME =
      new Programme(
          "EUR",
          BERLIN,
          List.of(
              new Programme.Tier("bronze", "Bronze"),
              new Programme.Tier("silver", "Silver"),
              new Programme.Tier("gold", "Gold")),
          Programme.Stacking.BEST,
          RoundingMode.DOWN,
          Programme.QualificationPeriod.CALENDAR_YEAR,
          1);

  @Test
  void theStarterRulebookGivesAPointForAEuro() {
    try (RuleBook book = compiled(StarterRulebook.files())) {
      Decision decision = book.decide(purchase("bronze", "2026-11-21"));

      assertThat(decision.points()).isEqualTo(42);
    }
  }

  @Test
  void saysWhatEachBudgetMayGiveInAll() {
    String rules =
        """
        rule "Launch"
        when
            A purchase is made
        then
            Give 5 points
            At most 1000 points in all
        end

        rule "Base"
        when
            A purchase is made
        then
            Give 1 point
        end
        """;
    try (RuleBook book = compiled(new RuleFiles(new TreeMap<>(Map.of("a.dslr", rules))))) {
      assertThat(book.needs().budgets()).isEqualTo(Map.of("Launch", 1000L));
    }
  }

  @Test
  void aRuleFromTheDesignGivesWhatItSays() {
    String rule =
        """
        rule "Base points"
        when
            A purchase is made
        then
            Give 1 point per 1.00 EUR spent
        end

        rule "Double points on coffee for Gold"
            valid from 2026-12-01 until 2026-12-24
        when
            The member is in tier "gold" or higher
            The basket contains products in category "coffee"
        then
            Multiply points on category "coffee" by 2
            At most 500 points per member per day
            Tell the customer "Double coffee points until Christmas!"
        end
        """;
    try (RuleBook book = compiled(new RuleFiles(new TreeMap<>(Map.of("earning.dslr", rule))))) {
      assertThat(book.decide(purchase("gold", "2026-12-24")).points()).isEqualTo(54);
      assertThat(book.decide(purchase("gold", "2026-12-25")).points()).isEqualTo(42);
      assertThat(book.decide(purchase("silver", "2026-12-24")).points()).isEqualTo(42);
      assertThat(book.decide(purchase("gold", "2026-12-24")).messages())
          .extracting(Decision.Message::text)
          .containsExactly("Double coffee points until Christmas!");
    }
  }

  private static RuleBook compiled(RuleFiles files) {
    return switch (new RuleBookCompiler(PROGRAMME).compile(files)) {
      case Compilation.Compiled(RuleBook book, var _) -> book;
      case Compilation.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Facts purchase(String tier, String day) {
    ZonedDateTime at = LocalDate.parse(day).atTime(10, 15).atZone(BERLIN);
    Happening happening =
        new Happening(Happening.PURCHASE, at, "hamburg-1", Set.of(), "store", Map.of(), Set.of());
    Basket basket =
        new Basket(
            List.of(
                new Line(1, "ESP-1", "coffee", null, 2000, 1240, 0),
                new Line(2, "CUP-1", "cups", null, 1000, 3000, 0)));
    Member member =
        new Member(
            tier, LocalDate.parse("2026-01-01"), null, Set.of(), Map.of(), 3, null, Map.of());
    return new Facts(happening, basket, member, Usage.NONE);
  }
}
