package dev.regulars.rules.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Compilation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of an example that holds, of one that does not, and of one that cannot be read. */
class ExamplesTests {

  private static RuleBook rulebook;

  @BeforeAll
  static void compile() {
    Compilation compilation =
        new RuleBookCompiler(StarterRulebook.programme()).compile(StarterRulebook.files());
    rulebook = ((Compilation.Compiled) compilation).rulebook();
  }

  @AfterAll
  static void close() {
    rulebook.close();
  }

  @Test
  void saysWhatIsExpectedAndWhatCameInTheSameWords() {
    assertThat(
            run(
                """
                - name: Right
                  at: 2026-10-14
                  purchase: 5.00
                  points: 5
                - name: Too much expected
                  at: 2026-10-14
                  member: {birthday: 1990-10-14}
                  purchase: 5.00
                  points: 60
                  rules: {Birthday: 55}
                  tier: silver
                  messages: []
                  vouchers: CAKE
                """))
        .containsExactly(
            new ExampleResult("Right", true, "5 points", "5 points; Base points 5"),
            new ExampleResult(
                "Too much expected",
                false,
                "60 points; Birthday 55; tier silver; no messages; vouchers CAKE",
                "55 points; Base points 5, Birthday 50; tier bronze; messages Happy birthday! | It"
                    + " is the customer's birthday.; no vouchers"));
  }

  @Test
  void saysItInGerman() {
    RuleFiles files =
        files(
            """
            - name: Too much expected
              at: 2026-10-14
              purchase: 5.00
              points: 1500
              rules: {Birthday: 0}
              tier: none
              messages: []
              vouchers: CAKE
              tags: [a, b]
            - name: One
              at: 2026-10-14
              purchase: 1.00
              points: 1
            - name: Another programme
              settings: {stacking: multiply}
              at: 2026-10-14
              purchase: 5.00
              points: 5
            - name: A
              at: 2026-10-14
              purchase: much
              points: 5
            """);
    List<ExampleResult> told = Examples.run(rulebook, files, Locale.GERMAN);

    assertThat(told)
        .extracting(ExampleResult::expected)
        .containsExactly(
            "1.500 Punkte; Birthday 0; keine Stufe; keine Meldungen; Gutscheine: CAKE; Merkmale:"
                + " a | b",
            "1 Punkt",
            "5 Punkte",
            "ein Beispiel, das sich lesen lässt");
    assertThat(told.get(1).got()).isEqualTo("1 Punkt; Base points 1");
    assertThat(told.get(2).got())
        .isEqualTo("nicht geprüft: Es geht um ein Programm mit stacking multiply");
  }

  @Test
  void countsOnlyWhatTheExampleSpeaksOf() {
    assertThat(
            run(
                """
                - name: A message alone
                  at: 2026-10-14
                  member: {purchases: 9}
                  purchase: [{category: coffee, price: 2.50}]
                  messages: "Your tenth visit: 50 points on the house!"
                - name: A rule that must not give
                  at: 2026-10-14
                  purchase: 5.00
                  rules: {Birthday: 0}
                """))
        .allMatch(ExampleResult::ok);
  }

  @Test
  void failsAnExampleThatCannotBeReadAndSaysWhere() {
    assertThat(run("- name: A\n  at: 2026-10-14\n  purchase: much\n  points: 5\n"))
        .containsExactly(
            new ExampleResult(
                "examples.yaml:3:13",
                false,
                "an example that can be read",
                "\"much\" should be an amount such as 2.50, without the currency"));
  }

  @Test
  void callsARuleByItsNameWhateverItsLimitsAreCountedUnder() {
    String rules =
        """
        rule "Gift"
            identity "k7m2-q9xd"
        when
            A purchase is made
        then
            Give 50 points
            At most 100 points in all
            At most 60 points per member per day
        end
        """;
    String examples =
        """
        - name: Nearly used up
          at: 2026-10-14
          purchase: 5.00
          already given: [{rule: Gift, per: budget, points: 99}]
          points: 1
        - name: Nearly used up for today
          at: 2026-10-14
          purchase: 5.00
          already given: [{rule: Gift, per: day, points: 40}]
          points: 20
        """;
    Compilation compilation =
        new RuleBookCompiler(StarterRulebook.programme())
            .compile(new RuleFiles(new TreeMap<>(Map.of("rules.dslr", rules))));
    try (RuleBook gifts = ((Compilation.Compiled) compilation).rulebook()) {
      assertThat(
              Examples.run(gifts, new RuleFiles(new TreeMap<>(Map.of("examples.yaml", examples)))))
          .allMatch(ExampleResult::ok)
          .hasSize(2);
      assertThat(gifts.needs().budgets()).containsExactly(Map.entry("k7m2-q9xd", 100L));
    }
  }

  private static List<ExampleResult> run(String examples) {
    return Examples.run(rulebook, files(examples));
  }

  private static RuleFiles files(String examples) {
    return new RuleFiles(new TreeMap<>(Map.of("examples.yaml", examples)));
  }
}
