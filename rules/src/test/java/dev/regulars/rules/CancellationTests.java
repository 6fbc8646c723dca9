package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.rules.change.RuleChanges;
import dev.regulars.rules.change.ThreeWay;
import dev.regulars.rules.example.Examples;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.warning.Warnings;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Work that nobody waits for any more ends. */
class CancellationTests {

  private static final RuleFiles FILES = GreatRulebook.of(300, 4);

  private final RuleBookCompiler compiler = new RuleBookCompiler(StarterRulebook.programme());

  @Test
  void whatIsWantedGoesOn() {
    assertThat(Cancellation.<String>during(() -> false, () -> "done")).isEqualTo("done");
    Cancellation.check();
  }

  @Test
  void checkingEnds() {
    endsWithin(20, () -> compiler.check(FILES));
    endsWithin(2, () -> compiler.compile(FILES));
    endsWithin(20, () -> compiler.interpret(FILES));
  }

  /** Drools itself cannot be stopped: it is asked before each portion that it gets. */
  @Test
  void betweenThePortionsOfACompilationItEnds() {
    compiler.interpret(FILES); // verified: from now on little else is asked
    endsWithin(FILES.files().size() + 301, () -> compiler.check(FILES));
  }

  @Test
  void examplesEnd() {
    String examples =
        "- name: A\n  purchase: 5.00\n  points: 1\n- name: B\n  purchase: 5.00\n  points: 1\n";
    RuleFiles files = GreatRulebook.with(StarterRulebook.files(), "more.yaml", examples);
    if (!(compiler.interpret(files)
        instanceof Interpretation.Sound(RuleBook rules, var problems))) {
      throw new AssertionError("not sound");
    }
    endsWithin(3, () -> Examples.run(rules, files));
  }

  @Test
  void warningsAndComparisonsEnd() {
    Warnings warnings = new Warnings(Vocabulary.standard(), StarterRulebook.programme());
    LocalDate day = LocalDate.of(2026, 11, 29);
    endsWithin(400, () -> warnings.of(FILES, day, (kind, code) -> true));
    endsWithin(
        1,
        () ->
            RuleChanges.between(
                Vocabulary.standard(),
                StarterRulebook.programme(),
                StarterRulebook.files(),
                FILES));
    endsWithin(
        1,
        () ->
            ThreeWay.merge(
                "a.dslr",
                "rule \"A\"\nend\nrule \"B\"\nend\n",
                "rule \"A\"\n#1\nend\nrule \"B\"\nend\n",
                "rule \"A\"\nend\nrule \"B\"\n#2\nend\n"));
  }

  /** Work is asked to end after so many steps. */
  private static void endsWithin(int steps, Supplier<?> work) {
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(() -> Cancellation.during(() -> asked.incrementAndGet() > steps, work))
        .isInstanceOf(CancellationException.class);
    assertThat(asked).hasValue(steps + 1);
  }
}
