package dev.regulars.rules;

import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole decisions, one after the other on one thread: a basket of 10 lines against a rulebook, from
 * facts to the decision, settling included; and its two parts alone. Each decision is about another
 * of 256 purchases.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"})
public class DecideBenchmark {

  private static final int PURCHASES = 256;
  private static final int LINES = 10;

  @Param({"200", "1000"})
  int rules;

  private RuleBook rulebook;
  private List<Facts> purchases;
  private List<List<Proposal>> proposals;
  private int next;

  @Setup(Level.Trial)
  public void compile() {
    rulebook =
        GivenRulebooks.compiled(StarterRulebook.programme(), GeneratedRulebook.of(rules, 26));
    purchases = IntStream.range(0, PURCHASES).mapToObj(i -> GeneratedFacts.of(i, LINES)).toList();
    proposals = purchases.stream().map(rulebook::propose).toList();
  }

  @TearDown(Level.Trial)
  public void close() {
    rulebook.close();
  }

  /** Baskets keep their sums, so each decision gets a basket that was not asked before. */
  private Facts purchase() {
    Facts facts = purchases.get(next++ & (PURCHASES - 1));
    return facts.with(new Basket(facts.basket().lines()));
  }

  @Benchmark
  public Decision decide() {
    return rulebook.decide(purchase());
  }

  @Benchmark
  public List<Proposal> propose() {
    return rulebook.propose(purchase());
  }

  @Benchmark
  public Decision settle() {
    List<Proposal> known = proposals.get(next & (PURCHASES - 1));
    return rulebook.settle(purchase(), known);
  }
}
