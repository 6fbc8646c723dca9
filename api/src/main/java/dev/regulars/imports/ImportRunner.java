package dev.regulars.imports;

import dev.regulars.rulebook.RuleBooks;
import dev.regulars.shared.BackgroundJob;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problems;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Takes imports that wait, one after the other, and those whose server died. One that a person
 * should know about ends as failed; one that the database was away for is gone on with later.
 */
@Component
class ImportRunner implements BackgroundJob {

  private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int RUNS_MAX = 20;

  private final ImportJobs jobs;
  private final ImportRun runs;
  private final RuleBooks rulebooks;
  private final UUID runner;
  private final Sinks.Many<Long> wakes = Sinks.many().multicast().directBestEffort();
  private final AtomicReference<@Nullable UUID> current = new AtomicReference<>();

  ImportRunner(ImportJobs jobs, ImportRun runs, RuleBooks rulebooks, Ids ids) {
    this.jobs = jobs;
    this.runs = runs;
    this.rulebooks = rulebooks;
    this.runner = ids.next();
  }

  /** There is something to do. Whoever is too busy to hear it looks within a second. */
  void wake() {
    wakes.tryEmitNext(0L);
  }

  @Override
  public String name() {
    return "imports";
  }

  @Override
  public Duration first() {
    return LOOK;
  }

  @Override
  public Duration period() {
    return LOOK;
  }

  @Override
  public Flux<?> wakes() {
    return wakes.asFlux();
  }

  /** Works one off: a step that may take hours, under a lease that another server takes over. */
  @Override
  public Mono<Boolean> step() {
    return rulebooks
        .isReady()
        .filter(Boolean::booleanValue)
        .flatMap(ready -> jobs.claim(runner))
        .flatMap(job -> run(job).thenReturn(true));
  }

  /** What is under way is left to another server, or to this one when it is back. */
  @Override
  public Mono<Void> stopped() {
    UUID left = current.getAndSet(null);
    return left == null ? Mono.empty() : jobs.release(left, runner);
  }

  private Mono<Void> run(ImportJob job) {
    Meter meter = new Meter();
    current.set(job.id());
    log.info("Import {} begins, run {}", job.id(), job.runs());
    Mono<Void> run =
        job.runs() > RUNS_MAX
            ? fail(job, meter, "The server stopped over it again and again. Send smaller files.")
            : runs.run(job, runner, meter).then(Mono.defer(() -> end(job, meter)));
    return run.onErrorResume(error -> afterFailure(job, meter, error))
        // Not where it is given up: stopped() has to know which one is left.
        .doOnTerminate(() -> current.set(null));
  }

  private Mono<Void> end(ImportJob job, Meter meter) {
    Progress progress = meter.progress();
    if (!progress.isComplete()) {
      log.error("Import {} lost rows: {}", job.id(), progress);
      return fail(job, meter, "Not every row is accounted for. Tell support.");
    }
    log.info("Import {} is through: {}", job.id(), progress);
    return jobs.finish(job.id(), runner, progress);
  }

  private Mono<Void> afterFailure(ImportJob job, Meter meter, Throwable error) {
    if (error instanceof Lease.Lost) {
      log.warn("Import {} is left: {}", job.id(), error.getMessage());
      return Mono.empty();
    }
    if (error instanceof ImportFileException unreadable) {
      return fail(job, meter, "The file cannot be read to its end: " + unreadable.getMessage());
    }
    if (error instanceof ImportRules.Refused refused) {
      return fail(job, meter, "The mapping cannot be used: " + refused.getMessage());
    }
    if (Problems.of(error).status() == 503) {
      log.warn("Import {} pauses: {}", job.id(), error.toString());
      return Mono.delay(PAUSE).then(jobs.release(job.id(), runner));
    }
    log.error("Import {} failed", job.id(), error);
    return fail(
        job, meter, "The import failed on our side. What is booked stays; send the file again.");
  }

  private Mono<Void> fail(ImportJob job, Meter meter, String failure) {
    return jobs.fail(job.id(), runner, meter.progress(), failure);
  }
}
