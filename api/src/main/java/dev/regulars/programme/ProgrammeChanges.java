package dev.regulars.programme;

import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeRows.NewVersion;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.KeyMakers;
import dev.regulars.security.Who;
import dev.regulars.shared.Ids;
import dev.regulars.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes the settings: each change is a version that holds from a moment on which is never past.
 * Versions follow each other in the order of their times, each made of the one before it, so that
 * none undoes another unseen.
 */
@Component
class ProgrammeChanges {

  /** Servers switch by themselves; what is taken back later than this may have begun somewhere. */
  private static final Duration TOO_LATE = Duration.ofSeconds(5);

  private final ProgrammeRows rows;
  private final SettingsForm form;
  private final SettingsWatch watch;
  private final List<SettingsObjection> objections;
  private final FourEyes eyes;
  private final KeyMakers makers;
  private final AuditLog audit;
  private final DatabaseClient database;
  private final Outbox outbox;
  private final JsonMapper json;
  private final Ids ids;
  private final TransactionalOperator transaction;
  private final Clock clock;

  ProgrammeChanges(
      ProgrammeRows rows,
      SettingsForm form,
      SettingsWatch watch,
      List<SettingsObjection> objections,
      FourEyes eyes,
      KeyMakers makers,
      AuditLog audit,
      DatabaseClient database,
      Outbox outbox,
      JsonMapper json,
      Ids ids,
      TransactionalOperator transaction,
      Clock clock) {
    this.rows = rows;
    this.form = form;
    this.watch = watch;
    this.objections = objections;
    this.eyes = eyes;
    this.makers = makers;
    this.audit = audit;
    this.database = database;
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A change that somebody asks for.
   *
   * @param settings what changes; all else keeps its value
   * @param wantedFrom from when on, null for at once
   */
  record Wanted(JsonNode settings, String note, @Nullable Instant wantedFrom) {}

  /**
   * Makes a version of a change. It waits where somebody else has to approve it.
   *
   * @param seen the version in force that the writer has seen
   */
  Mono<Integer> change(Wanted wanted, SeenVersion seen, Caller caller) {
    return rows.lock()
        .then(Mono.defer(rows::inForce))
        .doOnNext(seen::require)
        .then(Mono.defer(() -> base(wanted.wantedFrom())))
        .flatMap(base -> proposed(base, wanted, caller))
        .flatMap(rows::insert)
        .flatMap(number -> done(number, "programme.changed", caller.who()))
        .as(transaction::transactional);
  }

  /** The settings that would hold then without the change. */
  private Mono<ProgrammeRow> base(@Nullable Instant wantedFrom) {
    if (wantedFrom != null && !wantedFrom.isAfter(clock.instant())) {
      return Mono.error(ProgrammeRefusals.past());
    }
    return rows.last()
        .doOnNext(
            last -> {
              Instant from = Objects.requireNonNull(last.validFrom());
              boolean isToCome = last.state() == ProgrammeState.SCHEDULED;
              if (isToCome && (wantedFrom == null || !wantedFrom.isAfter(from))) {
                throw ProgrammeRefusals.scheduled(last, from);
              }
            });
  }

  private Mono<NewVersion> proposed(ProgrammeRow base, Wanted wanted, Caller caller) {
    Settings after = form.changed(base.settings(), wanted.settings());
    return unopposed(base.settings(), after)
        .then(
            Mono.fromSupplier(
                () ->
                    new NewVersion(
                        base.number(),
                        after,
                        wanted.wantedFrom(),
                        eyes.fourEyes() ? null : begins(base, wanted.wantedFrom()),
                        wanted.note(),
                        caller.who(),
                        clock.instant())));
  }

  /** Never before now, nor before what it follows. */
  private Instant begins(ProgrammeRow base, @Nullable Instant wantedFrom) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant after = Objects.requireNonNull(base.validFrom()).plus(1, ChronoUnit.MICROS);
    Instant soonest = after.isAfter(now) ? after : now;
    return wantedFrom != null && wantedFrom.isAfter(soonest) ? wantedFrom : soonest;
  }

  private Mono<Void> unopposed(Settings before, Settings after) {
    return Flux.fromIterable(objections)
        .concatMap(one -> one.against(before, after))
        .next()
        .flatMap(
            problem ->
                Mono.error(
                    new ProblemException(problem.with(SettingsForm.prefixed(problem.errors())))));
  }

  /** Puts a version into force that somebody else made, now or at its time. */
  Mono<Integer> approve(int number, Caller caller) {
    return rows.lock()
        .then(Mono.defer(() -> require(number)))
        .delayUntil(version -> mayApprove(version, caller))
        .flatMap(
            version ->
                rows.last()
                    .delayUntil(last -> stillFits(version, last))
                    .flatMap(
                        last ->
                            rows.approve(
                                    number,
                                    begins(last, version.wantedFrom()),
                                    caller.who(),
                                    clock.instant())
                                .thenReturn(number)))
        .flatMap(approved -> done(approved, "programme.approved", caller.who()))
        .as(transaction::transactional);
  }

  private Mono<Void> mayApprove(ProgrammeRow version, Caller caller) {
    if (version.state() != ProgrammeState.WAITING) {
      return Mono.error(ProgrammeRefusals.state(version, "approved"));
    }
    return eyes.fourEyes()
        ? makers
            .sameHands(caller.id())
            .filter(hands -> hands.contains(version.by().id()))
            .flatMap(own -> Mono.error(ProgrammeRefusals.fourEyes()))
        : Mono.empty();
  }

  private Mono<Void> stillFits(ProgrammeRow version, ProgrammeRow last) {
    if (!Objects.equals(version.basedOn(), last.number())) {
      return Mono.error(ProgrammeRefusals.overtaken(version, last.number()));
    }
    return unopposed(last.settings(), version.settings());
  }

  /** Takes a version back that waits, or whose time has not come. */
  Mono<Integer> withdraw(int number, Caller caller) {
    return rows.lock()
        .then(Mono.defer(() -> require(number)))
        .filter(this::isToCome)
        .switchIfEmpty(
            require(number)
                .flatMap(version -> Mono.error(ProgrammeRefusals.state(version, "withdrawn"))))
        .flatMap(version -> rows.withdraw(number, caller.who(), clock.instant()).thenReturn(number))
        .flatMap(withdrawn -> done(withdrawn, "programme.withdrawn", caller.who()))
        .as(transaction::transactional);
  }

  private boolean isToCome(ProgrammeRow version) {
    return version.state() == ProgrammeState.WAITING
        || (version.state() == ProgrammeState.SCHEDULED
            && clock.instant().plus(TOO_LATE).isBefore(version.validFrom()));
  }

  private Mono<ProgrammeRow> require(int number) {
    return rows.find(number).switchIfEmpty(Mono.error(() -> ProgrammeRefusals.noVersion(number)));
  }

  private Mono<Integer> done(int number, String action, Who by) {
    return require(number)
        .delayUntil(
            version ->
                audit.record(by, action, "programme", Integer.toString(number), details(version)))
        .delayUntil(this::tell)
        .delayUntil(version -> rows.tell(number))
        .thenReturn(number);
  }

  /** What waits for somebody else is nothing yet. */
  private Mono<Void> tell(ProgrammeRow version) {
    if (version.state() == ProgrammeState.WAITING) {
      return Mono.empty();
    }
    Instant from = version.validFrom();
    ProgrammeEvent.ProgrammeChanged told =
        new ProgrammeEvent.ProgrammeChanged(
            version.number(), version.state().code(), from == null ? null : from.toString());
    OutboxEvent event = OutboxEvent.of(null, ids.next(), clock.instant(), told, json);
    return database.inConnection(connection -> outbox.append(connection, List.of(event)));
  }

  private static Map<String, Object> details(ProgrammeRow version) {
    Map<String, Object> details = new HashMap<>();
    details.put("state", version.state().code());
    if (version.validFrom() != null) {
      details.put("validFrom", version.validFrom());
    }
    if (!version.note().isEmpty()) {
      details.put("note", version.note());
    }
    return details;
  }

  /** Has this server know what was changed, once that is committed; gives the version. */
  Mono<ProgrammeRow> follow(int number) {
    return watch.look().then(Mono.defer(() -> require(number)));
  }
}
