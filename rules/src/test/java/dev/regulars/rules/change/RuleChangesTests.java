package dev.regulars.rules.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.rules.change.RuleChanges.ExampleChange;
import dev.regulars.rules.change.RuleChanges.Kind;
import dev.regulars.rules.change.RuleChanges.RuleChange;
import dev.regulars.rules.change.RuleChanges.SentenceChange;
import dev.regulars.rules.language.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an approver reads before a rulebook goes live. */
class RuleChangesTests {

  private static final String COFFEE =
      """
      # Coffee is what we are known for.
      rule "Double points on coffee"
          valid from 2026-12-01 until 2026-12-31
      when
          The basket contains products in category "coffee" or "tea"
          The time is between 14:00 and 16:00
          The total is at least 20.00 EUR
      then
          Multiply points on category "coffee" by 2
          Give 1 point per 1.00 EUR spent on category "tea"
          Issue voucher "FREE-CAKE" valid for 14 days
          Tell the customer "Double!"
      end
      """;

  private static final String TEA =
      """
      rule "Tea"
      when
          A purchase is made
          The day is Monday or Friday
      then
          Give 5 points
          At most 300 points per member per day
      end
      """;

  private static final String CAKE =
      """
      rule "Cake"
      when
          Every 10th purchase of the member
      then
          Give 50 points
      end
      """;

  @Test
  void tellsTheExampleOfTheIssue() {
    assertThat(
            told(
                COFFEE,
                COFFEE
                    .replace("\"coffee\" by 2", "\"coffee\" by 3")
                    .replace("    Issue", "    At most 500 points per member per day\n    Issue")))
        .containsExactly(
            "raises the multiplier on category \"coffee\" from 2 to 3",
            "adds a limit of 500 points per member per day");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "until 2026-12-31 | until 2026-12-24 | ends on 2026-12-24 instead of 2026-12-31",
        "from 2026-12-01 | from 2026-11-01 | starts on 2026-11-01 instead of 2026-12-01",
        "from 2026-12-01 until 2026-12-31 | until 2026-12-31 | no longer waits until 2026-12-01",
        "from 2026-12-01 until 2026-12-31 | from 2026-12-01 | no longer ends on 2026-12-31",
        "14:00 and | 15:30 and | moves the start of the time span from 14:00 to 15:30",
        "and 16:00 | and 18:00 | moves the end of the time span from 16:00 to 18:00",
        "14:00 and 16:00 | 15:00 and 17:00 | moves the start of the time span from 14:00 to 15:00"
            + " and moves its end from 16:00 to 17:00",
        "20.00 EUR | 15.00 EUR | lowers the least total from 20.00 EUR to 15.00 EUR",
        "\"coffee\" or \"tea\" | \"coffee\", \"tea\" or \"cocoa\" | adds \"cocoa\" to the"
            + " categories of which one must be in the basket",
        "\"coffee\" or \"tea\" | \"coffee\" | removes \"tea\" from the categories of which one must"
            + " be in the basket",
        "\"coffee\" or \"tea\" | \"coffee\" or \"cocoa\" | replaces \"tea\" by \"cocoa\" in the"
            + " categories of which one must be in the basket",
        "\"coffee\" or \"tea\" | \"tea\" or \"coffee\" | puts the categories of which one must be"
            + " in the basket in another order",
        "on category \"coffee\" by 2 | on category \"coffee\" or \"tea\" by 2.5 | adds category"
            + " \"tea\" to the multiplier on category \"coffee\" and raises it from 2 to 2.5",
        "on category \"coffee\" by 2 | on category \"cocoa\" by 2 | replaces category \"coffee\" by"
            + " \"cocoa\" in the multiplier on category \"coffee\"",
        "on category \"coffee\" by 2 | on brand \"Illy\" by 2 | adds a multiplier of 2 on brand"
            + " \"Illy\"",
        "Give 1 point per 1.00 EUR | Give 2 points per 1.00 EUR | raises the points per 1.00 EUR"
            + " spent on category \"tea\" from 1 to 2",
        "Give 1 point per 1.00 EUR | Give 1 point per 2.00 EUR | changes “Give 1 point per 1.00 EUR"
            + " spent on category \"tea\"” to “Give 1 point per 2.00 EUR spent on category"
            + " \"tea\"”",
        "valid for 14 days | valid for 30 days | raises the validity of voucher \"FREE-CAKE\" from"
            + " 14 to 30 days",
        "\"Double!\" | \"Twice!\" | changes the message to the customer from \"Double!\" to"
            + " \"Twice!\"",
        "known for. | loved for. | changes its comments",
      })
  void tellsWhatAnEditDoes(String before, String after, String told) {
    assertThat(told(COFFEE, COFFEE.replace(before, after))).contains(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Monday or Friday | Monday, Wednesday or Friday | adds Wednesday to the days of the week",
        "Monday or Friday | Tuesday | changes the days of the week from Monday and Friday to"
            + " Tuesday",
        "300 points | 500 points | raises the limit per member per day from 300 to 500 points",
        "per day | per week | changes “At most 300 points per member per day” to “At most 300"
            + " points per member per week”",
        "Give 5 points | Give 1 point | lowers the bonus from 5 to 1 point",
        "Give 5 points | Give 5% of the amount spent as points | adds a share of 5% of the amount"
            + " spent that is given as points",
        "Give 5 points | Give 3 points per 1.00 EUR spent | adds 3 points per 1.00 EUR spent",
        "Give 5 points | Give 3 points per 1.00 EUR spent | removes the bonus of 5 points",
        "A purchase is made | This is the first purchase of the member | adds the condition “This"
            + " is the first purchase of the member”",
        "A purchase is made | This is the first purchase of the member | removes the condition “A"
            + " purchase is made”",
        "when | paused~when | pauses the rule",
        "when | exclusive group \"season\"~priority 5~when | puts the rule into the exclusive group"
            + " \"season\"",
        "when | exclusive group \"season\"~priority 5~when | sets the priority to 5",
        "Give 5 points | Give some points | adds a line that is no sentence: “Give some points”",
      })
  void tellsWhatAnotherEditDoes(String before, String after, String told) {
    String edited = TEA.replace(before, after.replace('~', '\n'));
    assertThat(told(TEA, edited)).contains(told);
  }

  @Test
  void tellsThatARuleGoesOn() {
    String paused = TEA.replace("when", "paused\nwhen");

    assertThat(told(paused, TEA)).containsExactly("resumes the rule");
  }

  @Test
  void tellsOfGroupsAndPriorities() {
    String grouped = TEA.replace("when", "exclusive group \"a\"\npriority 5\nwhen");

    assertThat(told(grouped, grouped.replace("\"a\"", "\"b\"").replace("priority 5", "priority 4")))
        .containsExactly(
            "moves the rule from the exclusive group \"a\" to \"b\"",
            "lowers the priority from 5 to 4");
    assertThat(told(grouped, TEA))
        .containsExactly(
            "takes the rule out of the exclusive group \"a\"", "removes the priority of 5");
  }

  @Test
  void aRuleThatKeepsItsIdentityKeepsWhatItCounted() {
    String before = TEA.replaceFirst("when", "    identity \"a\"\nwhen");
    RuleChange change = only(changes(before, before.replace("\"Tea\"", "\"Tea time\"")));

    assertThat(change.kind()).isEqualTo(Kind.RENAMED);
    assertThat(change.sentences())
        .extracting(SentenceChange::text)
        .containsExactly(
            "renames the rule from \"Tea\" to \"Tea time\"; what was counted towards its limits and"
                + " its budget stays");
    // The name is what a rule counts under that says nothing else.
    String spelledOut = TEA.replaceFirst("when", "    identity \"Tea\"\nwhen");
    assertThat(changes(TEA, spelledOut).isEmpty()).isTrue();
    String renamed = spelledOut.replace("rule \"Tea\"", "rule \"Tea time\"");
    assertThat(only(changes(TEA, renamed)).kind()).isEqualTo(Kind.RENAMED);
  }

  @Test
  void anotherRuleOfTheSameNameStartsAnew() {
    String after = TEA.replaceFirst("when", "    identity \"b\"\nwhen");
    RuleChange change = only(changes(TEA, after));

    assertThat(change.kind()).isEqualTo(Kind.CHANGED);
    assertThat(change.sentences())
        .extracting(SentenceChange::text)
        .containsExactly(
            "starts anew: what was given before no longer counts towards its limits and its"
                + " budget");
  }

  @Test
  void knowsARuleByItsSentencesWhenItGetsAnotherName() {
    RuleChange change =
        only(changes(TEA, TEA.replace("\"Tea\"", "\"Tea time\"").replace("Give 5", "Give 6")));

    assertThat(change.kind()).isEqualTo(Kind.RENAMED);
    assertThat(change.rule()).isEqualTo("Tea time");
    assertThat(change.formerRule()).isEqualTo("Tea");
    assertThat(change.sentences())
        .extracting(SentenceChange::text)
        .containsExactly(
            "renames the rule from \"Tea\" to \"Tea time\"; what was counted towards its limits and"
                + " its budget starts anew",
            "raises the bonus from 5 to 6 points");
  }

  @Test
  void anotherRuleUnderAnotherNameIsNoRenamedOne() {
    RuleChanges changes = changes(TEA, CAKE);

    assertThat(changes.rules())
        .extracting(RuleChange::rule, RuleChange::kind)
        .containsExactly(tuple("Cake", Kind.ADDED), tuple("Tea", Kind.REMOVED));
    assertThat(changes.rules().getFirst().after()).isEqualTo(CAKE.strip());
    assertThat(changes.rules().getLast().before()).isEqualTo(TEA.strip());
  }

  @Test
  void aNewRuleIsToldSentenceBySentence() {
    assertThat(told("", CAKE))
        .containsExactly(
            "adds the rule \"Cake\"",
            "adds the condition “Every 10th purchase of the member”",
            "adds a bonus of 50 points");
  }

  @Test
  void tellsTheFewestMoves() {
    RuleChange change = only(changes(COFFEE + TEA + CAKE, CAKE + COFFEE + TEA));

    assertThat(change.kind()).isEqualTo(Kind.MOVED);
    assertThat(change.rule()).isEqualTo("Cake");
    assertThat(change.sentences())
        .extracting(SentenceChange::text)
        .containsExactly("moves the rule to the place before \"Double points on coffee\"");
  }

  @Test
  void tellsThatARuleStandsInAnotherFile() {
    RuleFiles before = files(Map.of("a.dslr", COFFEE + TEA, "b.dslr", CAKE));
    RuleFiles after = files(Map.of("a.dslr", COFFEE, "b.dslr", CAKE + TEA));

    RuleChange change = only(between(before, after));

    assertThat(change.kind()).isEqualTo(Kind.MOVED);
    assertThat(change.file()).isEqualTo("b.dslr");
    assertThat(change.line()).isEqualTo(7);
    assertThat(change.sentences())
        .extracting(SentenceChange::text)
        .containsExactly("moves the rule from the file a.dslr to the file b.dslr");
  }

  @Test
  void spacesAndSingularsAreNoDifference() {
    assertThat(
            changes(TEA, "\uFEFF\n\n" + TEA.replace("    ", "\t").replace("\n", " \r\n")).isEmpty())
        .isTrue();
    assertThat(changes(CAKE, CAKE.replace("50 points", "50 point")).isEmpty()).isTrue();
  }

  @Test
  void anotherOrderOfSentencesIsToldAsThat() {
    String turned =
        TEA.replace("    A purchase is made\n", "")
            .replace("or Friday\n", "or Friday\n    A purchase is made\n");

    assertThat(told(TEA, turned)).containsExactly("puts its sentences in another order");
  }

  @Test
  void eachOfTwoEqualSentencesAboutDifferentThingsKeepsItsOwn() {
    String two =
        CAKE.replace(
            "    Give 50 points\n",
            """
                Multiply points on category "cake" by 2
                Multiply points on category "tea" by 3
            """);

    assertThat(told(two, two.replace("\"cake\" by 2", "\"cake\" by 4")))
        .containsExactly("raises the multiplier on category \"cake\" from 2 to 4");
    assertThat(told(two, two.replace("    Multiply points on category \"cake\" by 2\n", "")))
        .containsExactly("removes the multiplier of 2 on category \"cake\"");
  }

  @Test
  void tellsOfExamplesByTheirNames() {
    String examples =
        """
        - name: One
          purchase: 5.00
        - name: Two
          purchase: 6.00
        """;
    String edited =
        """
        # Written in another way, but it says the same.
        - {purchase: 5.00, name: "Three"}

        - name: Two
          purchase: 7.00
        """;

    RuleChanges changes =
        between(files(Map.of("e.yaml", examples)), files(Map.of("e.yaml", edited)));

    assertThat(changes.examples())
        .containsExactly(
            new ExampleChange("Three", Kind.ADDED),
            new ExampleChange("Two", Kind.CHANGED),
            new ExampleChange("One", Kind.REMOVED));
    assertThat(
            between(
                    files(Map.of("e.yaml", "- name: One\n  purchase: 5.00\n")),
                    files(Map.of("e.yaml", "- {name: 'One', purchase: '5.00'}")))
                .isEmpty())
        .isTrue();
  }

  @Test
  void anExampleFileThatCannotBeReadIsToldAsAWhole() {
    assertThat(
            between(files(Map.of("e.yaml", "- name: [")), files(Map.of("e.yaml", "- name: {")))
                .examples())
        .containsExactly(new ExampleChange("e.yaml", Kind.CHANGED));
  }

  @Test
  void theStarterRulebookDoesNotDifferFromItself() {
    assertThat(between(StarterRulebook.files(), StarterRulebook.files()).isEmpty()).isTrue();
  }

  private static RuleChanges between(RuleFiles before, RuleFiles after) {
    return RuleChanges.between(Vocabulary.standard(), StarterRulebook.programme(), before, after);
  }

  private static RuleChanges changes(String before, String after) {
    return between(files(Map.of("a.dslr", before)), files(Map.of("a.dslr", after)));
  }

  private static List<String> told(String before, String after) {
    return only(changes(before, after)).sentences().stream().map(SentenceChange::text).toList();
  }

  private static RuleChange only(RuleChanges changes) {
    assertThat(changes.rules()).hasSize(1);
    return changes.rules().getFirst();
  }

  private static RuleFiles files(Map<String, String> files) {
    return new RuleFiles(new TreeMap<>(files));
  }
}
