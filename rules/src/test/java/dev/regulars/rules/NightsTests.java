package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Explanation;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A span over midnight belongs to the day on which it began. */
class NightsTests {

  private static final String SPAN = "The time is between 22:00 and 02:00";

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T21:59, 0",
    "2026-11-27T22:00, 5",
    "2026-11-27T23:59, 5",
    "2026-11-28T00:00, 5",
    "2026-11-28T00:30, 5",
    "2026-11-28T01:59, 5",
    "2026-11-28T02:00, 0",
    "2026-11-27T00:30, 0",
    "2026-11-28T22:30, 0",
  })
  void fridayNightEndsOnSaturday(String at, long points) {
    assertThat(points(at, "", "The day is Friday", SPAN)).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-25T00:30, 5", "2026-12-25T22:30, 0", "2026-11-29T00:30, 0"})
  void theLastNightOfARuleEndsAfterItsLastDay(String at, long points) {
    assertThat(points(at, "valid from 2026-11-29 until 2026-12-24", SPAN)).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-25T00:30, The date is between 2026-12-20 and 2026-12-24, 5",
    "2026-12-20T00:30, The date is between 2026-12-20 and 2026-12-24, 0",
    "2026-12-01T00:30, The day of the month is at least 30, 5",
    "2026-12-01T00:30, The day of the month is at most 1, 0",
    "2027-01-01T00:30, The day of the month is at least 31, 5",
    "2026-11-26T00:30, The birthday of the member is today, 5",
    "2026-11-25T00:30, The birthday of the member is today, 0",
    "2026-12-01T00:30, The birthday of the member is this month, 5",
    "2026-11-30T00:30, The birthday of the member is this week, 5",
    "2026-11-23T00:30, The birthday of the member is this week, 0",
  })
  void whatIsSaidAboutDaysIsAskedOfTheDayOnWhichItBegan(String at, String about, long points) {
    assertThat(points(at, "", about, SPAN)).isEqualTo(points);
  }

  @Test
  void otherRulesKeepTheCalendar() {
    assertThat(points("2026-11-28T00:30", "", "The day is Saturday")).isEqualTo(5);
    assertThat(
            points(
                "2026-11-28T00:30",
                "",
                "The day is Saturday",
                "The time is between 00:00 and 02:00"))
        .isEqualTo(5);
  }

  @Test
  void theExplanationSaysWhichDayWasAsked() {
    try (RuleBook rulebook = GivenRulebooks.compiled(rule("", "The day is Friday", SPAN))) {
      Explanation explanation = rulebook.explain(facts("2026-11-28T00:30"));

      assertThat(explanation.rules().getFirst().sentences().getFirst().found()).isEqualTo("Friday");
    }
  }

  private static long points(String at, String header, String... conditions) {
    try (RuleBook rulebook = GivenRulebooks.compiled(rule(header, conditions))) {
      return rulebook.decide(facts(at)).points();
    }
  }

  private static String rule(String header, String... conditions) {
    return "rule \"Night\"\n"
        + (header.isEmpty() ? "" : "    " + header + "\n")
        + "when\n    "
        + String.join("\n    ", conditions)
        + "\nthen\n    Give 5 points\nend\n";
  }

  private static Facts facts(String at) {
    Happening happening =
        new Happening(
            Happening.PURCHASE,
            LocalDateTime.parse(at).atZone(ZoneOffset.UTC),
            "s",
            Set.of(),
            null,
            Map.of(),
            Set.of());
    Member member =
        new Member(
            "bronze",
            LocalDate.of(2025, 1, 1),
            LocalDate.of(1990, 11, 25),
            Set.of(),
            Map.of(),
            3,
            null,
            Map.of());
    Basket basket = new Basket(List.of(new Line(1, "a", null, null, 1000, 500, 0)));
    return new Facts(happening, basket, member, Usage.NONE);
  }
}
