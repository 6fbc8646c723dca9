package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rulebook.Journal.Action;
import dev.regulars.rulebook.Journal.Event;
import dev.regulars.rulebook.Versions.NewVersion;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleFiles;
import dev.regulars.security.Caller;
import dev.regulars.security.Who;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Puts versions into force. What goes live is compiled and its examples are run before; then one
 * short transaction changes what is live, every server is told, and this one switches.
 */
@Component
class Publishing {

  /** Servers switch by themselves; what is taken back later than this may have begun somewhere. */
  private static final Duration TOO_LATE = Duration.ofSeconds(5);

  private final Versions versions;
  private final LiveTimes times;
  private final Succession succession;
  private final Journal journal;
  private final Checks checks;
  private final Steps steps;
  private final Bookshelf shelf;
  private final Switching switching;
  private final ProgrammeSettings settings;
  private final TransactionalOperator transaction;
  private final Clock clock;

  Publishing(
      Versions versions,
      LiveTimes times,
      Succession succession,
      Journal journal,
      Checks checks,
      Steps steps,
      Bookshelf shelf,
      Switching switching,
      ProgrammeSettings settings,
      TransactionalOperator transaction,
      Clock clock) {
    this.versions = versions;
    this.times = times;
    this.succession = succession;
    this.journal = journal;
    this.checks = checks;
    this.steps = steps;
    this.shelf = shelf;
    this.switching = switching;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Has this server decide by what was made live, and know what will be. */
  Mono<Void> follow() {
    return switching.look();
  }

  /** Makes an approved version live; {@link #follow} once that is committed. */
  Mono<Void> publish(Version version, Who by) {
    int number = version.number();
    if (version.state() != VersionState.APPROVED) {
      return Mono.error(Refusals.state(version, "published"));
    }
    return steps
        .isUpToDate(version)
        .then(Mono.defer(this::liveNumber))
        .flatMap(
            live ->
                checks
                    .prove(version)
                    .then(
                        succession.now(
                            live,
                            moment ->
                                taken(versions.publish(number, VersionState.LIVE, by), number)
                                    .thenReturn(number),
                            Action.PUBLISHED,
                            by,
                            null)))
        .then();
  }

  /** Sets a time for an approved version; {@link #follow} once that is committed. */
  Mono<Void> schedule(Version version, Instant at, Who by) {
    int number = version.number();
    if (version.state() != VersionState.APPROVED) {
      return Mono.error(Refusals.state(version, "scheduled"));
    }
    Instant now = clock.instant();
    if (!at.isAfter(now)) {
      return Mono.error(Refusals.past());
    }
    Event scheduled = new Event(now, by, Action.SCHEDULED, number, version.draft(), at, null);
    Mono<Void> change =
        times
            .lock()
            .then(
                Mono.defer(
                    () -> taken(versions.publish(number, VersionState.SCHEDULED, by), number)))
            .then(Mono.defer(() -> times.set(number, at)))
            .then(Mono.defer(() -> journal.write(scheduled)))
            .then(Mono.defer(() -> times.tell(number)))
            .as(transaction::transactional);
    return steps
        .isUpToDate(version)
        .then(Mono.defer(() -> checks.prove(version)))
        .then(change)
        .onErrorMap(DataIntegrityViolationException.class, taken -> Refusals.momentTaken(at));
  }

  /** Takes the time of a version back; {@link #follow} once that is committed. */
  Mono<Void> unschedule(Version version, Who by) {
    int number = version.number();
    Instant from = version.liveFrom();
    if (version.state() != VersionState.SCHEDULED || from == null) {
      return Mono.error(Refusals.state(version, "unscheduled"));
    }
    return times
        .lock()
        .then(Mono.defer(times::now))
        .filter(now -> now.plus(TOO_LATE).isBefore(from))
        .switchIfEmpty(Mono.error(Refusals::tooLate))
        .flatMap(
            now ->
                taken(versions.unschedule(number), number)
                    .then(Mono.defer(() -> times.unset(number)))
                    .then(
                        Mono.defer(
                            () ->
                                journal.write(
                                    Event.of(now, by, Action.UNSCHEDULED, version, null))))
                    .then(Mono.defer(() -> times.tell(number))))
        .as(transaction::transactional);
  }

  /**
   * Makes an older version live again, as a new one; gives its number.
   *
   * @return a problem of 403 where an approver has to
   */
  Mono<Integer> rollBack(Version target, String note, Caller caller) {
    Who by = caller.who();
    if (target.state() == VersionState.LIVE) {
      return Mono.error(Refusals.isLive(target.number()));
    }
    if (!target.wasLive()) {
      return Mono.error(Refusals.neverLive(target.number()));
    }
    return steps
        .mayRollBack(target, caller)
        .then(Mono.defer(this::liveNumber))
        .flatMap(
            live ->
                checks
                    .prove(target)
                    .flatMap(
                        rules ->
                            goLive(live, rules, rollback(target, note, by), Action.ROLLED_BACK)));
  }

  private NewVersion rollback(Version target, String note, Who by) {
    return new NewVersion(
        VersionState.LIVE,
        target.files(),
        null,
        target.number(),
        target.number(),
        note,
        by,
        clock.instant(),
        by);
  }

  /**
   * Makes files live that nobody handed in: those that an empty database begins with. Nobody else
   * is asked.
   *
   * @param rules the files, compiled
   */
  Mono<Integer> install(RuleFiles files, RuleBook rules, String note) {
    NewVersion version =
        new NewVersion(
            VersionState.LIVE,
            files,
            null,
            null,
            null,
            note,
            Who.SYSTEM,
            clock.instant(),
            Who.SYSTEM);
    return versions
        .live()
        .map(Version::number)
        .defaultIfEmpty(0)
        .flatMap(live -> goLive(live, rules, version, Action.PUBLISHED));
  }

  private Mono<Integer> goLive(int live, RuleBook rules, NewVersion version, Action action) {
    return succession
        .now(live, moment -> versions.insert(version), action, version.by(), version.note())
        .doOnNext(number -> shelf.put(new VersionedRuleBook(number, rules, settings.now())))
        .flatMap(number -> switching.look().thenReturn(number));
  }

  private Mono<Integer> liveNumber() {
    return versions.requireLive().map(Version::number);
  }

  /** A step that one guarded update takes, unless somebody was faster. */
  static Mono<Void> taken(Mono<Boolean> update, int version) {
    return update
        .filter(Boolean::booleanValue)
        .switchIfEmpty(Mono.error(() -> Refusals.overtaken(version)))
        .then();
  }
}
