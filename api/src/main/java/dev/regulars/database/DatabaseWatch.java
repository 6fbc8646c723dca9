package dev.regulars.database;

import dev.regulars.shared.DatabaseState;
import dev.regulars.shared.DatabaseTrouble;
import dev.regulars.shared.Share;
import dev.regulars.shared.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Looks once a second whether the database is there and takes changes, over a connection of its
 * own. So the health is answered at once, whatever the others wait for, and what was in trouble is
 * found to be well again by itself.
 */
@Component("r2dbcHealthIndicator") // in place of Spring Boot's, which asks for each answer
class DatabaseWatch implements ReactiveHealthIndicator, DisposableBean {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * What must be free beside an embedded PostgreSQL, in bytes: two pieces of its log (16 MiB each),
   * for without room for the next one it does not refuse, it ends.
   */
  private static final long FREE_MIN = 32L << 20;

  /** 1 MiB in rows that are too short to be compressed; a full disk has no room for it. */
  private static final String WRITE =
      """
      create temporary table regulars_space on commit drop as
      select n, repeat(md5(n::text), 45) as filling from generate_series(1, 700) n\
      """;

  private final DatabaseClient database;
  private final Transactions transactions;
  private final DatabaseState state;
  private final DatabaseProperties properties;
  private Disposable looking = () -> {};

  DatabaseWatch(
      DatabaseClient database,
      Transactions transactions,
      DatabaseState state,
      DatabaseProperties properties,
      MeterRegistry meters) {
    this.database = database;
    this.transactions = transactions;
    this.state = state;
    this.properties = properties;
    for (DatabaseTrouble trouble : DatabaseTrouble.values()) {
      Gauge.builder("regulars.database.trouble", () -> state.trouble() == trouble ? 1 : 0)
          .description("1 while the database is in such trouble")
          .tag("kind", trouble.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .register(meters);
    }
  }

  /** Not sooner: a machine that starts a server has no time for looks. */
  @EventListener(ApplicationReadyEvent.class)
  void start() {
    looking = Flux.interval(EVERY).onBackpressureDrop().concatMap(tick -> look(), 1).subscribe();
  }

  @Override
  public Mono<Health> health() {
    return Mono.fromSupplier(
        () -> {
          DatabaseTrouble trouble = state.trouble();
          return trouble == null
              ? Health.up().build()
              : Health.status(new Status(Status.DOWN.getCode(), trouble.problem().detail()))
                  .build();
        });
  }

  private Mono<Void> look() {
    return Mono.fromCallable(this::isStorageFull)
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(
            full ->
                full
                    ? Mono.just(DatabaseTrouble.STORAGE_FULL)
                    : ask().timeout(PATIENCE).onErrorResume(this::trouble))
        .doOnNext(state::looked)
        .switchIfEmpty(Mono.fromRunnable(() -> state.looked(null)))
        .contextWrite(Share.WATCH::into)
        .then();
  }

  private Mono<DatabaseTrouble> trouble(Throwable failure) {
    return Mono.just(DatabaseState.troubleOf(failure));
  }

  /** Empty where all is well. After trouble with writing only a write can tell. */
  private Mono<DatabaseTrouble> ask() {
    DatabaseTrouble before = state.trouble();
    Mono<DatabaseTrouble> read =
        database
            .sql("select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean")
            .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
            .one()
            .filter(readOnly -> readOnly)
            .map(readOnly -> DatabaseTrouble.READ_ONLY);
    return before != null && before.isAboutWriting()
        ? read.switchIfEmpty(transactions.discard(DatabaseWatch::write))
        : read;
  }

  private static Mono<DatabaseTrouble> write(Connection connection) {
    return Flux.from(connection.createStatement(WRITE).execute())
        .flatMap(Result::getRowsUpdated)
        .then(Mono.empty());
  }

  /** Of an embedded PostgreSQL the place is known, also when it is too full for it to run. */
  private boolean isStorageFull() {
    if (!properties.isEmbedded()) {
      return false;
    }
    try {
      return Files.getFileStore(properties.dataDir()).getUsableSpace() < FREE_MIN;
    } catch (IOException e) {
      return false; // PostgreSQL will say what is the matter
    }
  }

  @Override
  public void destroy() {
    looking.dispose();
  }
}
