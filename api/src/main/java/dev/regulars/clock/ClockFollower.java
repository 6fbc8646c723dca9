package dev.regulars.clock;

import dev.regulars.database.Notifications;
import dev.regulars.database.Told;
import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moves this server's clock when it was moved on another one. */
final class ClockFollower implements BackgroundJob {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final DemoTime time;
  private final Told told;

  ClockFollower(DemoTime time, Notifications notifications) {
    this.time = time;
    this.told = notifications.toldOn(DemoTime.CHANNEL);
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
    return told.flux();
  }

  @Override
  public Mono<Void> stopped() {
    return Mono.fromRunnable(told::dispose);
  }
}
