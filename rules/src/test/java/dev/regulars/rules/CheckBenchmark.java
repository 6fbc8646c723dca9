package dev.regulars.rules;

import dev.regulars.rules.language.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Checking a rulebook of which one rule was changed to something that was never there before: all
 * rules are parsed and verified, the one is compiled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 4, time = 10)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"})
public class CheckBenchmark {

  @Param({"200"})
  int rules;

  private final RuleBookCompiler compiler = new RuleBookCompiler(StarterRulebook.programme());
  private String text;
  private int changes;

  @Setup(Level.Trial)
  public void compile() {
    RuleFiles files = GeneratedRulebook.of(rules, 26);
    text = files.files().firstEntry().getValue();
    compiler.check(files);
  }

  private RuleFiles changed() {
    changes++;
    String rule =
        """

        rule "Changed"
        when
            The total is at least %d.00 EUR
            The basket contains products in category "category-7"
        then
            Multiply points on category "category-7" by 2
            At most %d points per member per day
            Tell the customer "Change %d"
        end
        """
            .formatted(1 + changes % 1000, 100 + changes, changes);
    return new RuleFiles(new TreeMap<>(Map.of("generated.dslr", text + rule)));
  }

  @Benchmark
  public List<Problem> check() {
    return compiler.check(changed());
  }

  /** Without compiling: what the editor asks while somebody types. */
  @Benchmark
  public Interpretation interpret() {
    return compiler.interpret(changed());
  }
}
