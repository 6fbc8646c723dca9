package dev.regulars.outbox;

import dev.regulars.outbox.OutboxReader.Heading;
import dev.regulars.outbox.OutboxReader.Look;
import dev.regulars.outbox.OutboxReader.Place;
import dev.regulars.outbox.OutboxReader.Span;
import dev.regulars.shared.BackgroundJob;
import dev.regulars.shared.Problems;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Follows the outbox: every event once and in its order, a batch at a time, for a piece of work.
 *
 * <ul>
 *   <li>Its place is kept in the transaction of what it did: both are kept, or neither is.
 *   <li>Every server tries, one at a time does it, by the lock on the place's row. After days off
 *       it begins where it was.
 *   <li>After a batch it rests four times as long as the batch took, so that it never takes more
 *       than a fifth of a connection's time from purchases, however much there is to catch up with.
 *   <li>A batch that fails is gone on with event by event. The event that it cannot get past is
 *       named in the log, with what to do; it is tried again, the later the more often, and what is
 *       behind it waits. See the metrics of {@link Followers}.
 * </ul>
 */
public final class Follower implements BackgroundJob {

  /** What is done with events. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it, with what it writes in the connection's transaction, or by commands that mean the
     * same when they are posted again.
     */
    Mono<Void> on(Connection connection, List<OutboxEvent> events);
  }

  /** Whose events a follower wants, where it wants those of few members. */
  @FunctionalInterface
  public interface Sieve {

    /** Those of these members whose events it is to be given, whole. */
    Mono<Set<UUID>> wanted(Connection connection, Set<UUID> memberIds);
  }

  private static final Logger log = LoggerFactory.getLogger(Follower.class);

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final int REST = 4;

  /** Of a follower that waits for a few types only: so many events are looked through at once. */
  private static final int LOOKED_THROUGH = 5_000;

  private final OutboxReader reader;
  private final Transactions transactions;
  private final Mono<Void> measuring;
  private final String name;
  private final Set<String> types;
  private final int batch;
  private final Duration period;
  private final @Nullable Sieve sieve;
  private final Work work;

  /** How many events are taken at once: all that may be, but for a while after a failure. */
  private final AtomicInteger size;

  Follower(
      OutboxReader reader,
      Transactions transactions,
      Mono<Void> measuring,
      String name,
      Set<String> types,
      int batch,
      Duration period,
      @Nullable Sieve sieve,
      Work work) {
    this.reader = reader;
    this.transactions = transactions;
    this.measuring = measuring;
    this.name = name;
    this.types = Set.copyOf(types);
    this.batch = batch;
    this.period = period;
    this.sieve = sieve;
    this.work = work;
    this.size = new AtomicInteger(batch);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration first() {
    return FIRST;
  }

  @Override
  public Duration period() {
    return period;
  }

  @Override
  public Duration restAfter(Duration worked) {
    return worked.multipliedBy(REST);
  }

  @Override
  public Mono<Boolean> step() {
    return measuring.then(Mono.defer(this::follow));
  }

  private Mono<Boolean> follow() {
    int most = size.get();
    return transactions
        .keep(
            connection ->
                reader
                    .take(connection, name)
                    .flatMap(place -> next(connection, place, most))
                    .flatMap(span -> workOn(connection, span)))
        .doOnSuccess(span -> size.set(Math.min(batch, most * 2)))
        .doOnError(error -> size.set(1))
        .map(Span::more)
        .defaultIfEmpty(false);
  }

  private Mono<Span> next(Connection connection, Place place, int most) {
    return types.isEmpty()
        ? reader.next(connection, place, most)
        : reader
            .look(connection, place, types, LOOKED_THROUGH)
            .flatMap(
                look ->
                    wanted(connection, look.headings())
                        .flatMap(wanted -> read(connection, look, wanted, most)));
  }

  private Mono<List<Heading>> wanted(Connection connection, List<Heading> headings) {
    if (sieve == null || headings.isEmpty()) {
      return Mono.just(headings);
    }
    Set<UUID> members = new HashSet<>();
    for (Heading heading : headings) {
      if (heading.memberId() != null) {
        members.add(heading.memberId());
      }
    }
    return sieve
        .wanted(connection, members)
        .map(
            wanted ->
                headings.stream()
                    .filter(one -> one.memberId() != null && wanted.contains(one.memberId()))
                    .toList());
  }

  /** Of what is wanted, as many as may be taken; it goes on behind the last of them. */
  private Mono<Span> read(Connection connection, Look look, List<Heading> wanted, int most) {
    boolean isCut = wanted.size() > most;
    List<Heading> taken = isCut ? wanted.subList(0, most) : wanted;
    Place end = isCut ? taken.getLast().place() : look.end();
    return reader
        .read(connection, taken)
        .map(events -> new Span(events, end, isCut || look.more()));
  }

  private Mono<Span> workOn(Connection connection, Span span) {
    Mono<Void> done =
        span.events().isEmpty()
            ? Mono.empty()
            : work.on(connection, span.events()).doOnError(error -> tell(span, error));
    return done.then(Mono.defer(() -> reader.move(connection, name, span.end()))).thenReturn(span);
  }

  private void tell(Span span, Throwable error) {
    if (Problems.of(error).status() == 503) {
      return; // the database or the intake is away for now; that is no event's fault
    }
    if (span.events().size() > 1) {
      log.warn("{} failed on {} events and goes on one by one", name, span.events().size());
      return;
    }
    OutboxEvent event = span.events().getFirst();
    log.error(
        "{} cannot get past the event '{}' of {} at {}, and everything behind it waits. It is tried"
            + " again and goes on by itself once the cause is gone. To leave this event out, run:"
            + " update outbox_listener set written_by = '{}', id = {} where name = '{}'",
        name,
        event.type(),
        event.sourceId(),
        event.at(),
        span.end().writtenBy(),
        span.end().id(),
        name,
        error);
  }
}
