package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.NamedCodes;
import dev.regulars.rules.facts.Usage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rule names what a till sells, through Drools and all, whatever it is called. */
class CodesScenarioTests {

  private static final List<String> SOLD =
      List.of(
          "19\" rack",
          "a=b",
          "C:\\new\\u0022",
          "{x} ${y} #{z}",
          "// comment /* other */",
          "'; System.exit(1); //",
          "<script>",
          "50% [off]? `now` | ~^",
          "Levi’s™ ½ ☕",
          "cafe\u0301",
          "a\u200Bb");

  @Test
  void everythingThatIsSoldCanBeNamed() {
    StringBuilder rules = new StringBuilder();
    for (String code : SOLD) {
      rules
          .append("rule \"Rule ")
          .append(SOLD.indexOf(code))
          .append("\"\nwhen\n    The basket contains products in category \"")
          .append(NamedCodes.named(code))
          .append("\"\nthen\n    Give 5 points\n    Multiply points on brand \"")
          .append(NamedCodes.named(code))
          .append("\" by 2\nend\n");
    }
    try (RuleBook rulebook = GivenRulebooks.compiled(rules.toString())) {
      List<String> fired = new ArrayList<>();
      for (String code : SOLD) {
        rulebook.decide(facts(code)).awards().forEach(award -> fired.add(award.rule()));
      }
      assertThat(fired)
          .containsExactlyElementsOf(SOLD.stream().map(c -> "Rule " + SOLD.indexOf(c)).toList());
    }
  }

  private static Facts facts(String code) {
    Happening happening =
        new Happening(
            Happening.PURCHASE,
            LocalDateTime.of(2026, 11, 24, 12, 0).atZone(ZoneOffset.UTC),
            "s",
            Set.of(),
            code,
            Map.of(code, code),
            Set.of(code));
    Member member =
        new Member(
            null,
            LocalDate.of(2025, 1, 1),
            null,
            Set.of(code),
            Map.of(code, code),
            3,
            null,
            Map.of());
    Basket basket = new Basket(List.of(new Line(1, code, code, code, 1000, 500, 0)));
    return new Facts(happening, basket, member, Usage.NONE);
  }
}
