package dev.regulars.account;

import dev.regulars.account.Proof.Difference;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Proves the whole database's books from its transfers, as of one moment, by the {@link Proof} of
 * each package.
 */
@Component
class Verification {

  private static final int DIFFERENCES_MAX = 100;

  /** Ten million transfers take minutes: far longer than any other statement may. */
  private static final String TAKE_YOUR_TIME = "set local statement_timeout = 0";

  private static final String COUNTS =
      "select (select count(*) from transfer), (select count(*) from member_account)";

  /**
   * What was found.
   *
   * @param transfers number of transfers looked at
   * @param members number of members
   * @param differences at most 100 of a kind; empty where {@code ok}
   */
  record Report(boolean ok, long transfers, long members, List<Difference> differences) {}

  private final DatabaseClient database;
  private final List<Proof> proofs;
  private final TransactionalOperator snapshot;

  Verification(
      DatabaseClient database, List<Proof> proofs, ReactiveTransactionManager transactions) {
    this.database = database;
    this.proofs = List.copyOf(proofs);
    DefaultTransactionDefinition oneMoment = new DefaultTransactionDefinition();
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    oneMoment.setReadOnly(true);
    this.snapshot = TransactionalOperator.create(transactions, oneMoment);
  }

  Mono<Report> run() {
    Mono<List<Difference>> differences =
        Flux.fromIterable(proofs)
            .concatMap(proof -> proof.differences(DIFFERENCES_MAX))
            .collectList();
    Mono<long[]> counts =
        database.sql(COUNTS).map(row -> new long[] {number(row, 0), number(row, 1)}).one();
    return database
        .sql(TAKE_YOUR_TIME)
        .then()
        .then(counts)
        .flatMap(
            count ->
                differences.map(found -> new Report(found.isEmpty(), count[0], count[1], found)))
        .as(snapshot::transactional);
  }

  private static long number(Readable row, int column) {
    return Objects.requireNonNull(row.get(column, Long.class));
  }
}
