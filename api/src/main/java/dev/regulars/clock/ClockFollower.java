package dev.regulars.clock;

import dev.regulars.database.Notifications;
import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moves this server's clock when it was moved on another one. */
final class ClockFollower implements BackgroundJob {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final DemoTime time;
  private final Flux<String> told;
  private final Disposable.Swap listening = Disposables.swap();

  ClockFollower(DemoTime time, Notifications notifications) {
    this.time = time;
    // It goes on listening while nobody rests: what is told then ends the next rest.
    this.told =
        notifications
            .on(DemoTime.CHANNEL)
            .onBackpressureLatest()
            .publish(1)
            .autoConnect(1, listening::update);
  }

  @Override
  public String name() {
    return "demo-clock";
  }

  @Override
  public Duration first() {
    return Duration.ZERO;
  }

  @Override
  public Duration period() {
    return EVERY;
  }

  @Override
  public Mono<Boolean> step() {
    return time.follow().thenReturn(false);
  }

  @Override
  public Flux<?> wakes() {
    return told;
  }

  @Override
  public Mono<Void> stopped() {
    return Mono.fromRunnable(listening::dispose);
  }
}
