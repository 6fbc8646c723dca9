package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class BackgroundJobsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration NEVER = Duration.ofHours(1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger steps = new AtomicInteger();
  private @Nullable BackgroundJobs jobs;

  @AfterEach
  void stop() {
    if (jobs != null) {
      jobs.stop();
    }
  }

  private void run(Duration period, Supplier<Mono<Boolean>> step) {
    run(BackgroundJob.of("test", Duration.ZERO, period, step));
  }

  private void run(BackgroundJob job) {
    jobs = new BackgroundJobs(List.of(job), meters);
    jobs.start();
  }

  private void awaitSteps(int count) {
    await().atMost(PATIENCE).until(() -> steps.get() >= count);
  }

  private double failures() {
    return meters.get("regulars.job.failures").tag("job", "test").gauge().value();
  }

  @Test
  void stepsAtOnceWhileMoreIsLeftAndRestsThen() {
    run(NEVER, () -> Mono.just(steps.incrementAndGet() < 5));
    awaitSteps(5);
    await().atMost(PATIENCE).until(() -> count("done") == 5);
    assertThat(steps).hasValue(5);
  }

  private long count(String outcome) {
    return meters.get("regulars.job").tag("outcome", outcome).timer().count();
  }

  @Test
  void isTriedAgainAfterAFailureAndSaysSoMeanwhile() {
    AtomicBoolean broken = new AtomicBoolean(true);
    run(
        NEVER,
        () -> {
          steps.incrementAndGet();
          return broken.get() ? Mono.error(new IllegalStateException("broken")) : Mono.empty();
        });
    await().atMost(PATIENCE).until(() -> failures() >= 1);
    broken.set(false);
    await().atMost(PATIENCE).until(() -> failures() == 0);
    assertThat(count("failed")).isPositive();
    assertThat(count("done")).isEqualTo(1);
  }

  @Test
  void aStepThatThrowsIsAFailureToo() {
    run(
        NEVER,
        () -> {
          throw new IllegalStateException("thrown");
        });
    await().atMost(PATIENCE).until(() -> failures() >= 1);
  }

  @Test
  void aWakeEndsARest() {
    Sinks.Many<Integer> wakes = Sinks.many().multicast().directBestEffort();
    BackgroundJob sleeper =
        BackgroundJob.of("test", NEVER, NEVER, () -> Mono.just(steps.incrementAndGet() < 0));
    run(
        new BackgroundJob() {
          @Override
          public String name() {
            return sleeper.name();
          }

          @Override
          public Duration first() {
            return sleeper.first();
          }

          @Override
          public Duration period() {
            return sleeper.period();
          }

          @Override
          public Mono<Boolean> step() {
            return sleeper.step();
          }

          @Override
          public Flux<?> wakes() {
            return wakes.asFlux();
          }
        });
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              wakes.tryEmitNext(1);
              return steps.get() >= 1;
            });
  }

  @Test
  void nothingIsDoneOnceItIsStopped() {
    AtomicBoolean given = new AtomicBoolean();
    run(
        NEVER,
        () -> {
          steps.incrementAndGet();
          return Mono.<Boolean>never().doOnCancel(() -> given.set(true));
        });
    awaitSteps(1);
    AtomicBoolean stopped = new AtomicBoolean();
    jobs.stop(() -> stopped.set(true));
    await().atMost(PATIENCE).until(() -> stopped.get() && given.get());
    assertThat(jobs.isRunning()).isFalse();
    assertThat(steps).hasValue(1);
  }
}
