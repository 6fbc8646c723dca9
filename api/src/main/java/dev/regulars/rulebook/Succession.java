package dev.regulars.rulebook;

import dev.regulars.rulebook.Journal.Action;
import dev.regulars.rulebook.Journal.Event;
import dev.regulars.security.Who;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * One version takes over from another: by somebody's hand, or because its set time has come. One
 * takes over at a time, over all servers.
 */
@Component
class Succession {

  private final Versions versions;
  private final LiveTimes times;
  private final Journal journal;
  private final TransactionalOperator transaction;

  Succession(
      Versions versions, LiveTimes times, Journal journal, TransactionalOperator transaction) {
    this.versions = versions;
    this.times = times;
    this.journal = journal;
    this.transaction = transaction;
  }

  /**
   * A version takes over now.
   *
   * @param from the version that is expected to be live, 0 for none
   * @param step makes the version live in its own row, at the moment given, and gives its number
   * @param action what the journal calls it
   * @return the version's number; a problem of 409 where another one has taken over
   */
  Mono<Integer> now(
      int from,
      Function<Instant, Mono<Integer>> step,
      Action action,
      Who by,
      @Nullable String note) {
    return times
        .lock()
        .then(Mono.defer(this::passDue))
        .then(Mono.defer(() -> versions.live().map(Version::number).defaultIfEmpty(0)))
        .doOnNext(live -> requireUnchanged(from, live))
        .then(Mono.defer(times::now))
        .flatMap(
            moment ->
                supersede(moment, by)
                    .then(Mono.defer(() -> step.apply(moment)))
                    .flatMap(number -> begin(number, moment, action, by, note)))
        .as(transaction::transactional);
  }

  private static void requireUnchanged(int expected, int live) {
    if (expected != live) {
      throw Refusals.liveChanged(live);
    }
  }

  private Mono<Integer> begin(
      int number, Instant moment, Action action, Who by, @Nullable String note) {
    return versions
        .find(number)
        .flatMap(
            version ->
                times
                    .set(number, moment)
                    .then(journal.write(Event.of(moment, by, action, version, note)))
                    .then(times.tell(number)))
        .thenReturn(number);
  }

  private Mono<Void> supersede(Instant moment, Who by) {
    return times
        .supersede()
        .flatMap(
            previous ->
                journal.write(
                    new Event(moment, by, Action.SUPERSEDED, previous, null, null, null)));
  }

  /** Versions whose set time has come are live from then on; in a transaction of its own. */
  Mono<Void> pass() {
    return times
        .due()
        .hasElements()
        .filter(Boolean::booleanValue)
        .flatMap(
            some -> times.lock().then(Mono.defer(this::passDue)).as(transaction::transactional));
  }

  private Mono<Void> passDue() {
    return times.due().collectList().flatMapIterable(due -> due).concatMap(this::pass).then();
  }

  private Mono<Void> pass(Timeline.Entry due) {
    return versions
        .find(due.version())
        .flatMap(
            version -> {
              Who by = Objects.requireNonNullElse(version.publishedBy(), Who.SYSTEM);
              return supersede(due.from(), by)
                  .then(times.begin(due.version()))
                  .then(journal.write(Event.of(due.from(), by, Action.PUBLISHED, version, null)));
            });
  }
}
