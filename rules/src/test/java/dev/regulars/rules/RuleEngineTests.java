package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.language.Programmes;
import dev.regulars.rules.language.RandomFacts;
import dev.regulars.rules.language.RandomRules;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The life of compiled rules: many at once, and gone without a trace. */
class RuleEngineTests {

  private final RandomFacts facts = new RandomFacts(new Random(7));

  @Test
  void aClosedRulebookLeavesNoClassesBehind() throws InterruptedException {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    compileUseAndClose(1);
    compileUseAndClose(2);
    long unloadedBefore = classes.getUnloadedClassCount();
    int loadedBefore = classes.getLoadedClassCount();
    long everBefore = classes.getTotalLoadedClassCount();

    for (int i = 3; i < 9; i++) {
      compileUseAndClose(i);
    }

    long generated = classes.getTotalLoadedClassCount() - everBefore;
    assertThat(generated).isGreaterThan(100);
    for (int i = 0; i < 50 && classes.getLoadedClassCount() - loadedBefore > generated / 4; i++) {
      System.gc();
      Thread.sleep(100);
    }
    assertThat(classes.getUnloadedClassCount() - unloadedBefore).isGreaterThan(generated / 2);
    assertThat(classes.getLoadedClassCount() - loadedBefore).isLessThan((int) (generated / 4));
  }

  private void compileUseAndClose(int seed) {
    try (RuleBook book = compiled(new RandomRules(new Random(seed)).file(Kind.PURCHASE, 10))) {
      book.decide(facts.next(Kind.PURCHASE));
    }
  }

  @Test
  void decidesForManyThreadsAtOnceAsForOne() throws Exception {
    try (RuleBook book = compiled(new RandomRules(new Random(5)).file(Kind.PURCHASE, 20));
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        var purchase = facts.next(Kind.PURCHASE);
        var alone = book.decide(purchase);
        results.add(
            threads.submit(
                () -> {
                  for (int again = 0; again < 20; again++) {
                    assertThat(book.decide(purchase)).isEqualTo(alone);
                  }
                }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
  }

  @Test
  void aClosedRulebookSaysSo() {
    RuleBook book = compiled(new RandomRules(new Random(5)).file(Kind.PURCHASE, 1));
    book.close();
    book.close();

    assertThatThrownBy(() -> book.propose(facts.next(Kind.PURCHASE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the rulebook is closed");
  }

  @Test
  void aRulebookWithoutRulesProposesNothing() {
    try (RuleBook book = compiled("# nothing yet\n")) {
      assertThat(book.propose(facts.next(Kind.PURCHASE))).isEmpty();
      assertThat(book.propose(facts.next(Kind.EVENT))).isEmpty();
      assertThat(book.rules()).isEmpty();
    }
  }

  private static RuleBook compiled(String text) {
    RuleFiles files = new RuleFiles(new TreeMap<>(Map.of("rules.dslr", text)));
    return switch (new RuleBookCompiler(Programmes.EUROPEAN).compile(files)) {
      case Compilation.Compiled(RuleBook book, var _) -> book;
      case Compilation.Refused(var problems) -> throw new AssertionError(problems);
    };
  }
}
