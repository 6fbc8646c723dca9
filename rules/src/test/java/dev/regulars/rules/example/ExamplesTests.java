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
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("given")
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
        .isEqualTo("nicht geprüft: Es geht um ein Programm mit multiplizierten Multiplikatoren");
  }

  /** Everything that an example can begin with. */
  private static final String EVERYTHING =
      """
      - name: Everything
        settings: {rounding: half-up, stacking: add}
        at: 2026-10-14 18:05
        store: hamburg-1
        store tags: [city, new]
        channel: online
        codes: [SUMMER]
        attributes: {bag: own}
        member:
          tier: gold
          enrolled: 2026-10-01
          birthday: 1990-10-14
          tags: [vip]
          attributes: {newsletter: "true"}
          purchases: 1
          last purchase: 2026-10-12
          earlier:
            - {in: month, purchases: 1, spent: 12.50}
          counters:
            - {counter: stamps, stands: 3}
            - {counter: cups, in: week, stands: 1, today: 1}
            - {counter: jars, in: 2026-10-01..2026-10-31, stands: 1200}
          in a row: {days: 2, weeks: 1, today: 1}
          standing: {points: 1500, spent: 99.00, purchases: 4}
        purchase:
          - {product: ESP-1, category: coffee, brand: Lavazza, quantity: 2, price: 2.50, tax: 0.35}
          - {category: nuts, quantity: 0.25, amount: 3.33}
          - {amount: 0.25, kind: deposit}
        paid: {card: 8.58}
        already given:
          - {rule: Birthday, per: year, points: 50}
          - {rule: Gift, per: week, times: 2}
          - {rule: all rules, per: day, points: 1}
          - {rule: Gift, per: budget, points: 1234}
        points: 5
      - name: The least
        at: 2026-10-14
        purchase: 5.00
        points: 5
      - name: Nobody's tier
        at: 2026-10-14
        member: {tier: none, purchases: 0, last purchase: never}
        event: review
        points: 0
      - name: Nothing bought, once
        at: 2026-10-14
        purchase: []
        already given: [{rule: Gift, per: ever, times: 1}]
        points: 0
      """;

  @Test
  void saysWhatIsGivenInWords() {
    assertThat(given(Locale.ENGLISH))
        .containsExactly(
            List.of(
                "14 Oct 2026, 18:05 · store hamburg-1 · store tagged city, new · channel online ·"
                    + " codes SUMMER · bag: own · in a programme with rounding half-up, stacking"
                    + " add",
                "Member: tier Gold · enrolled 1 Oct 2026 · born 14 Oct 1990 · tagged vip ·"
                    + " newsletter: true · before: 1 purchase · last purchase 12 Oct 2026 ·"
                    + " before: 1 purchase this month, 12.50 EUR · counter cups this week: 1, on"
                    + " this day before, too · counter jars from 1 Oct 2026 to 31 Oct 2026: 1200 ·"
                    + " counter stamps ever: 3 · in a row 2 days, on this day before, too, 1 week,"
                    + " on this day before, too · in the period of the tier 1500 points, 99.00"
                    + " EUR, 4 purchases",
                "2 × ESP-1, coffee, Lavazza at 2.50 EUR each, 0.35 EUR of it tax",
                "0.25 × nuts at 13.32 EUR each",
                "deposit for 0.25 EUR",
                "paid by card 8.58 EUR",
                "all rules together gave 1 point before, on this day",
                "the rule \"Birthday\" gave 50 points before, this year",
                "the rule \"Gift\" gave 2 times before, this week",
                "the rule \"Gift\" gave 1234 points before, of its budget"),
            List.of("14 Oct 2026", "a purchase of 5.00 EUR"),
            List.of("14 Oct 2026 · the event review", "Member: tier none · before: 0 purchases"),
            List.of("14 Oct 2026", "an empty basket", "the rule \"Gift\" gave once before, ever"));
  }

  @Test
  void saysWhatIsGivenInGerman() {
    assertThat(given(Locale.GERMAN))
        .containsExactly(
            List.of(
                "14.10.2026, 18:05 Uhr · Filiale hamburg-1 · Filiale mit Merkmal city, new · Kanal"
                    + " online · Codes SUMMER · bag: own · in einem Programm mit Rundung zur"
                    + " nächsten Zahl, halbe Punkte nach oben, zusammengezählten Multiplikatoren",
                "Mitglied: Stufe Gold · Mitglied seit 01.10.2026 · geboren am 14.10.1990 ·"
                    + " Merkmale vip · newsletter: true · vorher: 1 Einkauf · letzter Einkauf:"
                    + " 12.10.2026 · vorher: 1 Einkauf in diesem Monat, 12,50 € · Zähler cups in"
                    + " dieser Woche: 1, auch schon an diesem Tag · Zähler jars vom 01.10.2026 bis"
                    + " 31.10.2026: 1.200 · Zähler stamps insgesamt: 3 · in Folge 2 Tage, auch"
                    + " schon an diesem Tag, 1 Woche, auch schon an diesem Tag · im Zeitraum der"
                    + " Stufe 1.500 Punkte, 99,00 €, 4 Einkäufe",
                "2 × ESP-1, coffee, Lavazza zu je 2,50 €, davon 0,35 € Steuer",
                "0,25 × nuts zu je 13,32 €",
                "Pfand für 0,25 €",
                "bezahlt mit card 8,58 €",
                "alle Regeln zusammen gaben an diesem Tag schon 1 Punkt",
                "die Regel „Birthday“ gab in diesem Jahr schon 50 Punkte",
                "die Regel „Gift“ gab in dieser Woche schon 2-mal",
                "die Regel „Gift“ gab aus ihrem Budget schon 1.234 Punkte"),
            List.of("14.10.2026", "ein Einkauf über 5,00 €"),
            List.of(
                "14.10.2026 · das Ereignis review", "Mitglied: keine Stufe · vorher: 0 Einkäufe"),
            List.of(
                "14.10.2026",
                "ein leerer Warenkorb",
                "die Regel „Gift“ gab insgesamt schon einmal"));
  }

  private static List<List<String>> given(Locale locale) {
    List<List<String>> given =
        Examples.told(EVERYTHING, StarterRulebook.programme(), locale).stream()
            .map(Examples.Told::given)
            .map(lines -> lines.stream().map(line -> line.replace('\u00a0', ' ')).toList())
            .toList();
    List<ExampleResult> run = Examples.run(rulebook, files(EVERYTHING), locale);
    assertThat(run)
        .extracting(ExampleResult::given)
        .isEqualTo(
            Examples.told(EVERYTHING, StarterRulebook.programme(), locale).stream()
                .map(Examples.Told::given)
                .toList());
    return given;
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
