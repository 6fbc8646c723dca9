package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.example.ExampleResult;
import dev.regulars.rules.example.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The earning side of well-known kinds of programme, each a folder of rule files with its examples,
 * and the starter rulebook with its own.
 */
class ProgrammesScenarioTests {

  @ParameterizedTest
  @MethodSource("dev.regulars.rules.GivenRulebooks#programmes")
  void doesWhatItsExamplesSay(String name) {
    RuleFiles files = GivenRulebooks.files(name);
    try (RuleBook rulebook = GivenRulebooks.compiled(GivenRulebooks.programme(name), files)) {
      assertAllHold(Examples.run(rulebook, files));
    }
  }

  @Test
  void theStarterRulebookDoesWhatItsExamplesSay() {
    RuleFiles files = StarterRulebook.files();
    try (RuleBook rulebook = GivenRulebooks.compiled(StarterRulebook.programme(), files)) {
      assertAllHold(Examples.run(rulebook, files));
    }
  }

  @Test
  void thereAreAtLeastTwelveKinds() {
    assertThat(GivenRulebooks.programmes()).hasSizeGreaterThanOrEqualTo(12);
  }

  private static void assertAllHold(List<ExampleResult> results) {
    assertThat(results).isNotEmpty();
    assertThat(results).filteredOn(result -> !result.ok()).isEmpty();
  }
}
