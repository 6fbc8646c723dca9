package dev.regulars.clock;

import dev.regulars.clock.DemoClockEndpoint.ClockMoved;
import dev.regulars.programme.Today;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves the demo's clock, from one moment at which something falls due to the next, and has it run
 * at each. One move after the other on a server; servers that move at once find what the other has
 * done.
 */
@Component
@ConditionalOnBooleanProperty("regulars.demo")
class DemoTime {

  private static final Logger log = LoggerFactory.getLogger(DemoTime.class);

  /** Told when the clock has moved. */
  static final String CHANNEL = "regulars_demo_clock";

  static final String AHEAD = "select ahead_us from demo_clock";

  private static final String MOVE =
      """
      with moved as (
        update demo_clock set ahead_us = greatest(ahead_us, $1) returning ahead_us
      )
      select ahead_us, pg_notify($2, '')::text from moved
      """;

  /** Beyond it calendars of databases and browsers begin to differ. */
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** What is still due after so many tries at one moment will never be done. */
  private static final int TRIES_MAX = 20;

  /** Where to: a moment, or so far from now. */
  record Move(@Nullable Instant to, @Nullable Advance advance) {}

  /** Who asks, so that a repeated request moves once. */
  record Asked(String scope, @Nullable String key, Object request) {}

  private final DemoClock clock;
  private final DatabaseClient database;
  private final Idempotency idempotency;
  private final List<FallsDue> works;
  private final Today calendar;
  private CompletableFuture<?> moving = CompletableFuture.completedFuture(null);

  DemoTime(
      DemoClock clock,
      DatabaseClient database,
      Idempotency idempotency,
      List<FallsDue> works,
      Today calendar) {
    this.clock = clock;
    this.database = database;
    this.idempotency = idempotency;
    this.works = List.copyOf(works);
    this.calendar = calendar;
  }

  /** The time of the demo. */
  Instant now() {
    return clock.instant();
  }

  /**
   * Moves the clock, behind the moves that were asked for before.
   *
   * @return 200 with what ran; an error of 409 for a moment that has passed
   */
  Mono<ResponseEntity<ClockMoved>> move(Move move, Asked asked) {
    return queued(
        () ->
            idempotency
                .once(
                    asked.scope(),
                    asked.key(),
                    asked.request(),
                    ClockMoved.class,
                    Mono.fromSupplier(() -> new ClockMoved(target(move), Map.of())),
                    planned -> until(planned.now()))
                .map(
                    answer ->
                        ResponseEntity.ok().headers(answer.getHeaders()).body(answer.getBody())));
  }

  /** It goes on also where its caller has hung up: the clock would stand somewhere in between. */
  private <T> Mono<T> queued(Supplier<Mono<T>> work) {
    return Mono.fromFuture(
        () -> {
          synchronized (this) {
            CompletableFuture<T> next =
                moving.handle((done, failed) -> true).thenCompose(free -> work.get().toFuture());
            moving = next;
            return next;
          }
        },
        true);
  }

  private Instant target(Move move) {
    Instant target =
        move.to() == null && move.advance() != null ? after(move.advance()) : move.to();
    if (target == null || target.isAfter(LATEST)) {
      FieldErrors errors = new FieldErrors();
      errors.add(
          move.advance() == null ? "/to" : "/advance", "must lead to a time before the year 2200");
      throw new ProblemException(Problem.malformed(errors.list()));
    }
    Instant now = clock.instant();
    if (target.isBefore(now)) {
      throw new ProblemException(
          Problem.conflict(
              "clock-backwards",
              "The clock never goes back",
              "It is %s. Name a later time, or begin with a new data directory.".formatted(now)));
    }
    return target;
  }

  private @Nullable Instant after(Advance advance) {
    try {
      return advance.from(calendar.now()).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException | ArithmeticException beyond) {
      return null;
    }
  }

  private Mono<ClockMoved> until(Instant target) {
    Run run = new Run(target);
    return Mono.defer(run::step)
        .repeat()
        .takeUntil(more -> !more)
        .then(Mono.fromSupplier(run::moved));
  }

  /** One move under way. */
  private final class Run {

    private final Instant target;
    private final Map<String, Long> ran = new TreeMap<>();
    private @Nullable Instant last;
    private int tries;

    Run(Instant target) {
      this.target = target;
    }

    /**
     * Goes to the next moment at which something is due, or to the end; true where more is left.
     */
    Mono<Boolean> step() {
      return Flux.fromIterable(works)
          .concatMap(FallsDue::next)
          .reduce((one, other) -> one.isBefore(other) ? one : other)
          .filter(next -> !next.isAfter(target))
          .flatMap(next -> moveTo(again(next)).then(runAll()).thenReturn(true))
          .switchIfEmpty(Mono.defer(() -> moveTo(target).then(last()).thenReturn(false)));
    }

    /** What was not due at any moment is told as 0. */
    private Mono<Void> last() {
      return ran.isEmpty() ? runAll() : Mono.empty();
    }

    private Instant again(Instant next) {
      tries = next.equals(last) ? tries + 1 : 0;
      last = next;
      if (tries > TRIES_MAX) {
        throw new IllegalStateException("still due after " + tries + " tries: " + next);
      }
      return next;
    }

    private Mono<Void> runAll() {
      return Flux.fromIterable(works)
          .concatMap(FallsDue::run)
          .doOnNext(done -> done.forEach((name, number) -> ran.merge(name, number, Long::sum)))
          .then();
    }

    ClockMoved moved() {
      log.info("The demo's clock was moved to {}: {}", target, ran);
      return new ClockMoved(clock.instant(), ran);
    }
  }

  private Mono<Void> moveTo(Instant moment) {
    return Mono.defer(
        () ->
            clock.instant().isBefore(moment)
                ? database
                    .sql(MOVE)
                    .bind(0, micros(clock.aheadAt(moment)))
                    .bind(1, CHANNEL)
                    .mapValue(Long.class)
                    .one()
                    .doOnNext(this::isAhead)
                    .then()
                : Mono.empty());
  }

  /** Takes over what another server may have done. */
  Mono<Void> follow() {
    return database.sql(AHEAD).mapValue(Long.class).one().doOnNext(this::isAhead).then();
  }

  private void isAhead(long micros) {
    clock.move(Duration.of(micros, ChronoUnit.MICROS));
  }

  /** Rounded up, so that the moment has come. */
  private static long micros(Duration ahead) {
    return Math.addExact(
        Math.multiplyExact(ahead.toSeconds(), 1_000_000L), ahead.toNanosPart() / 1_000 + 1);
  }
}
