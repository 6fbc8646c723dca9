package dev.regulars.rules.decision;

import dev.regulars.rules.Programme;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Window;
import java.util.List;
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

/** Settling alone: 10 lines, and as many rules that fired as a busy day brings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SettleBenchmark {

  /** Base points alone; with a multiplier, bonuses and limits; twenty rules at once. */
  @Param({"1", "6", "20"})
  int fired;

  private Programme programme;
  private List<RuleTerms> terms;
  private List<Proposal> proposals;
  private Facts facts;

  @Setup(Level.Trial)
  public void prepare() {
    GivenRules rules =
        GivenRules.given()
            .rule("Base points", GivenRules.pointsPerEuro("1"), GivenRules.atMost(500, Window.DAY));
    if (fired > 1) {
      rules
          .rule("Double coffee", GivenRules.times("2", GivenRules.category("coffee")))
          .rule("Triple tea", GivenRules.times("3", GivenRules.category("tea")))
          .rule("Visit", GivenRules.fixed(5), GivenRules.tellCustomer(0))
          .rule("Fruit", GivenRules.pointsPerEuro("0.5", GivenRules.category("fruit")))
          .rule("Launch", GivenRules.fixed(10), GivenRules.budget(1_000_000));
    }
    for (int i = 6; i < fired; i++) {
      rules.rule(
          "Campaign " + i,
          i % 2 == 0
              ? GivenRules.pointsPerEuro("0.25", GivenRules.category("cake"))
              : GivenRules.fixed(i),
          GivenRules.atMost(100, Window.MONTH));
    }
    String[] categories = {"coffee", "tea", "cake", "fruit", "bread"};
    for (int i = 0; i < 10; i++) {
      rules.line(categories[i % categories.length], 199 + 37 * i);
    }
    programme = rules.programme();
    terms = rules.terms();
    proposals = rules.proposals();
    facts = rules.facts();
  }

  @Benchmark
  public Decision settle() {
    return Settlement.settle(programme, terms, List.of("Thank you!"), facts, proposals);
  }
}
