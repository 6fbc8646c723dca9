package dev.regulars;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that stands still until a test moves it: one for all servers that have its hands. */
public final class MovableClock extends Clock {

  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MICROS));

  private MovableClock() {}

  /** Gives a server this clock instead of its own. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Hands {

    @Bean
    @Primary
    Clock movableClock() {
      return new MovableClock();
    }
  }

  /** What it says. */
  public static Instant now() {
    return NOW.get();
  }

  /** It says this from now on. */
  public static void set(Instant moment) {
    NOW.set(moment);
  }

  /** Lets days pass. */
  public static void pass(int days) {
    NOW.updateAndGet(now -> now.plus(Duration.ofDays(days)));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now(), zone);
  }

  @Override
  public Instant instant() {
    return now();
  }
}
