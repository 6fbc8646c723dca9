package dev.regulars.rules.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme;
import dev.regulars.rules.Programme.QualificationPeriod;
import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.Programme.Tier;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.Problem;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Example files that are wrong: each is told with its place, in words a marketer understands. */
class ExampleProblemsTests {

  private static final Programme PROGRAMME =
      new Programme(
          "EUR",
          ZoneId.of("Europe/Berlin"),
          List.of(new Tier("bronze", "Bronze"), new Tier("gold", "Gold")),
          Stacking.BEST,
          RoundingMode.DOWN,
          QualificationPeriod.CALENDAR_YEAR,
          1);

  @Test
  void findsNothingWrongWithAFileThatUsesEverything() {
    assertThat(
            problems(
                """
                # Comments are welcome.
                - name: Everything
                  at: 2026-11-24 10:15
                  store: hamburg-1
                  store tags: [north, station]
                  channel: store
                  codes: SPRING
                  attributes: {payment: card}
                  member:
                    tier: gold
                    enrolled: 2025-01-01
                    birthday: 1990-11-24
                    tags: [vip]
                    attributes: {language: de}
                    purchases: 12
                    last purchase: 2026-11-01
                    earlier:
                      - {in: month, purchases: 3, spent: 45.00}
                      - {in: last 30 days, purchases: 4}
                    standing: {points: 950, spent: 800.00, purchases: 11}
                  purchase:
                    - {product: ESP-1, category: coffee, brand: Regulars, quantity: 2, price: 2.50}
                    - {category: apples, quantity: 0.755, price: 3.99}
                    - {category: cake, amount: 12.40, tax: 0.81}
                  already given:
                    - {rule: Base points, per: day, points: 450}
                    - {rule: all rules, per: month, points: 900}
                    - {rule: Launch, per: budget, points: 9990}
                  points: 80
                  rules: {Base points: 40, Double: 40, Launch: 0}
                  tier: gold
                  messages: ["Thank you!"]
                  vouchers: []
                  tags: [coffee-lover]
                - name: A total alone
                  at: 2026-11-24
                  purchase: 40.00
                  points: 40
                - {name: An event, at: 2026-11-24, event: review, points: 20}
                """))
        .isEmpty();
  }

  @Test
  void anEmptyFileHasNoExamplesAndNothingWrong() {
    assertThat(problems("")).isEmpty();
    assertThat(problems("# nothing yet\n")).isEmpty();
  }

  @Test
  void pointsAtAKeyThatIsNotKnown() {
    assertThat(
            problems(
                """
                - name: A
                  at: 2026-11-24
                  purchase: 5.00
                  point: 5
                  points: 5
                """))
        .singleElement()
        .asString()
        .startsWith("4:3 \"point\" is not known here; known are name, at, store");
  }

  @Test
  void pointsAtEveryWrongValueAtOnce() {
    assertThat(
            problems(
                """
                - name: A
                  at: 24.11.2026
                  purchase: 5.00
                  points: 5
                - name: B
                  at: 2026-11-24
                  member: {tier: platinum, enrolled: yesterday}
                  purchase:
                    - {quantity: 1.2345, price: 5.005}
                    - {quantity: 1}
                  points: five
                """))
        .containsExactly(
            "2:7 \"24.11.2026\" should be a day, or a day and a time, such as 2026-11-24 10:15",
            "1:3 an example needs a \"name\" and an \"at\" (when it happens)",
            "9:18 a quantity has at most three decimals, such as 2 or 0.75",
            "9:33 \"5.005\" should be an amount such as 2.50, without the currency",
            "10:7 a line needs a \"price\" (of one unit) or an \"amount\" (of the whole line)",
            "7:18 \"platinum\" is no tier of the programme",
            "7:38 \"yesterday\" should be a day such as 2026-11-24",
            "11:11 \"five\" should be a whole number such as 5",
            "5:3 an example says what should come of it, such as \"points: 80\"");
  }

  @Test
  void refusesWhatNoPurchaseCosts() {
    assertThat(
            problems(
                """
                - name: A
                  at: 2026-11-24
                  purchase: -5.00
                  points: 0
                - name: B
                  at: 2026-11-24
                  member: {earlier: [{in: month, purchases: 1, spent: -0.01}], standing: {spent: -1.00}}
                  purchase:
                    - {amount: 4.00, tax: -0.10}
                    - {product: COUPON, amount: -4.01}
                  points: 0
                - name: C
                  at: 2026-11-24
                  purchase:
                    - {amount: 4.00}
                    - {product: COUPON, amount: -4.00}
                  points: 0
                """))
        .containsExactly(
            "3:13 \"-5.00\" should be an amount of 0 or more",
            "9:27 \"-0.10\" should be an amount of 0 or more",
            "9:5 the lines sum to less than 0, which no purchase does",
            "7:55 \"-0.01\" should be an amount of 0 or more",
            "7:82 \"-1.00\" should be an amount of 0 or more");
  }

  @Test
  void wantsNamesToDiffer() {
    assertThat(
            problems(
                """
                - {name: A, at: 2026-11-24, purchase: 5.00, points: 5}
                - {name: A, at: 2026-11-24, purchase: 6.00, points: 6}
                """))
        .containsExactly("2:10 another example has this name");
  }

  @Test
  void wantsAPurchaseOrAnEvent() {
    assertThat(problems("- {name: A, at: 2026-11-24, points: 5}"))
        .containsExactly("1:3 an example is about a \"purchase\" or about an \"event\"");
  }

  @Test
  void saysWhereTextIsNoYaml() {
    assertThat(problems("- name: A\n  at: [2026-11-24\n  points: 5\n"))
        .singleElement()
        .asString()
        .startsWith("3:")
        .contains("this cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager []",
        "- !!java.net.URL [\"http://example.com\"]",
        "- name: !!java.io.File [/]",
        "- &a [*a]",
        "- &a {name: *a}",
        "- {name: &a x, at: *a}",
        "just words",
        "{name: A}",
        "- - - name",
        "- name: [A]",
        "--- a\n--- b",
        "- {? {a: b} : c}",
        "- {name: A, at: 2026-11-24, purchase: 1e999999999, points: 1}",
        "- {name: A, at: 2026-11-24, purchase: 99999999999999999999, points: 1}",
        "- {name: A, at: 2026-11-24, purchase: [{price: 9999999999999, quantity: 999999}], points:"
            + " 1}",
        "- {name: A, at: 2026-11-24, purchase: 5.00, points: 99999999999999999999}",
        "- {name: A, at: 2026-11-24, purchase: 5.00, rules: 5}",
        "- {name: A, at: 2026-11-24, purchase: 5.00, already given: {}, points: 5}",
        "- {name: A, at: 2026-11-24, purchase: 5.00, already given: [{rule: a, per: moon, points:"
            + " 1}], points: 5}",
        "\u0000",
        "[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]"
      })
  void refusesWhatIsNoExampleWithAPlaceAndAReason(String text) {
    assertThat(problems(text)).isNotEmpty().allMatch(problem -> problem.matches("\\d+:\\d+ .+"));
  }

  @Test
  void refusesAFileThatIsTooLongOrTooDeep() {
    assertThat(problems("[".repeat(100_000))).isNotEmpty();
    assertThat(problems("- {a: ".repeat(50_000))).isNotEmpty();
    assertThat(problems("# " + "x".repeat(600_000))).isNotEmpty();
  }

  private static List<String> problems(String text) {
    RuleFiles files = new RuleFiles(new TreeMap<>(Map.of("examples.yaml", text, "a.dslr", "")));
    return Examples.problems(files, PROGRAMME).stream().map(ExampleProblemsTests::told).toList();
  }

  private static String told(Problem problem) {
    assertThat(problem.file()).isEqualTo("examples.yaml");
    return problem.line() + ":" + problem.column() + " " + problem.message();
  }
}
