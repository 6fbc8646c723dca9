package dev.regulars.outbox;

import dev.regulars.outbox.OutboxReader.Lag;
import dev.regulars.shared.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes {@link Follower}s, and measures them on every server, whichever of them works: {@code
 * regulars.follower.waiting} events (10,000 for more) and {@code regulars.follower.behind} seconds,
 * the age of the oldest of them; looked up every ten seconds.
 */
@Component
public class Followers {

  private static final Logger log = LoggerFactory.getLogger(Followers.class);
  private static final Duration MEASURED_EVERY = Duration.ofSeconds(10);

  private final OutboxReader reader;
  private final Transactions transactions;
  private final MeterRegistry meters;
  private final Clock clock;

  Followers(OutboxReader reader, Transactions transactions, MeterRegistry meters, Clock clock) {
    this.reader = reader;
    this.transactions = transactions;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * A follower, to be offered as a bean, which has it run.
   *
   * @param name of its row in {@code outbox_listener}, which a migration adds
   * @param types of the events that it waits for; empty for all
   * @param batch how many events it is given at once, at most
   * @param period how long it rests when it has caught up
   */
  public Follower follower(
      String name, Set<String> types, int batch, Duration period, Follower.Work work) {
    return new Follower(
        reader, transactions, measuring(name), name, types, batch, period, null, work);
  }

  /**
   * One that wants the events of few members only, which costs hardly more than looking at who they
   * are of: what is of nobody, or of others, is never read.
   *
   * @param types of the events that it waits for, at least one
   */
  public Follower follower(
      String name,
      Set<String> types,
      int batch,
      Duration period,
      Follower.Sieve sieve,
      Follower.Work work) {
    return new Follower(
        reader, transactions, measuring(name), name, types, batch, period, sieve, work);
  }

  private record Measured(Instant at, Lag lag) {}

  private Mono<Void> measuring(String name) {
    AtomicReference<@Nullable Measured> last = new AtomicReference<>();
    Gauge.builder("regulars.follower.waiting", last, Followers::events)
        .description("Events of the outbox that a follower has not read; 10000 for more")
        .tag("follower", name)
        .register(meters);
    Gauge.builder("regulars.follower.behind", last, Followers::seconds)
        .description("Age of the oldest event that a follower has not read")
        .baseUnit("seconds")
        .tag("follower", name)
        .register(meters);
    return Mono.defer(
        () -> {
          Instant now = clock.instant();
          Measured before = last.get();
          return before != null && before.at().plus(MEASURED_EVERY).isAfter(now)
              ? Mono.empty()
              : measure(name).doOnNext(lag -> last.set(new Measured(now, lag))).then();
        });
  }

  private Mono<Lag> measure(String name) {
    return reader
        .lag(name)
        .switchIfEmpty(
            Mono.fromRunnable(
                () ->
                    log.error(
                        "{} has no row in outbox_listener and follows nothing: add it by a"
                            + " migration",
                        name)));
  }

  private static double events(AtomicReference<@Nullable Measured> last) {
    Measured measured = last.get();
    return measured == null ? Double.NaN : measured.lag().events();
  }

  private static double seconds(AtomicReference<@Nullable Measured> last) {
    Measured measured = last.get();
    if (measured == null) {
      return Double.NaN;
    }
    Instant oldest = measured.lag().oldest();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, measured.at()).toMillis()) / 1000.0;
  }
}
