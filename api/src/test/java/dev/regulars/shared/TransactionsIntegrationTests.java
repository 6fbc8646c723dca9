package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regulars.Books;
import dev.regulars.ServerTest;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.shared.Transactions.Ready;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is sent without waiting is kept whole or not at all, and leaves nothing behind. */
@ServerTest
class TransactionsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int REPEATS = 100;
  private static final String OPEN =
      "select count(*) from pg_stat_activity where state like 'idle in transaction%'"
          + " and datname = current_database()";

  @Autowired private Transactions transactions;
  @Autowired private DatabaseAddress address;

  private Books books;

  @BeforeEach
  void table() {
    books = new Books(address);
    books.run("create table if not exists transactions_test (n int primary key)");
    books.run("truncate transactions_test");
  }

  @AfterEach
  void noTable() {
    books.run("drop table transactions_test");
  }

  private static Mono<Void> run(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  private static Mono<Void> insert(Connection connection, int n) {
    return run(connection, "insert into transactions_test values (" + n + ")");
  }

  private long kept() {
    return books.number("select count(*) from transactions_test");
  }

  @Test
  void rowsAreKeptWithTheResult() {
    String result =
        transactions
            .write(
                connection ->
                    insert(connection, 1).thenReturn(new Ready<>(insert(connection, 2), "both")))
            .block(PATIENCE);
    assertThat(result).isEqualTo("both");
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void ofRowsThatCannotBeWrittenNoneIsKept() {
    assertThatThrownBy(
            () ->
                transactions
                    .write(
                        connection ->
                            Mono.just(
                                new Ready<>(
                                    Flux.mergeSequential(
                                            insert(connection, 1),
                                            run(
                                                connection,
                                                "insert into transactions_test values (1/0)"),
                                            insert(connection, 2))
                                        .then(),
                                    "never")))
                    .block(PATIENCE))
        .isInstanceOf(R2dbcException.class)
        .hasMessageContaining("division by zero");
    assertThat(kept()).isZero();
  }

  @Test
  void workThatIsGivenUpGoesOnToItsEnd() {
    for (int i = 0; i < REPEATS; i++) {
      int n = 2 * i;
      Disposable work =
          transactions
              .keep(
                  connection ->
                      insert(connection, n)
                          .then(Mono.defer(() -> insert(connection, n + 1)))
                          .thenReturn("two"))
              .subscribe();
      busyFor(i * 50_000L);
      work.dispose();
    }
    await().atMost(PATIENCE).until(() -> books.number(OPEN) == 0 && kept() == 2 * REPEATS);
  }

  @Test
  void rowsThatAreGivenUpAreKeptAllOrNone() {
    for (int i = 0; i < REPEATS; i++) {
      int n = 10 * i;
      Disposable work =
          transactions
              .write(
                  connection ->
                      run(connection, "select 1")
                          .thenReturn(
                              new Ready<>(
                                  Flux.range(n, 10)
                                      .flatMapSequential(row -> insert(connection, row))
                                      .then(),
                                  "ten")))
              .subscribe();
      busyFor(i * 50_000L);
      work.dispose();
    }
    await().atMost(PATIENCE).until(() -> books.number(OPEN) == 0 && kept() >= 10 * REPEATS);
    assertThat(
            books.rows(
                "select n / 10, count(*) from transactions_test group by 1 having count(*) <> 10"))
        .isEmpty();
  }

  /** Sleeping takes too long for what happens in between. */
  private static void busyFor(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
