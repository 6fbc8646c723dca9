package dev.regulars.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.shared.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The pool over a PostgreSQL that is killed and comes back, while many use it. */
class ReconnectIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path dataDir;
  private EmbeddedPostgres postgres;
  private SharedConnections pool;
  private DatabaseClient database;

  @BeforeEach
  void start() {
    postgres = EmbeddedPostgres.start(dataDir, TestDatabase.programs(), PostgresSettings.tuned());
    pool =
        new DatabaseConfiguration()
            .connectionFactory(
                postgres.address(),
                new DatabaseProperties(
                    null, dataDir, 8, Duration.ofSeconds(5), Duration.ofSeconds(30)));
    database = DatabaseClient.create(pool);
    run("create table counted (n bigint primary key)").block(PATIENCE);
  }

  @AfterEach
  void stop() {
    pool.dispose();
    postgres.close();
  }

  @Test
  void keepsWhatWasAcknowledgedAndGoesOnAfterAKill() {
    List<Long> first = insert(0, 200);
    postgres.process().orElseThrow().destroyForcibly();
    List<Long> meanwhile = insert(1_000, 200);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> run("select 1").block(PATIENCE) != null);
    List<Long> afterwards = insert(2_000, 200);

    assertThat(first).hasSize(200);
    assertThat(meanwhile).hasSizeLessThan(200);
    assertThat(afterwards).hasSize(200); // not one stale connection is handed out
    List<Long> kept =
        database
            .sql("select n from counted")
            .map(row -> row.get(0, Long.class))
            .all()
            .collectList()
            .block(PATIENCE);
    assertThat(kept).containsAll(first).containsAll(meanwhile).containsAll(afterwards);
  }

  @Test
  void aDatabaseThatIsAwayIsAProblemToRetryAndNoFault() {
    postgres.close();
    Throwable failure =
        run("select 1").then(Mono.<Throwable>empty()).onErrorResume(Mono::just).block(PATIENCE);
    assertThat(failure).isNotNull();
    assertThat(Problems.of(failure).status()).isEqualTo(503);
    assertThat(Problems.of(failure).retryAfter()).isNotNull();
  }

  /** The numbers whose insert was acknowledged. */
  private List<Long> insert(long from, int count) {
    return Flux.range(0, count)
        .map(i -> from + i)
        .flatMap(
            n ->
                database
                    .sql("insert into counted values (:n)")
                    .bind("n", n)
                    .fetch()
                    .rowsUpdated()
                    .thenReturn(n)
                    .onErrorResume(lost -> Mono.empty()),
            8)
        .collectList()
        .block(PATIENCE);
  }

  private Mono<Long> run(String sql) {
    return database.sql(sql).fetch().rowsUpdated();
  }
}
