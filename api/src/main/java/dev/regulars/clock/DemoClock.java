package dev.regulars.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, ahead by as much as the demo was moved. It never goes back. */
final class DemoClock extends Clock {

  private final Clock real;
  private final AtomicReference<Duration> ahead;

  DemoClock(Clock real, Duration ahead) {
    this(real, new AtomicReference<>(ahead));
  }

  private DemoClock(Clock real, AtomicReference<Duration> ahead) {
    this.real = real;
    this.ahead = ahead;
  }

  /** How far ahead it would be if it were this moment now. */
  Duration aheadAt(Instant moment) {
    return Duration.between(real.instant(), moment);
  }

  /** Is so far ahead from now on, unless it is farther. */
  void move(Duration farther) {
    ahead.accumulateAndGet(farther, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new DemoClock(real.withZone(zone), ahead);
  }
}
