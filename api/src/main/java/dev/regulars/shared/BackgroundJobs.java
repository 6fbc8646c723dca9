package dev.regulars.shared;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs the {@link BackgroundJob}s, from the start of the server to its end. A job that fails is
 * tried again, the later the more often it failed, and for ever: it says so in the log, and {@code
 * regulars.job.failures} is above 0 until it succeeds.
 */
@Component
class BackgroundJobs implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BackgroundJobs.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);

  /** Where the database is away it says nothing about the work, which goes on once it is back. */
  private static final Duration RETRY_WHEN_AWAY = Duration.ofSeconds(4);

  private static final int RETRIES_DOUBLED_MAX = 6;

  private final List<Loop> loops;
  private volatile @Nullable Disposable working;

  BackgroundJobs(List<BackgroundJob> jobs, MeterRegistry meters) {
    this.loops = jobs.stream().map(job -> new Loop(job, meters)).toList();
  }

  @Override
  public void start() {
    Disposable.Composite all = Disposables.composite();
    loops.forEach(loop -> all.add(loop.run().subscribe()));
    working = all;
  }

  @Override
  public boolean isRunning() {
    return working != null;
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /** A step under way is given up; its transaction goes on to its end, or is taken back. */
  @Override
  public void stop(Runnable stopped) {
    Disposable work = working;
    working = null;
    if (work != null) {
      work.dispose();
    }
    Flux.fromIterable(loops)
        .flatMap(loop -> loop.job.stopped().onErrorComplete())
        .doFinally(signal -> stopped.run())
        .subscribe();
  }

  /** One job's steps and rests. */
  private static final class Loop {

    private final BackgroundJob job;
    private final Timer done;
    private final Timer failed;
    private final AtomicInteger failures;

    Loop(BackgroundJob job, MeterRegistry meters) {
      this.job = job;
      this.done = timer(meters, "done");
      this.failed = timer(meters, "failed");
      this.failures = new AtomicInteger();
      Gauge.builder("regulars.job.failures", failures, AtomicInteger::get)
          .description("How often a job of the background has failed since it last succeeded")
          .tag("job", job.name())
          .register(meters);
    }

    private Timer timer(MeterRegistry meters, String outcome) {
      return Timer.builder("regulars.job")
          .description("Steps of the jobs of the background")
          .tag("job", job.name())
          .tag("outcome", outcome)
          .register(meters);
    }

    Mono<Void> run() {
      return rest(job.first()).thenMany(Mono.defer(this::stepAndRest).repeat()).then();
    }

    private Mono<Void> stepAndRest() {
      long started = System.nanoTime();
      return Mono.defer(job::step)
          .defaultIfEmpty(false)
          .map(more -> afterSuccess(more, Duration.ofNanos(System.nanoTime() - started)))
          .onErrorResume(
              error ->
                  Mono.just(afterFailure(error, Duration.ofNanos(System.nanoTime() - started))))
          .flatMap(this::rest);
    }

    private Duration afterSuccess(boolean more, Duration worked) {
      done.record(worked);
      int before = failures.getAndSet(0);
      if (before > 0) {
        log.info("{} goes on after {} failures", job.name(), before);
      }
      Duration rest = job.restAfter(worked);
      return more || rest.compareTo(job.period()) > 0 ? rest : job.period();
    }

    private Duration afterFailure(Throwable error, Duration worked) {
      failed.record(worked);
      int times = failures.incrementAndGet();
      boolean away = Problems.of(error).status() == 503;
      Duration rest = restAfter(times, away ? RETRY_WHEN_AWAY : LAST_RETRY);
      if (times == 1 && !away) {
        log.error("{} failed and tries again in {}", job.name(), rest, error);
      } else {
        log.warn("{} failed {} times, tries again in {}: {}", job.name(), times, rest, text(error));
      }
      return rest;
    }

    private static Duration restAfter(int failures, Duration longest) {
      Duration rest = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, RETRIES_DOUBLED_MAX));
      return rest.compareTo(longest) > 0 ? longest : rest;
    }

    private Mono<Void> rest(Duration rest) {
      return rest.isZero()
          ? Mono.empty()
          : Mono.firstWithSignal(Mono.delay(rest).then(), job.wakes().next().then());
    }

    private static String text(Throwable error) {
      return error.getCause() == null ? error.toString() : error + ", " + error.getCause();
    }
  }
}
