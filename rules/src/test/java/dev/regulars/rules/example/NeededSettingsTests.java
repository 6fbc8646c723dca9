package dev.regulars.rules.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Interpretation;
import dev.regulars.rules.Programme;
import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is right depends on the programme's settings; examples say on which. */
class NeededSettingsTests {

  private static final String RULES =
      """
      rule "Base points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end
      """;

  private static final String EXAMPLE =
      """
      - name: Cents
      %s  at: 2026-10-14
        purchase: 3.20
        points: 3
      """;

  @Test
  void anExampleOfOtherSettingsIsNotTried() {
    ExampleResult result = run(RoundingMode.UP, "  settings: {rounding: down}\n");

    assertThat(result.ok()).isTrue();
    assertThat(result.got()).isEqualTo("not tried: it is about a programme with rounding down");
  }

  @Test
  void anExampleOfTheseSettingsIs() {
    assertThat(run(RoundingMode.DOWN, "  settings: {rounding: down}\n").got())
        .isEqualTo("3 points; Base points 3");
    assertThat(run(RoundingMode.UP, "  settings: {rounding: up}\n").ok()).isFalse();
  }

  @Test
  void whatFailsOnlyForTheSettingsSaysSo() {
    ExampleResult result = run(RoundingMode.UP, "");

    assertThat(result.ok()).isFalse();
    assertThat(result.isBroken()).isFalse();
    assertThat(result.got())
        .isEqualTo("4 points; Base points 4 (right with rounding down, see settings)");
  }

  @Test
  void settingsThatThereAreNotAreProblems() {
    RuleFiles files = files("  settings: {rounding: sideways, colour: red}\n");

    assertThat(Examples.problems(files, StarterRulebook.programme()))
        .extracting(problem -> problem.message())
        .containsExactlyInAnyOrder(
            "\"colour\" is not known here; known are rounding, stacking",
            "\"sideways\" is not known here; known are down, up, half-up, half-even");
  }

  @Test
  void whatIsKeptAsAnExampleSaysWhatItDependsOn() {
    RuleFiles files = files("");
    RuleBook rulebook = read(RoundingMode.DOWN, files);
    Example example =
        new ExampleReader(rulebook.programme(), new YamlProblems("e.yaml"))
            .read(String.valueOf(files.files().get("e.yaml")))
            .getFirst();

    Example kept = Examples.withSettings(rulebook, example);

    assertThat(kept.settings()).isEqualTo(new NeededSettings(RoundingMode.DOWN, null));
    assertThat(new ExampleText(rulebook.programme()).of(kept))
        .contains("  settings: {rounding: down}");
  }

  private static ExampleResult run(RoundingMode rounding, String settings) {
    RuleFiles files = files(settings);
    return Examples.run(read(rounding, files), files).getFirst();
  }

  private static RuleFiles files(String settings) {
    return new RuleFiles(
        new TreeMap<>(Map.of("a.dslr", RULES, "e.yaml", EXAMPLE.formatted(settings))));
  }

  private static RuleBook read(RoundingMode rounding, RuleFiles files) {
    Programme programme =
        new NeededSettings(rounding, Stacking.BEST).in(StarterRulebook.programme());
    return switch (new RuleBookCompiler(programme).interpret(files)) {
      case Interpretation.Sound sound -> sound.rulebook();
      case Interpretation.Refused refused -> throw new AssertionError(refused.problems());
    };
  }
}
