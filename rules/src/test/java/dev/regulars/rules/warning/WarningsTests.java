package dev.regulars.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.warning.Warning.Code;
import dev.regulars.rules.warning.Warnings.NamedCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody is asked to look at once more before a rulebook is published. */
class WarningsTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final Warnings warnings =
      new Warnings(Vocabulary.standard(), StarterRulebook.programme());

  /** Every day of 28 years was asked of every sentence, and that for each that may be left out. */
  @Test
  void rulesThatContradictThemselvesInManyWaysAreTold() {
    StringBuilder text = new StringBuilder();
    for (int rule = 0; rule < 100; rule++) {
      text.append("rule \"Rule ").append(rule).append("\"\nwhen\n");
      for (int day = 1; day <= 24; day++) {
        text.append("    The day of the month is at least ").append(day).append('\n');
        text.append("    The day of the month is at most ").append(day).append('\n');
      }
      text.append("then\n    Give 1 point\nend\n");
    }
    RuleFiles files = new RuleFiles(new TreeMap<>(Map.of("a.dslr", text.toString())));

    List<Warning> found =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> warnings.of(files, TODAY, (kind, code) -> true));

    assertThat(found).extracting(Warning::code).contains(Code.NEVER_FIRES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The total is at least 100.00 EUR | The total is at most 50.00 EUR",
        "The basket contains product \"a\" | The basket contains no product \"a\" or \"b\"",
        "The basket contains no products in category \"a\" | The basket contains no products in"
            + " category \"b\" | The basket contains products in category \"a\" or \"b\"",
        "At least 5.00 EUR is spent on brand \"a\" | The basket contains no products of brand"
            + " \"a\"",
        "The basket contains at least 2 units of category \"a\" | The basket contains no products"
            + " in category \"a\" or \"b\"",
        "The store is \"a\" | The store is \"b\" or \"c\"",
        "The store is \"a\" | The store is not \"a\"",
        "The channel is \"online\" | The channel is \"store\"",
        "The purchase attribute \"paymentMethod\" is \"app\" | The purchase attribute"
            + " \"paymentMethod\" is \"cash\"",
        "The day is Monday | The day is Tuesday or Friday",
        "The time is between 08:00 and 10:00 | The time is between 10:00 and 12:00",
        "The time is between 22:00 and 02:00 | The time is between 08:00 and 12:00",
        "The date is between 2026-12-01 and 2026-12-24 | The date is between 2027-01-01 and"
            + " 2027-01-02",
        "The date is between 2026-12-01 and 2026-12-02 | The day is Friday",
        "The date is between 2026-12-01 and 2026-12-24 | The day of the month is at least 25",
        "The day of the month is at most 5 | The day of the month is at least 25",
        "The member is in tier \"gold\" | The member is in tier \"silver\"",
        "The member is in tier \"silver\" or higher | The member is below tier \"silver\"",
        "The member has tag \"a\" or \"b\" | The member does not have tag \"a\" or \"b\"",
        "The member attribute \"x\" is \"a\" | The member attribute \"x\" is \"b\"",
        "The member enrolled at least 30 days ago | The member enrolled at most 14 days ago",
        "This is the first purchase of the member | This is the 2nd purchase of the member",
        "This is the first purchase of the member | Every 10th purchase of the member",
        "This is the 15th purchase of the member | Every 10th purchase of the member",
        "This is the first purchase of the member | The last purchase of the member was at least 60"
            + " days ago",
        "This is the first purchase of the member | The member made at least 1 earlier purchase"
            + " this month",
        "The member made at least 3 earlier purchases in the last 30 days | The member made at most"
            + " 2 earlier purchases in the last 60 days",
        "The member made at least 3 earlier purchases today | The member made at most 2 earlier"
            + " purchases this week",
        "This is the 3rd purchase of the member today | The member made at most 1 earlier purchase"
            + " in the last 7 days",
        "The last purchase of the member was at least 60 days ago | The member made at least 1"
            + " earlier purchase in the last 30 days",
      })
  void conditionsThatExcludeEachOtherAreFound(String conditions) {
    Warning warning = only(rule("Never", "", conditions, "Give 5 points"));

    assertThat(warning.code()).isEqualTo(Code.NEVER_FIRES);
    assertThat(warning.message()).isEqualTo("This rule can never fire.");
    for (String condition : conditions.split(" \\| ")) {
      assertThat(warning.reason()).contains("“" + condition + "”");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The total is at least 50.00 EUR | The total is at most 50.00 EUR",
        "The basket contains product \"a\" or \"c\" | The basket contains no product \"a\" or"
            + " \"b\"",
        "At least 5.00 EUR is spent on category \"a\" | The total is at most 1.00 EUR",
        "The basket contains products in category \"a\" | The basket contains products in category"
            + " \"b\"",
        "The member has tag \"a\" | The member has tag \"b\"",
        "The store has tag \"a\" | The store has tag \"b\"",
        "The time is between 22:00 and 09:00 | The time is between 08:00 and 12:00",
        "The date is between 2026-12-01 and 2026-12-02 | The day is Tuesday",
        "The day of the month is at least 31 | The day is Tuesday",
        "The member attribute \"x\" is \"a\" | The member attribute \"y\" is \"b\"",
        "This is the 20th purchase of the member | Every 10th purchase of the member",
        "The last purchase of the member was at least 20 days ago | The member made at least 1"
            + " earlier purchase in the last 30 days",
        "The member made at least 3 earlier purchases in the last 60 days | The member made at most"
            + " 2 earlier purchases in the last 30 days",
        "The member made at least 3 earlier purchases this week | The member made at most 2 earlier"
            + " purchases this month",
        "The birthday of the member is today | The birthday of the member is this month",
      })
  void conditionsThatCanBeMetTogetherAreNot(String conditions) {
    assertThat(warnings(rule("Sometimes", "", conditions, "Give 5 points"))).isEmpty();
  }

  @Test
  void onlyTheSentencesThatMatterAreTold() {
    Warning warning =
        only(
            rule(
                "Never",
                "",
                "The day is Monday | The total is at least 9.00 EUR | The total is at most 5.00"
                    + " EUR",
                "Give 5 points"));

    assertThat(warning.reason())
        .isEqualTo(
            "“The total is at least 9.00 EUR” and “The total is at most 5.00 EUR” are never met"
                + " together.");
    assertThat(warning.line()).isEqualTo(1);
  }

  @Test
  void aRuleThatIsOverBeforeItsDaysBeginNeverFires() {
    Warning warning =
        only(
            rule(
                "Never",
                "valid until 2026-12-24",
                "The date is between 2026-12-25 and 2026-12-26",
                "Give 5 points"));

    assertThat(warning.code()).isEqualTo(Code.NEVER_FIRES);
    assertThat(warning.reason()).contains("“valid until 2026-12-24”");
  }

  @Test
  void aPurchaseIsNoOtherEvent() {
    assertThat(only(rule("Never", "", "The event \"purchase\" happens", "Give 5 points")).reason())
        .isEqualTo(
            "“The event \"purchase\" happens” and an event that is no purchase are never met"
                + " together.");
  }

  @Test
  void twoRulesThatAskTheSameAndAreInNoGroupAreFound() {
    String conditions = "The day is Monday or Tuesday | The member is in tier \"gold\"";
    String turned = "The member is in tier \"gold\" | The day is Tuesday or Monday";

    Warning warning =
        only(
            rule("One", "", conditions, "Give 5 points")
                + rule("Two", "", turned, "Multiply points by 2"));

    assertThat(warning.code()).isEqualTo(Code.ALWAYS_TOGETHER);
    assertThat(warning.rule()).isEqualTo("Two");
    assertThat(warning.message()).contains("\"One\"");
  }

  @Test
  void rulesThatAskTheSameForASensibleReasonAreNot() {
    String gold = "The member is in tier \"gold\"";

    assertThat(
            warnings(
                rule("One", "", gold, "Multiply points on category \"a\" by 2")
                    + rule("Two", "", gold, "Multiply points on category \"b\" by 2")
                    + rule("Three", "", gold, "Tell the customer \"Hello!\"")
                    + rule("Four", "exclusive group \"g\"", gold, "Give 5 points")))
        .isEmpty();
    assertThat(
            warnings(
                rule("Base", "", "A purchase is made", "Give 1 point per 1.00 EUR spent")
                    + rule(
                        "More",
                        "",
                        "A purchase is made",
                        "Give 5 points\n    At most 5 points per member per day")
                    + rule("None", "", "A purchase is made", "Give no points on category \"a\"")))
        .isEmpty();
  }

  @Test
  void twoBaseRulesForEverythingAreFound() {
    assertThat(
            only(rule("One", "", "A purchase is made", "Give 1 point per 1.00 EUR spent")
                    + rule("Two", "", "A purchase is made", "Give 2 points per 1.00 EUR spent"))
                .code())
        .isEqualTo(Code.ALWAYS_TOGETHER);
  }

  @Test
  void aRuleThatAlwaysLosesInItsGroupIsFound() {
    Warning warning =
        only(
            rule(
                    "Big",
                    "exclusive group \"g\" | priority 10",
                    "The total is at least 10.00 EUR",
                    "Multiply points by 2")
                + rule(
                    "Small",
                    "exclusive group \"g\" | priority 5",
                    "The total is at least 20.00 EUR | The day is Monday",
                    "Multiply points by 9"));

    assertThat(warning.code()).isEqualTo(Code.SHADOWED);
    assertThat(warning.rule()).isEqualTo("Small");
    assertThat(warning.message()).contains("in the group \"g\" always \"Big\" wins");
    assertThat(warning.reason()).contains("(10 against 5)");
  }

  @Test
  void aRuleThatGivesNoMoreThanTheOneAboveItIsFound() {
    String group = "exclusive group \"g\"";

    assertThat(
            only(rule("One", group, "The day is Monday or Friday", "Multiply points by 3")
                    + rule("Two", group, "The day is Monday", "Multiply points by 2"))
                .rule())
        .isEqualTo("Two");
    assertThat(
            warnings(
                rule("One", group, "The day is Monday or Friday", "Multiply points by 2")
                    + rule("Two", group, "The day is Monday", "Multiply points by 3")))
        .isEmpty();
  }

  @Test
  void aRuleThatLosesOnlyForATimeIsNot() {
    String two = rule("Two", "exclusive group \"g\"", "The day is Monday", "Give 5 points");

    assertThat(
            warnings(
                rule(
                        "One",
                        "exclusive group \"g\" | priority 5 | valid until 2026-12-24",
                        "The day is Monday",
                        "Give 5 points")
                    + two))
        .isEmpty();
    assertThat(
            only(rule(
                        "One",
                        "exclusive group \"g\" | priority 5 | valid from 2026-11-01",
                        "The day is Monday",
                        "Give 5 points")
                    + two)
                .code())
        .isEqualTo(Code.SHADOWED);
  }

  @Test
  void aPausedRuleShadowsNothing() {
    assertThat(
            warnings(
                rule(
                        "One",
                        "exclusive group \"g\" | priority 5 | paused",
                        "The day is Monday",
                        "Give 5 points")
                    + rule("Two", "exclusive group \"g\"", "The day is Monday", "Give 5 points")))
        .isEmpty();
  }

  @Test
  void aRuleThatHasEndedIsFound() {
    assertThat(only(rule("Old", "valid until 2026-11-23", "The day is Monday", "Give 5 points")))
        .extracting(Warning::code, Warning::message)
        .containsExactly(Code.EXPIRED, "This rule ended on 2026-11-23.");
    assertThat(
            only(rule("Old", "", "The date is between 2026-10-01 and 2026-10-31", "Give 5 points"))
                .code())
        .isEqualTo(Code.EXPIRED);
    assertThat(warnings(rule("On", "valid until 2026-11-24", "The day is Monday", "Give 5 points")))
        .isEmpty();
  }

  @Test
  void aBudgetWithoutALastDayIsFound() {
    String then = "Give 5 points | At most 1000 points in all";

    assertThat(only(rule("Endless", "", "The day is Monday", then)))
        .extracting(Warning::code, Warning::message)
        .containsExactly(Code.BUDGET_WITHOUT_END, "This rule has a budget, but no last day.");
    assertThat(warnings(rule("Ends", "valid until 2027-01-31", "The day is Monday", then)))
        .isEmpty();
  }

  @Test
  void aCodeThatNobodyHasSeenIsFoundWhereItStands() {
    String rules =
        rule(
            "Coffee",
            "",
            "The basket contains products in category \"cofee\" or \"tea\" | The store is \"x\"",
            "Multiply points on category \"tea\" by 2");

    List<Warning> found =
        warnings.of(
            files(rules), TODAY, (kind, code) -> !kind.equals("category") || code.equals("tea"));

    assertThat(found)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo(Code.UNKNOWN_CODE);
              assertThat(warning.line()).isEqualTo(3);
              assertThat(warning.message())
                  .isEqualTo("The category \"cofee\" has not been seen so far.");
            });
  }

  @Test
  void theCodesThatMatterAreTold() {
    String rules =
        rule(
                "Coffee",
                "exclusive group \"g\"",
                "The basket contains products in category \"coffee\" | The store has tag"
                    + " \"airport\" | The customer presents the code \"NEW\" | The member has tag"
                    + " \"fan\"",
                "Tag the member \"drinker\" | Issue voucher \"FREE\" valid for 5 days")
            + rule("Fans", "", "The member does not have tag \"drinker\"", "Give 5 points");

    assertThat(warnings.codes(files(rules)))
        .containsExactlyInAnyOrder(
            new NamedCode("category", "coffee"),
            new NamedCode("store-tag", "airport"),
            new NamedCode("tag", "fan"),
            new NamedCode("voucher", "FREE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Give 1000000 points",
        "Multiply points by 3",
        "Issue voucher \"FREE\" valid for 5 days",
        "Take 10% off the basket",
        "Take 5.00 EUR off the basket | At most 50.00 EUR off per purchase",
        "The cheapest of every 2 items is free",
      })
  void whatEverybodyGetsEveryTimeIsTold(String then) {
    Warning warning = only(rule("Gift", "", "A purchase is made", then));

    assertThat(warning.code()).isEqualTo(Code.GIFT_TO_ALL);
    assertThat(warnings(rule("Gift", "", "The day is Friday", then))).isEmpty();
    assertThat(warnings(rule("Gift", "valid until 2027-01-01", "A purchase is made", then)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Give 5 points | At most 1 time per member per day",
        "Give 5 points | At most 50 points per member ever",
        "Take 10% off the basket | At most 5.00 EUR off per member per month",
        "Take 10% off the basket | Money is taken off at most 1 time per member ever",
        "Take 10% off category \"tea\"",
        "Give 1 point per 1.00 EUR spent",
      })
  void whatIsLimitedIsNoGiftToEverybody(String then) {
    assertThat(warnings(rule("Gift", "", "A purchase is made", then))).isEmpty();
  }

  @Test
  void whatARuleAsksForMayJumpTooAndAnotherNameHidesNothing() {
    String live =
        rule(
            "Big basket",
            "identity \"big\"",
            "The total is at least 100.00 EUR",
            "Give 50 points | At most 500 points per member ever");
    String slip = live.replace("100.00", "10.00");
    assertThat(jumps(live, slip)).containsExactly("A number goes from 100.00 EUR to 10.00 EUR.");
    String renamed = live.replace("Big basket", "Great basket").replace("50 points", "5000 points");
    assertThat(jumps(live, renamed)).containsExactly("A number goes from 50 to 5000.");
    assertThat(jumps(live, live.replace("100.00", "80.00"))).isEmpty();
  }

  private List<String> jumps(String live, String now) {
    return warnings
        .of(files(now), files(live), TODAY, (kind, code) -> true, Locale.ENGLISH)
        .stream()
        .filter(warning -> warning.code() == Code.JUMP)
        .map(Warning::message)
        .toList();
  }

  @Test
  void theStarterRulebookMakesNobodyWonder() {
    assertThat(warnings.of(StarterRulebook.files(), TODAY, (kind, code) -> true)).isEmpty();
  }

  @Test
  void rulesWithProblemsAreLeftOut() {
    assertThat(warnings("rule \"Broken\"\nwhen\nnonsense\nthen\nGive 5 points\nend\n")).isEmpty();
  }

  private static String rule(String name, String headers, String conditions, String then) {
    return "rule \""
        + name
        + "\"\n"
        + lines(headers)
        + "when\n"
        + lines(conditions)
        + "then\n"
        + lines(then)
        + "end\n";
  }

  private static String lines(String sentences) {
    return sentences.isEmpty() ? "" : "    " + sentences.replace(" | ", "\n    ") + "\n";
  }

  private Warning only(String rules) {
    List<Warning> found = warnings(rules);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<Warning> warnings(String rules) {
    return warnings.of(files(rules), TODAY, (kind, code) -> true);
  }

  private static RuleFiles files(String rules) {
    return new RuleFiles(new TreeMap<>(Map.of("rules.dslr", rules)));
  }
}
