package dev.regulars.insight;

import dev.regulars.insight.Projection.Counted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Keeps the figures up to date. Every server tries, one at a time does it. After a batch it rests
 * four times as long as the batch took, so that figures never take more than a fifth of a
 * connection's time from purchases, however much there is to catch up with.
 */
@Component
class InsightRunner implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(InsightRunner.class);
  private static final int REST = 4;

  private final Projection projection;
  private final InsightSettings settings;
  private final Clock clock;
  private volatile @Nullable Disposable working;
  private volatile @Nullable Instant behindSince;

  InsightRunner(
      Projection projection, InsightSettings settings, Clock clock, MeterRegistry meters) {
    this.projection = projection;
    this.settings = settings;
    this.clock = clock;
    TimeGauge.builder(
            "regulars.insight.behind", this, TimeUnit.MILLISECONDS, InsightRunner::behindMillis)
        .description(
            "Age of the last event counted while there is more to count; 0 when up to date")
        .register(meters);
  }

  @Override
  public void start() {
    working = Mono.defer(this::stepAndRest).repeat().subscribe();
  }

  @Override
  public boolean isRunning() {
    return working != null;
  }

  /** A batch under way is taken back; whoever goes on counts it again. */
  @Override
  public void stop() {
    Disposable work = working;
    working = null;
    if (work != null) {
      work.dispose();
    }
  }

  private Mono<Void> stepAndRest() {
    long started = System.nanoTime();
    return projection
        .step()
        .doOnNext(this::measure)
        .map(this::isBehind)
        .doOnError(error -> log.warn("Figures wait for the next run: {}", error.toString()))
        .onErrorReturn(false)
        .flatMap(behind -> Mono.delay(rest(behind, System.nanoTime() - started)))
        .then();
  }

  private boolean isBehind(Counted counted) {
    return counted.events() == settings.batch();
  }

  private void measure(Counted counted) {
    behindSince = isBehind(counted) ? counted.last() : null;
  }

  private Duration rest(boolean behind, long workedNanos) {
    Duration rest = Duration.ofNanos(workedNanos * REST);
    return behind || rest.compareTo(settings.every()) > 0 ? rest : settings.every();
  }

  private double behindMillis() {
    Instant since = behindSince;
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis();
  }
}
