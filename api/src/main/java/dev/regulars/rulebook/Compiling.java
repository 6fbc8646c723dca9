package dev.regulars.rulebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.Cancellation;
import dev.regulars.rules.Compilation;
import dev.regulars.rules.Interpretation;
import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Makes rulebooks of rule files: compiled ones in seconds, interpreted ones at once. */
@Component
class Compiling implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Compiling.class);
  private static final Duration LATER = Duration.ofSeconds(2);
  private static final int LOOKS_WAITING_MAX = 64;

  /** Programmes of today, tomorrow and some of before; each knows what it has compiled. */
  private static final int COMPILERS_MAX = 8;

  private final CompileQueue queue;
  private final EarlyCompilation.Started early;
  private final ProgrammeSettings settings;
  private final Cache<Programme, RuleBookCompiler> compilers =
      Caffeine.newBuilder().maximumSize(COMPILERS_MAX).build();

  /** For purchases of another time: nobody who checks a draft may be in their way. */
  private final Scheduler reading = Schedulers.newSingle("rulebook-reader", true);

  private final Scheduler looking =
      Schedulers.newBoundedElastic(2, LOOKS_WAITING_MAX, "rulebook-check", 60, true);

  /** Threads that work for somebody, or have not yet noticed that nobody waits any more. */
  private final AtomicInteger busy = new AtomicInteger();

  Compiling(
      CompileQueue queue,
      EarlyCompilation.Started early,
      ProgrammeSettings settings,
      MeterRegistry meters) {
    this.queue = queue;
    this.early = early;
    this.settings = settings;
    Gauge.builder("regulars.rulebook.threads", busy, AtomicInteger::get)
        .description("Threads that read, check or compare drafts")
        .register(meters);
  }

  /** The compiler for the settings of now. */
  RuleBookCompiler compiler() {
    return compiler(settings.programme());
  }

  /** The compiler for a programme. */
  RuleBookCompiler compiler(Programme programme) {
    return programme.equals(early.programme())
        ? early.compiler()
        : Objects.requireNonNull(compilers.get(programme, RuleBookCompiler::new));
  }

  /** {@link #compile(RuleFiles, Programme)} for the settings of now. */
  CompletableFuture<RuleBook> compile(RuleFiles files) {
    return compile(files, settings.programme());
  }

  /** Compiled in the queue; fails with {@link UnsoundVersion} where they are no rulebook. */
  CompletableFuture<RuleBook> compile(RuleFiles files, Programme programme) {
    CompletableFuture<Compilation> started = early.take(files, programme);
    return started == null
        ? queue.run(() -> lent(compiler(programme).compile(files)))
        : started.thenApply(Compiling::lent);
  }

  /**
   * A rulebook that decides the same without being compiled, within milliseconds; fails with {@link
   * UnsoundVersion} where they are no rulebook.
   */
  Mono<RuleBook> read(RuleFiles files, Programme programme) {
    return Mono.fromSupplier(() -> read(compiler(programme).interpret(files))).subscribeOn(reading);
  }

  /** Does work about what goes live, in the queue, so that it need not wait for those who try. */
  <T> Mono<T> prove(Supplier<T> work) {
    return Mono.fromFuture(() -> queue.run(work));
  }

  /**
   * Does work about a draft, a few at a time; a problem of 503 where too much waits. It ends early
   * once nobody waits for it any more.
   */
  <T> Mono<T> look(Supplier<T> work) {
    return Mono.create(
        sink -> {
          AtomicBoolean gone = new AtomicBoolean();
          sink.onDispose(() -> gone.set(true));
          try {
            looking.schedule(() -> look(work, gone, sink));
          } catch (RejectedExecutionException full) {
            sink.error(
                new ProblemException(
                    Problem.busy("Many drafts are being checked just now. Try again.", LATER)));
          }
        });
  }

  private <T> void look(Supplier<T> work, AtomicBoolean gone, MonoSink<T> sink) {
    busy.incrementAndGet();
    try {
      sink.success(
          Cancellation.during(
              gone::get,
              () -> {
                Cancellation.check();
                return work.get();
              }));
    } catch (CancellationException nobodyWaits) {
      log.debug("Work about a draft was given up: {}", nobodyWaits.toString());
    } catch (RuntimeException | LinkageError failed) {
      if (!gone.get()) {
        sink.error(failed);
      }
    } finally {
      busy.decrementAndGet();
    }
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
