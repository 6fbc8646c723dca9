package dev.regulars.me;

import dev.regulars.outbox.OutboxEvent;
import dev.regulars.outbox.OutboxTail;
import dev.regulars.shared.BackgroundJob;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Members who look at their page on this server, and what happens to them on whichever. While
 * nobody looks, nothing is asked; otherwise the end of the outbox is read four times a second, for
 * all of them in one statement. Nobody who writes is told to notify: that would take a lock that
 * all commits of a cluster wait for.
 */
@Component
class LivePages implements BackgroundJob {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final int OF_MEMBER_MAX = 5;
  private static final int PAGES_MAX = 20_000;

  /** Whoever does not take that many in time is sent away, and looks up how things stand. */
  private static final int BEHIND_MAX = 64;

  private final OutboxTail tail;
  private final Map<UUID, Set<Sinks.Many<OutboxEvent>>> pages = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile @Nullable String place;

  LivePages(OutboxTail tail) {
    this.tail = tail;
  }

  @Override
  public String name() {
    return "live-pages";
  }

  @Override
  public Duration first() {
    return FIRST;
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  /**
   * What happens to a member from now on, until who reads it goes away.
   *
   * @throws ProblemException 429 {@code too-many-streams}
   */
  Flux<OutboxEvent> of(UUID memberId) {
    Sinks.Many<OutboxEvent> sink =
        Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(BEHIND_MAX));
    boolean[] added = {false};
    pages.compute(
        memberId,
        (id, known) -> {
          Set<Sinks.Many<OutboxEvent>> mine = known == null ? ConcurrentHashMap.newKeySet() : known;
          if (mine.size() < OF_MEMBER_MAX && open.get() < PAGES_MAX) {
            added[0] = mine.add(sink);
            open.incrementAndGet();
          }
          return mine.isEmpty() ? null : mine;
        });
    if (!added[0]) {
      throw new ProblemException(
          Problem.of(
              429,
              "too-many-streams",
              "Too many streams",
              "A member's page is open too often. Close one of them."));
    }
    return sink.asFlux().doFinally(signal -> remove(memberId, sink));
  }

  private void remove(UUID memberId, Sinks.Many<OutboxEvent> sink) {
    pages.computeIfPresent(
        memberId,
        (id, mine) -> {
          if (mine.remove(sink)) {
            open.decrementAndGet();
          }
          return mine.isEmpty() ? null : mine;
        });
  }

  @Override
  public Mono<Boolean> step() {
    String from = placeWhileNeeded();
    if (from == null) {
      return Mono.just(false);
    }
    return tail.next(from, List.copyOf(pages.keySet()))
        .doOnNext(
            piece -> {
              place = piece.until();
              piece.events().forEach(this::tell);
            })
        .thenReturn(false);
  }

  private synchronized @Nullable String placeWhileNeeded() {
    if (pages.isEmpty()) {
      place = null;
    }
    return place;
  }

  /** Completes once a page that was opened before misses nothing any more. */
  Mono<Void> ready() {
    return Mono.defer(() -> place == null ? tail.end().doOnNext(this::begin).then() : Mono.empty());
  }

  private synchronized void begin(String end) {
    if (place == null) {
      place = end;
    }
  }

  private void tell(OutboxEvent event) {
    UUID member = event.memberId();
    Set<Sinks.Many<OutboxEvent>> mine = member == null ? null : pages.get(member);
    if (mine != null) {
      mine.forEach(
          sink -> {
            if (sink.tryEmitNext(event).isFailure()) {
              sink.tryEmitComplete();
            }
          });
    }
  }

  /** The pages come back by themselves, to another server. */
  @Override
  public Mono<Void> stopped() {
    return Mono.fromRunnable(
        () -> pages.values().forEach(mine -> mine.forEach(Sinks.Many::tryEmitComplete)));
  }
}
