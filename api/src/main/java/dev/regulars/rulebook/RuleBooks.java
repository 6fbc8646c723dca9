package dev.regulars.rulebook;

import dev.regulars.rules.Compilation;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Readiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rulebooks that can decide a purchase. Versions are compiled once, off the request path, and
 * kept; other nodes' publications are seen within {@link #POLL}.
 */
@Component
@EnableConfigurationProperties(ProgrammeSettings.class)
public class RuleBooks implements Readiness, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(RuleBooks.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final JsonMapper json;
  private final Clock clock;
  private final EarlyCompilation.@Nullable Started early;
  private final RuleBookCompiler compiler;
  private final Scheduler compiling = Schedulers.newSingle("rulebook-compiler", true);
  private final Map<Integer, Mono<VersionedRuleBook>> compiled = new ConcurrentHashMap<>();
  private volatile Timeline timeline = Timeline.EMPTY;
  private Disposable polling = () -> {};

  RuleBooks(
      DatabaseClient database,
      TransactionalOperator transaction,
      JsonMapper json,
      Clock clock,
      ProgrammeSettings settings,
      ObjectProvider<EarlyCompilation.Started> early,
      MeterRegistry meters) {
    this.database = database;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
    this.early = early.getIfAvailable();
    this.compiler = new RuleBookCompiler(settings.programme());
    Gauge.builder("regulars.rulebook.version", this, RuleBooks::liveVersionOrZero)
        .description("Version of the rulebook that decides now")
        .register(meters);
  }

  /** Installs the starter rulebook into an empty database and loads the live one. */
  @EventListener(ApplicationReadyEvent.class)
  void start() {
    polling =
        installStarter()
            .then(refresh())
            .retryWhen(reactor.util.retry.Retry.backoff(10, Duration.ofMillis(200)))
            .thenMany(Flux.interval(POLL).onBackpressureDrop().concatMap(tick -> refreshQuietly()))
            .subscribe(ignored -> {}, error -> log.error("No rulebook could be loaded", error));
  }

  @Override
  public String part() {
    return "rulebook";
  }

  /** Whether the rulebook that decides now is compiled. */
  @Override
  public Mono<Boolean> isReady() {
    return Mono.fromSupplier(() -> !timeline.versions().isEmpty());
  }

  /**
   * The version in force at a moment; the first one for moments before there was any.
   *
   * @throws ProblemException 503 while this server has not loaded one yet
   */
  public int versionAt(Instant moment) {
    Timeline now = timeline;
    if (now.versions().isEmpty()) {
      throw new ProblemException(
          Problem.busy("The rulebook is being loaded. Repeat the request.", Duration.ofSeconds(1)));
    }
    return now.at(moment);
  }

  /**
   * A version, compiled. Empty if there is no such version; an error if it no longer compiles.
   *
   * @param version its number
   */
  public Mono<VersionedRuleBook> version(int version) {
    return compiled.computeIfAbsent(version, this::compileOnce);
  }

  /** The rulebook that decides a purchase made now. */
  public Mono<VersionedRuleBook> live() {
    return Mono.defer(() -> version(versionAt(clock.instant())));
  }

  /**
   * Makes these files live from now on, as a new version.
   *
   * @param files rule files that compile
   * @param by who publishes, for the record
   * @param note why
   * @return the new version; an error if the files do not compile
   */
  public Mono<VersionedRuleBook> publish(RuleFiles files, String by, String note) {
    return compile(files)
        .flatMap(
            rules -> store(files, by, note).map(version -> new VersionedRuleBook(version, rules)))
        .doOnNext(book -> compiled.put(book.version(), Mono.just(book)))
        .flatMap(book -> refresh().thenReturn(book));
  }

  private Mono<Integer> store(RuleFiles files, String by, String note) {
    Mono<Integer> inserted =
        database
            .sql(
                """
                insert into rulebook_version (state, files, created_by, created_at, note)
                values ('live', $1, $2, $3, $4)
                returning version
                """)
            .bind(0, Json.of(json.writeValueAsString(files.files())))
            .bind(1, by)
            .bind(2, clock.instant())
            .bind(3, note)
            .mapValue(Integer.class)
            .one();
    Mono<Long> superseded =
        database
            .sql("update rulebook_version set state = 'superseded' where state = 'live'")
            .fetch()
            .rowsUpdated();
    return superseded
        .then(inserted)
        .flatMap(version -> goLive(version).thenReturn(version))
        .as(transaction::transactional);
  }

  private Mono<Long> goLive(int version) {
    return database
        .sql("insert into rulebook_live (live_from, version) values ($1, $2)")
        .bind(0, clock.instant())
        .bind(1, version)
        .fetch()
        .rowsUpdated();
  }

  private Mono<Void> installStarter() {
    Mono<Boolean> empty =
        database
            .sql("select not exists (select from rulebook_version)")
            .mapValue(Boolean.class)
            .one();
    // The advisory lock makes one node install it where several start on an empty database.
    return database
        .sql("select pg_advisory_xact_lock(4711001)")
        .then()
        .then(empty)
        .filter(Boolean::booleanValue)
        .flatMap(
            yes ->
                store(StarterRulebook.files(), "regulars", "The starter rulebook")
                    .doOnNext(version -> log.info("Installed the starter rulebook")))
        .then()
        .as(transaction::transactional);
  }

  private Mono<Void> refresh() {
    return database
        .sql("select live_from, version from rulebook_live")
        .map(row -> Map.entry(row.get(0, Instant.class), row.get(1, Integer.class)))
        .all()
        .collect(
            TreeMap<Instant, Integer>::new, (map, row) -> map.put(row.getKey(), row.getValue()))
        .map(Timeline::new)
        .flatMap(
            read -> {
              // Compiled before it is looked at: no purchase waits for a publication.
              int live = read.at(clock.instant());
              return version(live).doOnNext(book -> timeline = read);
            })
        .then();
  }

  private Mono<Void> refreshQuietly() {
    return refresh()
        .doOnError(error -> log.warn("Could not look for new rulebooks: {}", error.toString()))
        .onErrorComplete();
  }

  private Mono<VersionedRuleBook> compileOnce(int version) {
    return database
        .sql("select files from rulebook_version where version = $1")
        .bind(0, version)
        .mapValue(String.class)
        .one()
        .map(files -> new RuleFiles(json.readValue(files, FILES)))
        .flatMap(this::compile)
        .map(rules -> new VersionedRuleBook(version, rules))
        .doOnError(error -> compiled.remove(version))
        // A version that is not there may be published later.
        .switchIfEmpty(Mono.fromRunnable(() -> compiled.remove(version)))
        .cache();
  }

  private Mono<dev.regulars.rules.RuleBook> compile(RuleFiles files) {
    CompletableFuture<Compilation> started = early == null ? null : early.of(files);
    Mono<Compilation> compilation =
        started == null
            ? Mono.fromCallable(() -> compiler.compile(files)).subscribeOn(compiling)
            : Mono.fromFuture(started, true).publishOn(compiling);
    return compilation.map(
        result ->
            switch (result) {
              case Compilation.Compiled(var rulebook, var warnings) -> rulebook;
              case Compilation.Refused(var problems) ->
                  throw new IllegalArgumentException("The rule files do not compile: " + problems);
            });
  }

  private int liveVersionOrZero() {
    return timeline.versions().isEmpty() ? 0 : timeline.at(clock.instant());
  }

  @Override
  public void destroy() {
    polling.dispose();
    compiling.dispose();
  }
}
