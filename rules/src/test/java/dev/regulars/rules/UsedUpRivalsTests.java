package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Reason;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.LineKind;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rule whose limit or budget is used up does not win its exclusive group: the next one does. */
class UsedUpRivalsTests {

  private static final String RULES =
      """
      rule "Great"
          exclusive group "season"
          priority 10
      when
          A purchase is made
      then
          Give 50 points
          %s
      end

      rule "Small"
          exclusive group "season"
      when
          A purchase is made
      then
          Give 5 points
      end
      """;

  @Test
  void theGreaterOneStandsWhileItCanGive() {
    assertThat(decide("At most 100 points in all", new Usage(Map.of(), Map.of("Great", 60L))))
        .extracting(Decision::points)
        .isEqualTo(40L);
  }

  @Test
  void theNextOneStandsWhereTheBudgetIsUsedUp() {
    Decision decision =
        decide("At most 100 points in all", new Usage(Map.of(), Map.of("Great", 100L)));
    assertThat(decision.points()).isEqualTo(5);
    assertThat(decision.outcomes())
        .extracting(Decision.Outcome::rule, Decision.Outcome::kind, Decision.Outcome::reason)
        .containsExactly(
            tuple("Great", Decision.Outcome.Kind.CUT, new Reason.BudgetUsedUp(100)),
            tuple("Small", Decision.Outcome.Kind.AWARDED, new Reason.Gives(List.of("5 points"))));
  }

  @Test
  void theNextOneStandsWhereALimitOfPointsIsUsedUp() {
    LimitKey day = new LimitKey("Great", Window.DAY);
    assertThat(decide("At most 80 points per member per day", used(day, 80)).points()).isEqualTo(5);
  }

  @Test
  void theNextOneStandsWhereALimitOfTimesIsUsedUp() {
    LimitKey week = new LimitKey("Great", Window.WEEK, true);
    assertThat(decide("At most 2 times per member per week", used(week, 1)).points()).isEqualTo(50);
    Decision decision = decide("At most 2 times per member per week", used(week, 2));
    assertThat(decision.points()).isEqualTo(5);
    assertThat(decision.outcomes().getFirst().reason())
        .isEqualTo(new Reason.TimesReached(Window.WEEK, 2));
  }

  @Test
  void whatWasGivenIsCountedInTimes() {
    assertThat(decide("At most 2 times per member per week", Usage.NONE).limitsUsed())
        .containsExactly(Map.entry(new LimitKey("Great", Window.WEEK, true), 1L));
  }

  private static Usage used(LimitKey key, long used) {
    return new Usage(Map.of(key, used), Map.of());
  }

  private static Decision decide(String limit, Usage usage) {
    try (RuleBook rules = GivenRulebooks.compiled(RULES.formatted(limit))) {
      return rules.decide(
          new Facts(
              new Happening(
                  Happening.PURCHASE,
                  LocalDate.of(2026, 11, 18).atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")),
                  "hamburg-1",
                  Set.of(),
                  null,
                  Map.of(),
                  Set.of()),
              new Basket(List.of(new Line(1, "A", null, null, 1000, 1000, 0, LineKind.PRODUCT))),
              new Member(null, LocalDate.EPOCH, null, Set.of(), Map.of(), 3, null, Map.of()),
              usage));
    }
  }
}
