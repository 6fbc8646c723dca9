package dev.regulars.rulebook;

import dev.regulars.rules.Compilation;
import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Makes rulebooks of rule files: compiled ones in seconds, interpreted ones at once. */
@Component
class Compiling implements DisposableBean {

  private static final Duration LATER = Duration.ofSeconds(2);
  private static final int LOOKS_WAITING_MAX = 64;

  private final CompileQueue queue;
  private final EarlyCompilation.Started early;

  /** For purchases of another time: nobody who checks a draft may be in their way. */
  private final Scheduler reading = Schedulers.newSingle("rulebook-reader", true);

  private final Scheduler looking =
      Schedulers.newBoundedElastic(2, LOOKS_WAITING_MAX, "rulebook-check", 60, true);

  Compiling(CompileQueue queue, EarlyCompilation.Started early) {
    this.queue = queue;
    this.early = early;
  }

  RuleBookCompiler compiler() {
    return early.compiler();
  }

  /** Compiled in the queue; fails with {@link UnsoundVersion} where they are no rulebook. */
  CompletableFuture<RuleBook> compile(RuleFiles files) {
    CompletableFuture<Compilation> started = early.take(files);
    return started == null
        ? queue.run(() -> lent(compiler().compile(files)))
        : started.thenApply(Compiling::lent);
  }

  /**
   * A rulebook that decides the same without being compiled, within milliseconds; fails with {@link
   * UnsoundVersion} where they are no rulebook.
   */
  Mono<RuleBook> read(RuleFiles files) {
    return Mono.fromSupplier(() -> read(compiler().interpret(files))).subscribeOn(reading);
  }

  /** Does work about a draft, a few at a time; a problem of 503 where too much waits. */
  <T> Mono<T> look(Supplier<T> work) {
    return Mono.fromSupplier(work)
        .subscribeOn(looking)
        .onErrorMap(
            RejectedExecutionException.class,
            full ->
                new ProblemException(
                    Problem.busy("Many drafts are being checked just now. Try again.", LATER)));
  }

  private static RuleBook lent(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Compiled(var rulebook, var warnings) -> new LentRuleBook(rulebook);
      case Compilation.Refused(var problems) -> throw new UnsoundVersion(problems);
    };
  }

  private static RuleBook read(Interpretation interpretation) {
    return switch (interpretation) {
      case Interpretation.Sound(var rulebook, var warnings) -> rulebook;
      case Interpretation.Refused(var problems) -> throw new UnsoundVersion(problems);
    };
  }

  @Override
  public void destroy() {
    reading.dispose();
    looking.dispose();
  }
}
