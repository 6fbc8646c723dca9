package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme.QualificationPeriod;
import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.Programme.Tier;
import dev.regulars.rules.example.ExampleResult;
import dev.regulars.rules.example.Examples;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An empty database begins with the starter rulebook, whatever programme it is for. */
class StarterFitsTests {

  private static final List<String> CURRENCIES = List.of("USD", "JPY", "KWD", "CLF", "HUF", "XAF");
  private static final List<String> ZONES =
      List.of("Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "Africa/Cairo", "UTC");
  private static final List<List<Tier>> LADDERS =
      List.of(
          List.of(),
          ladder("only"),
          ladder("blue", "black"),
          ladder("gold", "silver"),
          ladder("gold", "silver", "bronze"),
          ladder("a", "b", "silver"),
          ladder("1", "2", "3", "4"),
          ladder("null", "~@ -", "yes", "d: e", "é☕", "O'Neill #1", "g, h"),
          List.of(new Tier("r", "Review"), new Tier("b", "Birthday"), new Tier("s", "Same")),
          List.of(new Tier("x", "Same"), new Tier("y", "Same"), new Tier("z", "Same $1")));

  private static List<Tier> ladder(String... codes) {
    return Arrays.stream(codes)
        .map(code -> new Tier(code, Character.toUpperCase(code.charAt(0)) + code.substring(1)))
        .toList();
  }

  /** Each setting with all others' first, and all at once with some of the others. */
  static Stream<Programme> programmes() {
    List<Programme> programmes = new ArrayList<>();
    Programme demo = StarterRulebook.programme();
    CURRENCIES.forEach(currency -> programmes.add(programme(currency, "UTC", demo.tiers(), 0, 0)));
    ZONES.forEach(zone -> programmes.add(programme("EUR", zone, demo.tiers(), 0, 0)));
    LADDERS.forEach(ladder -> programmes.add(programme("EUR", "UTC", ladder, 0, 0)));
    for (int rounding = 0; rounding < 4; rounding++) {
      for (int stacking = 0; stacking < 3; stacking++) {
        programmes.add(programme("EUR", "UTC", demo.tiers(), rounding, stacking));
      }
    }
    for (int i = 0; i < LADDERS.size(); i++) {
      String currency = CURRENCIES.get(i % CURRENCIES.size());
      programmes.add(programme(currency, ZONES.get(i % 5), LADDERS.get(i), i % 4, i % 3));
    }
    return programmes.stream();
  }

  private static Programme programme(
      String currency, String zone, List<Tier> tiers, int rounding, int stacking) {
    return new Programme(
        currency,
        ZoneId.of(zone),
        tiers,
        Stacking.values()[stacking],
        List.of(RoundingMode.DOWN, RoundingMode.UP, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN)
            .get(rounding),
        QualificationPeriod.values()[rounding % 3],
        1 + stacking);
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void itIsSoundAndItsExamplesHold(Programme programme) {
    RuleFiles files = StarterRulebook.files(programme);

    assertThat(Examples.problems(files, programme)).isEmpty();
    try (RuleBook rulebook = read(programme, files)) {
      assertThat(Examples.run(rulebook, files)).allMatch(ExampleResult::ok).hasSizeGreaterThan(15);
      assertThat(rulebook.rules()).hasSizeGreaterThan(10);
    }
  }

  private static RuleBook read(Programme programme, RuleFiles files) {
    return switch (new RuleBookCompiler(programme).interpret(files)) {
      case Interpretation.Sound sound -> sound.rulebook();
      case Interpretation.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  @Test
  void everyTierAboveTheLowestIsReached() {
    Programme programme = programme("EUR", "UTC", ladder("a", "b", "c", "d", "e", "f", "g"), 0, 0);

    String tiers = StarterRulebook.files(programme).files().get("tiers.dslr");

    assertThat(tiers)
        .contains(
            "at least 500 points",
            "at least 1000 points",
            "at least 2500 points",
            "at least 3000 points",
            "qualifies for tier \"b\"",
            "qualifies for tier \"g\"")
        .doesNotContain("tier \"a\"");
  }

  @Test
  void amountsAreThoseOfTheCurrency() {
    String yen = earning("JPY");
    String dinars = earning("KWD");

    assertThat(yen).contains("Give 1 point per 100 JPY spent");
    assertThat(dinars).contains("Give 1 point per 1.000 KWD spent");
  }

  private static String earning(String currency) {
    Programme programme = programme(currency, "UTC", ladder("a"), 0, 0);
    return String.valueOf(StarterRulebook.files(programme).files().get("earning.dslr"));
  }
}
