package dev.regulars.purchase;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.regulars.GivenProgramme;
import dev.regulars.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Money off, rewards and vouchers, told in files: settings, rules, what marketers made, and what
 * one member does at the till. {@code src/test/resources/scenarios/money/README.md} says which
 * steps there are; the ways of {@code WAYS.md} are told as they stand on that page.
 */
@MoneyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyScenariosIntegrationTests {

  private static final Path FOLDER = Path.of("src/test/resources/scenarios/money");
  private static final Path PAGE = Path.of("WAYS.md");

  /** A block of the page that is a file of its own. */
  private static final Pattern WAY =
      Pattern.compile("^## (.+?)$.+?^```yaml$(.+?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** What each file begins with; what it says itself comes on top. */
  private static final Map<String, Object> USUAL =
      Map.of(
          "discountStacking",
          "best",
          "pending",
          Map.of("days", 0),
          "redemption",
          Map.of("earnOn", "paid", "ownPoints", false, "minBalance", 0),
          "returns",
          Map.of(
              "mode",
              "decide-again",
              "negative",
              "allow",
              "expiredSpent",
              "grace",
              "graceDays",
              0));

  private static final String POINTS =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      """;

  @Autowired private Shop shop;
  private String prepared = "";
  private Map<String, Object> made = Map.of();

  @AfterAll
  void end() {
    MoneyScenario.end(shop, made);
    new GivenProgramme(shop).is(USUAL);
  }

  static List<Arguments> scenarios() throws IOException {
    List<Arguments> scenarios = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).sorted().toList()) {
        add(file.getFileName().toString(), Files.readString(file), scenarios);
      }
    }
    for (MatchResult way : WAY.matcher(Files.readString(PAGE)).results().toList()) {
      add(way.group(1), way.group(2), scenarios);
    }
    return scenarios;
  }

  private static void add(String file, String text, List<Arguments> scenarios) {
    Map<String, Object> said = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    MoneyScenario.map(said.get("scenarios"))
        .forEach((name, steps) -> scenarios.add(arguments(file, name, said, steps)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("scenarios")
  void comesOutAsItSays(String file, String name, Map<String, Object> said, List<?> steps) {
    if (!file.equals(prepared)) {
      prepared = "";
      MoneyScenario.end(shop, made);
      GivenProgramme programme = new GivenProgramme(shop);
      programme.is(USUAL);
      if (said.containsKey("programme")) {
        programme.is(MoneyScenario.map(said.get("programme")));
      }
      shop.rulebook().live(POINTS + Objects.requireNonNullElse(said.get("rules"), ""));
      MoneyScenario.prepare(shop, said);
      made = said;
      prepared = file;
    }
    new MoneyScenario(shop).run(file + ": " + name, steps);
  }

  @Test
  void theBooksBalanceWhateverCameBefore() {
    shop.theBooksBalance();
  }
}
