package dev.regulars.purchase;

import dev.regulars.account.MergedMember;
import dev.regulars.purchase.Outcome.Refused;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.shared.DatabaseState;
import dev.regulars.shared.DatabaseTrouble;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Problems;
import dev.regulars.shared.Share;
import dev.regulars.shared.Transactions;
import dev.regulars.store.Store;
import dev.regulars.store.Stores;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The one way in: single posts, streams and imports all come through here. Commands wait in a few
 * lanes, chosen by member, and are booked batch by batch.
 */
@Component
@EnableConfigurationProperties({
  IntakeSettings.class,
  ReturnSettings.class,
  AdjustmentSettings.class,
  MergeSettings.class,
  PurchaseSettings.class
})
class Intake implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);
  private static final int WAITS_MAX = 60;
  private static final Duration LOOK_FOR_LATE = Duration.ofMillis(100);

  private final Batch batches;
  private final RuleBooks rulebooks;
  private final Stores stores;
  private final Transactions transactions;
  private final DatabaseState database;
  private final IntakeSettings settings;
  private final PurchaseMeters meters;
  private final Ids ids;
  private final List<Lane> lanes;
  private final AtomicInteger quotes = new AtomicInteger();
  private final Disposable looking;

  Intake(
      Batch batches,
      RuleBooks rulebooks,
      Stores stores,
      Transactions transactions,
      DatabaseState database,
      IntakeSettings settings,
      PurchaseMeters meters,
      Ids ids) {
    this.batches = batches;
    this.rulebooks = rulebooks;
    this.stores = stores;
    this.transactions = transactions;
    this.database = database;
    this.settings = settings;
    this.meters = meters;
    this.ids = ids;
    this.lanes =
        IntStream.range(0, settings.lanes())
            .mapToObj(i -> new Lane(settings, this::process, System::nanoTime))
            .toList();
    this.looking =
        Flux.interval(LOOK_FOR_LATE)
            .onBackpressureDrop()
            .subscribe(tick -> lanes.forEach(Lane::turnAwayLate));
    meters.watchWaiting(() -> lanes.stream().mapToInt(Lane::waiting).sum());
  }

  /** Books a command. Refusals, a full waiting room among them, are outcomes; it never fails. */
  Mono<Outcome> record(Command command) {
    return record(command, null);
  }

  /**
   * Books a command under a given version of the rulebook, null for the one in force when it
   * happened.
   */
  Mono<Outcome> record(Command command, @Nullable Integer version) {
    return Mono.<Outcome>create(
            caller -> offer(Waiting.till(command, version, caller, Busy.of(command).outcome())))
        .doOnNext(outcome -> meters.count(command, outcome));
  }

  private void offer(Waiting waiting) {
    if (!lanes.get(Math.floorMod(waiting.command().lane(), lanes.size())).offer(waiting)) {
      waiting.turnAway();
    }
  }

  /** Whether a command of a till would be turned away now, whoever it is about. */
  boolean isFull() {
    return lanes.stream().allMatch(Lane::isFull);
  }

  /** Says that a command was turned away before anybody read it. */
  void turnedAway() {
    meters.count(Busy.PURCHASE.outcome());
  }

  /**
   * {@link #record}, waiting for room as long as it takes: for streams and imports, which can. They
   * let tills go first.
   */
  Mono<Outcome> recordWhenRoom(Command command, @Nullable Integer version) {
    return recordWhenRoom(null, command, version);
  }

  /**
   * {@link #recordWhenRoom(Command, Integer)}, of a caller who knows what it will be known by.
   *
   * @param id null for any
   */
  Mono<Outcome> recordWhenRoom(@Nullable UUID id, Command command, @Nullable Integer version) {
    return Mono.<Outcome>create(
            caller ->
                offer(Waiting.patient(id, command, version, caller, Busy.of(command).outcome())))
        .doOnNext(outcome -> meters.count(command, outcome))
        .flatMap(
            outcome ->
                outcome instanceof Refused(Problem problem) && problem.status() == 503
                    ? Mono.<Outcome>error(new NoRoom())
                    : Mono.just(outcome))
        .retryWhen(
            Retry.backoff(WAITS_MAX, Duration.ofMillis(20))
                .maxBackoff(Duration.ofSeconds(1))
                .filter(NoRoom.class::isInstance))
        .onErrorResume(error -> Mono.just(Busy.of(command).outcome()));
  }

  /** Says that a command may be booked later. */
  private static final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoRoom() {
      super("no room", null, false, false);
    }
  }

  /** Decides a command and keeps nothing. It never fails for want of room, but says so. */
  Mono<Outcome> quote(Command command) {
    return Mono.defer(
            () ->
                quotes.incrementAndGet() > settings.quotesMax() || isFull()
                    ? Mono.just(Busy.of(command).outcome())
                    : decideOnly(command))
        .doFinally(signal -> quotes.decrementAndGet());
  }

  private Mono<Outcome> decideOnly(Command command) {
    return prepare(Waiting.till(command, null, null, Busy.of(command).outcome()), stores::look)
        .flatMap(
            prepared ->
                switch (prepared) {
                  case Ready(Prepared ready) ->
                      transactions
                          .look(connection -> batches.quote(connection, ready))
                          .onErrorResume(
                              MergedMember::is,
                              merged -> Mono.just(new Refused(Problems.of(merged))));
                  case NotReady(Problem problem) -> Mono.just(new Refused(problem));
                });
  }

  private Mono<Void> process(List<Waiting> batch) {
    return attemptIfPossible(batch)
        .contextWrite(Share.TILLS::into)
        .timeout(settings.timeout())
        .onErrorResume(error -> afterFailure(batch, error))
        .doOnNext(
            outcomes -> {
              for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(outcomes.get(i));
              }
            })
        .then();
  }

  /** A full disk is not tried with each batch: the last free bytes are for PostgreSQL itself. */
  private Mono<List<Outcome>> attemptIfPossible(List<Waiting> batch) {
    DatabaseTrouble trouble = database.trouble();
    return trouble != null && trouble.isAboutWriting()
        ? refuse(batch, trouble.problem())
        : attempt(batch).onErrorResume(MergedMember::is, merged -> again(batch));
  }

  /**
   * Somebody was merged into another while they were waited for, or is still named by who they
   * were. What a card or a purchase leads to is another account now.
   */
  private Mono<List<Outcome>> again(List<Waiting> batch) {
    return Flux.fromIterable(batch)
        .concatMap(
            one ->
                attempt(List.of(one))
                    .contextWrite(Share.TILLS::into)
                    .onErrorResume(
                        MergedMember::is, merged -> refuse(List.of(one), Problems.of(merged)))
                    .map(List::getFirst))
        .collectList();
  }

  private Mono<List<Outcome>> attempt(List<Waiting> batch) {
    if (batch.size() > 1
        && batch.stream().anyMatch(one -> one.command() instanceof Command.Alone)) {
      return Flux.fromIterable(batch)
          .concatMap(one -> attempt(List.of(one)).map(List::getFirst))
          .collectList();
    }
    long started = System.nanoTime();
    return prepare(batch)
        .flatMap(
            prepared -> {
              List<Prepared> ready =
                  prepared.stream()
                      .filter(Ready.class::isInstance)
                      .map(one -> ((Ready) one).prepared())
                      .toList();
              Mono<List<Outcome>> booked = ready.isEmpty() ? Mono.just(List.of()) : booked(ready);
              return booked.map(outcomes -> merge(prepared, outcomes));
            })
        .doOnNext(outcomes -> meters.posted(batch.size(), System.nanoTime() - started));
  }

  private Mono<List<Outcome>> booked(List<Prepared> ready) {
    return ready.getFirst().command() instanceof Command.Alone
        ? transactions.keep(connection -> batches.bookAlone(connection, ready.getFirst()))
        : transactions.write(connection -> batches.book(connection, ready));
  }

  /**
   * One bad command fails alone: a batch that cannot be booked is booked command by command. Where
   * the database is away that would only take longer.
   */
  private Mono<List<Outcome>> afterFailure(List<Waiting> batch, Throwable error) {
    Problem problem = Problems.of(error);
    if (problem.status() == 503) {
      log.warn("{} purchases are refused for now: {}", batch.size(), error.toString());
      return refuse(batch, problem);
    }
    if (batch.size() == 1 && error instanceof ProblemException) {
      return refuse(batch, problem);
    }
    if (batch.size() == 1) {
      String correlationId = ids.next().toString();
      log.error("A purchase could not be booked, correlation id {}", correlationId, error);
      return refuse(batch, problem.with("correlationId", correlationId));
    }
    log.warn("A batch of {} is booked one by one: {}", batch.size(), error.toString());
    return Flux.fromIterable(batch)
        .concatMap(
            one ->
                attempt(List.of(one))
                    .contextWrite(Share.TILLS::into)
                    .onErrorResume(alone -> afterFailure(List.of(one), alone))
                    .map(List::getFirst))
        .collectList();
  }

  private static Mono<List<Outcome>> refuse(List<Waiting> batch, Problem problem) {
    return Mono.just(batch.stream().<Outcome>map(one -> new Refused(problem)).toList());
  }

  private sealed interface Preparation {}

  private record Ready(Prepared prepared) implements Preparation {}

  private record NotReady(Problem problem) implements Preparation {}

  /** Looks up stores and rulebooks: both are nearly always at hand. */
  private Mono<List<Preparation>> prepare(List<Waiting> batch) {
    return Flux.fromIterable(batch)
        .concatMap(waiting -> prepare(waiting, stores::resolve))
        .collectList();
  }

  private Mono<Preparation> prepare(Waiting waiting, Function<String, Mono<Store>> storeOf) {
    UUID id = waiting.id(ids);
    Mono<Preparation> ready =
        switch (waiting.command()) {
          case Recording command -> prepare(id, waiting, command, storeOf);
          case RecordReturn.OfPurchase command ->
              Mono.just(new Ready(new Prepared(id, command, null, null)));
          case ReserveRedemption command when command.store() != null ->
              store(command.store(), storeOf)
                  .map(store -> new Ready(new Prepared(id, command, null, store)));
          case Command.OfAccount _ ->
              Mono.just(new Ready(new Prepared(id, waiting.command(), null, null)));
          // A retry is answered whatever has become of the store.
          case RecordReturn.OfProducts command ->
              stores
                  .look(command.store())
                  .<Preparation>map(store -> new Ready(new Prepared(id, command, null, store)))
                  .defaultIfEmpty(new Ready(new Prepared(id, command, null, null)));
          case ClaimPurchase command ->
              store(command.store(), storeOf)
                  .map(store -> new Ready(new Prepared(id, command, null, store)));
        };
    return ready.onErrorResume(
        ProblemException.class, refused -> Mono.just(new NotReady(refused.problem())));
  }

  private Mono<Preparation> prepare(
      UUID id, Waiting waiting, Recording command, Function<String, Mono<Store>> storeOf) {
    Integer asked = waiting.rulebookVersion();
    return Mono.defer(
        () -> {
          int version =
              asked == null ? rulebooks.versionAt(command.occurredAt().toInstant()) : asked;
          Mono<VersionedRuleBook> rulebook =
              rulebooks
                  .version(version, command.occurredAt().toInstant())
                  .switchIfEmpty(Mono.error(() -> new ProblemException(unknownVersion(version))));
          String code = command.store();
          return code == null
              ? rulebook.map(book -> new Ready(new Prepared(id, command, book, null)))
              : Mono.zip(
                  rulebook,
                  store(code, storeOf),
                  (VersionedRuleBook book, Store store) ->
                      new Ready(new Prepared(id, command, book, store)));
        });
  }

  private static Mono<Store> store(String code, Function<String, Mono<Store>> storeOf) {
    return storeOf
        .apply(code)
        .switchIfEmpty(Mono.error(() -> new ProblemException(Stores.unknown(code))));
  }

  private static List<Outcome> merge(List<Preparation> prepared, List<Outcome> booked) {
    java.util.Iterator<Outcome> next = booked.iterator();
    return prepared.stream()
        .map(
            one ->
                switch (one) {
                  case Ready ignored -> next.next();
                  case NotReady(Problem problem) -> new Refused(problem);
                })
        .toList();
  }

  @Override
  public void destroy() {
    looking.dispose();
  }

  private static Problem unknownVersion(int version) {
    return Problem.impossible(
        "unknown-rulebook-version",
        "Unknown rulebook version",
        "There is no rulebook version " + version + ".");
  }
}
