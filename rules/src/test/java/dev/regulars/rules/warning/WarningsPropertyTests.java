package dev.regulars.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Window;
import dev.regulars.rules.language.Programmes;
import dev.regulars.rules.language.RandomFacts;
import dev.regulars.rules.language.RandomRules;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.warning.Warning.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A warning is certain: nothing that happens shows the contrary. */
class WarningsPropertyTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final int HAPPENINGS = 200;

  private static final int NARROW_RULES = 80;

  /** A number stands for #, a word for ?. */
  private static final List<String> NARROW =
      List.of(
          "This is the first purchase of the member",
          "This is the #th purchase of the member",
          "Every #th purchase of the member",
          "The member made at least # earlier purchases in the last # days",
          "The member made at most # earlier purchases in the last # days",
          "The member made at least # earlier purchases this week",
          "The member made at most # earlier purchases this week",
          "The member made at least # earlier purchases this month",
          "The member made at most # earlier purchases this month",
          "The last purchase of the member was at least # days ago",
          "The time is between 0#:00 and 0#:30",
          "The day of the month is at least 2#",
          "The day of the month is at most 2#",
          "The date is between 2026-0#-01 and 2026-09-30",
          "The date is between 2025-12-01 and 2026-0#-20",
          "The day is Monday",
          "The day is Tuesday, Wednesday or Monday",
          "The basket contains products in category \"?\"",
          "The basket contains no products in category \"?\"",
          "The basket contains at least # units of category \"?\"",
          "At least #.00 EUR is spent on category \"?\"",
          "The store is \"?\"",
          "The store is not \"?\"",
          "The member has tag \"?\"",
          "The member does not have tag \"?\"",
          "The total is at least #0.00 EUR",
          "The total is at most #0.00 EUR");

  private static final List<String> CONDITIONS =
      List.of(
          "The total is at least 20.00 EUR",
          "The total is at least 40.00 EUR",
          "The total is at most 60.00 EUR",
          "The day is Monday, Tuesday, Wednesday or Thursday",
          "The day is Monday or Tuesday",
          "The member is in tier \"silver\" or higher",
          "The member is in tier \"gold\"",
          "The basket contains products in category \"coffee\" or \"tea\"",
          "The basket contains products in category \"coffee\"",
          "The time is between 06:00 and 20:00",
          "The time is between 08:00 and 18:00",
          "A purchase is made");

  @Property(tries = 40)
  void aRuleThatFiresWasNotSaidToBeUnable(@ForAll long seed) {
    Random random = new Random(seed);
    for (Kind kind : List.of(Kind.PURCHASE, Kind.EVENT)) {
      RuleFiles files = files(new RandomRules(random).file(kind, 60));
      Set<String> never = rules(files, Code.NEVER_FIRES);
      try (RuleBook rulebook = interpreted(files)) {
        for (int i = 0; i < HAPPENINGS; i++) {
          Facts facts = consistent(new RandomFacts(random).next(kind), random);
          Set<String> fired =
              rulebook.decide(facts).outcomes().stream()
                  .map(Decision.Outcome::rule)
                  .collect(Collectors.toSet());
          assertThat(fired).noneMatch(never::contains);
        }
      }
    }
  }

  @Property(tries = 40)
  void neitherWasOneThatAsksMuchOfFewThings(@ForAll long seed) {
    Random random = new Random(seed);
    RuleFiles files = files(narrow(random));
    Set<String> never = rules(files, Code.NEVER_FIRES);
    assertThat(never).hasSizeBetween(1, NARROW_RULES - 1);
    try (RuleBook rulebook = interpreted(files)) {
      for (int i = 0; i < 2 * HAPPENINGS; i++) {
        Facts facts = consistent(new RandomFacts(random).next(Kind.PURCHASE), random);
        assertThat(rulebook.decide(facts).outcomes())
            .extracting(Decision.Outcome::rule)
            .noneMatch(never::contains);
      }
    }
  }

  /** Rules whose conditions are about the same few things. */
  private static String narrow(Random random) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < NARROW_RULES; i++) {
      rules.append("rule \"Rule ").append(i).append("\"\nwhen\n");
      List<String> conditions = new ArrayList<>(NARROW);
      Collections.shuffle(conditions, random);
      for (String condition : conditions.subList(0, 2 + random.nextInt(3))) {
        rules.append(filled(condition, random)).append('\n');
      }
      rules.append("then\nGive 5 points\nend\n");
    }
    return rules.toString();
  }

  private static String filled(String condition, Random random) {
    String filled = condition;
    while (filled.contains("#")) {
      filled = filled.replaceFirst("#", Integer.toString(1 + random.nextInt(7)));
    }
    filled = filled.replace("1th", "11th").replace("2th", "12th").replace("3th", "13th");
    while (filled.contains("?")) {
      filled = filled.replaceFirst("\\?", List.of("coffee", "tea", "app").get(random.nextInt(3)));
    }
    return filled;
  }

  @Property(tries = 60)
  void rulesThatAreSaidToFireTogetherDoAndOneThatNeverStandsLoses(@ForAll long seed) {
    Random random = new Random(seed);
    RuleFiles files = files(rivals(random));
    List<Warning> warnings = warnings(files);
    Set<String> shadowed = rules(files, Code.SHADOWED);
    try (RuleBook rulebook = interpreted(files)) {
      for (int i = 0; i < HAPPENINGS; i++) {
        Facts facts = consistent(new RandomFacts(random).next(Kind.PURCHASE), random);
        Map<String, Decision.Outcome.Kind> outcomes =
            rulebook.decide(facts).outcomes().stream()
                .collect(Collectors.toMap(Decision.Outcome::rule, Decision.Outcome::kind));
        for (Warning warning : warnings) {
          if (warning.code() == Code.ALWAYS_TOGETHER) {
            String twin = warning.message().split("\"", -1)[1];
            assertThat(outcomes.containsKey(twin)).isEqualTo(outcomes.containsKey(warning.rule()));
          }
        }
        outcomes.keySet().retainAll(shadowed);
        assertThat(outcomes.values()).allMatch(Decision.Outcome.Kind.LOST::equals);
      }
    }
  }

  /** Rules out of few conditions, so that many ask the same or less than others. */
  private static String rivals(Random random) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      rules.append("rule \"Rule ").append(i).append("\"\n");
      if (random.nextInt(3) > 0) {
        rules.append("exclusive group \"").append("ab".charAt(random.nextInt(2))).append("\"\n");
        rules.append(random.nextInt(3) > 0 ? "priority " + (1 + random.nextInt(2)) + "\n" : "");
      }
      rules.append("when\n");
      CONDITIONS.stream()
          .filter(condition -> random.nextInt(5) == 0)
          .forEach(condition -> rules.append(condition).append('\n'));
      rules.append("The total is at least 1.00 EUR\nthen\n");
      rules.append(
          random.nextBoolean()
              ? "Multiply points by " + (1 + random.nextInt(3)) + "\n"
              : "Give " + (1 + random.nextInt(9)) + " points\n");
      rules.append(random.nextInt(4) == 0 ? "At most 3 points per purchase\n" : "");
      rules.append("end\n");
    }
    return rules
        + "rule \"Base\"\nwhen\nA purchase is made\nthen\nGive 1 point per 1.00 EUR spent\nend\n";
  }

  /** The same facts with a history that can have been. */
  private static Facts consistent(Facts facts, Random random) {
    LocalDate today = facts.happening().date();
    List<LocalDate> purchases = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      purchases.add(today.minusDays(random.nextInt(random.nextBoolean() ? 8 : 400)));
    }
    Map<Window, Totals> windows = new HashMap<>();
    List<Window> known =
        new ArrayList<>(List.of(Window.DAY, Window.WEEK, Window.MONTH, Window.YEAR));
    for (int days = 1; days < 30; days++) {
      known.add(Window.lastDays(days));
    }
    for (Window window : known) {
      long within = purchases.stream().filter(day -> !day.isBefore(window.start(today))).count();
      windows.put(window, new Totals(within, within * 1500));
    }
    Member member = facts.member();
    Member with =
        new Member(
            member.tier(),
            member.enrolledOn(),
            member.birthday(),
            member.tags(),
            member.attributes(),
            purchases.size(),
            purchases.stream().max(LocalDate::compareTo).orElse(null),
            windows);
    return new Facts(facts.happening(), facts.basket(), with, facts.usage());
  }

  private static RuleBook interpreted(RuleFiles files) {
    return switch (new RuleBookCompiler(Programmes.EUROPEAN).interpret(files)) {
      case Interpretation.Sound sound -> sound.rulebook();
      case Interpretation.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  private static List<Warning> warnings(RuleFiles files) {
    return new Warnings(Vocabulary.standard(), Programmes.EUROPEAN)
        .of(files, TODAY, (kind, code) -> true);
  }

  private static Set<String> rules(RuleFiles files, Code code) {
    return warnings(files).stream()
        .filter(warning -> warning.code() == code)
        .map(Warning::rule)
        .collect(Collectors.toSet());
  }

  private static RuleFiles files(String rules) {
    return new RuleFiles(new TreeMap<>(Map.of("rules.dslr", rules)));
  }
}
