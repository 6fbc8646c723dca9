package dev.regulars.shared;

import io.r2dbc.postgresql.api.PostgresTransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.TransactionDefinition;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs work in a transaction of its own connection, again where somebody else was first.
 *
 * <p>A transaction that has begun goes on to its end, also when nobody waits for it any more: a
 * rollback that is sent while statements are still on their way would leave those behind it outside
 * of any transaction. What it may take is limited by PostgreSQL's statement timeout.
 */
@Component
public class Transactions {

  private static final int RETRIES = 4;
  private static final int PREFETCH = 1;
  private static final TransactionDefinition READ_ONLY =
      PostgresTransactionDefinition.from(IsolationLevel.REPEATABLE_READ).readOnly();

  private static final String ALONE =
      "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as alone";

  private final ConnectionFactory connections;
  private final DatabaseState state;

  Transactions(ConnectionFactory connections, DatabaseState state) {
    this.connections = connections;
    this.state = state;
  }

  /**
   * Rows that are ready to be written, and what to give back once they are kept.
   *
   * @param writing fails where a row cannot be written; nothing is kept then
   */
  public record Ready<T>(Mono<Void> writing, T result) {}

  /** Does the work and keeps what it did. */
  public <T> Mono<T> keep(Function<Connection, Mono<T>> work) {
    return run(
        connection ->
            work.apply(connection).flatMap(result -> commit(connection).thenReturn(result)));
  }

  /**
   * Does the work and keeps what it did, unless somebody does work of this name at the moment, on
   * whichever server.
   *
   * @return empty where somebody else is at it
   */
  public <T> Mono<T> keepAlone(String name, Function<Connection, Mono<T>> work) {
    return keep(
        connection ->
            Rows.of(connection.createStatement(ALONE).bind(0, name), row -> Rows.is(row, "alone"))
                .next()
                .filter(Boolean::booleanValue)
                .flatMap(alone -> work.apply(connection)));
  }

  /**
   * Does the work, then writes what it made ready and keeps that. The commit is sent behind the
   * rows without waiting for them: where one fails, PostgreSQL takes the transaction back instead.
   */
  public <T> Mono<T> write(Function<Connection, Mono<Ready<T>>> work) {
    return run(
        connection ->
            work.apply(connection)
                .flatMap(
                    ready ->
                        Flux.mergeSequential(ready.writing(), commit(connection))
                            .then(Mono.just(ready.result()))));
  }

  /** Does the work and takes back whatever it did. */
  public <T> Mono<T> discard(Function<Connection, Mono<T>> work) {
    return run(
        connection -> work.apply(connection).flatMap(result -> rolledBack(connection, result)));
  }

  /**
   * Does work that only reads, and sees one state of everything. It locks nothing, so it waits for
   * nobody.
   */
  public <T> Mono<T> look(Function<Connection, Mono<T>> work) {
    return run(
        connection -> Mono.from(connection.beginTransaction(READ_ONLY)),
        connection -> work.apply(connection).flatMap(result -> rolledBack(connection, result)));
  }

  private static <T> Mono<T> rolledBack(Connection connection, T result) {
    return rollbackStatement(connection).thenReturn(result);
  }

  private <T> Mono<T> run(Function<Connection, Mono<T>> work) {
    return run(connection -> Mono.from(connection.beginTransaction()), work);
  }

  private <T> Mono<T> run(
      Function<Connection, Mono<Void>> beginning, Function<Connection, Mono<T>> work) {
    Mono<T> transaction =
        Mono.usingWhen(
            connections.create(),
            connection -> begin(beginning.apply(connection), connection, work),
            Connection::close,
            (connection, error) -> rollback(connection),
            Transactions::rollback);
    return Mono.deferContextual(
            context -> Mono.fromFuture(() -> transaction.contextWrite(context).toFuture(), true))
        .retryWhen(whereItMayWorkAgain())
        .doOnError(state::failed);
  }

  /** The work's first statements are sent behind the begin without waiting for it. */
  private static <T> Mono<T> begin(
      Mono<Void> beginning, Connection connection, Function<Connection, Mono<T>> work) {
    return Flux.mergeSequentialDelayError(
            PREFETCH, beginning.then(Mono.<T>empty()), Mono.defer(() -> work.apply(connection)))
        .singleOrEmpty()
        .onErrorMap(Exceptions::isMultiple, errors -> Exceptions.unwrapMultiple(errors).getFirst());
  }

  private static Mono<Void> commit(Connection connection) {
    return Mono.from(connection.commitTransaction());
  }

  private static Mono<Void> rollback(Connection connection) {
    return rollbackStatement(connection).onErrorComplete().then(Mono.from(connection.close()));
  }

  /**
   * As a statement: the driver would send none while it still waits for the answer to the begin,
   * and the next to get the connection would find the transaction open.
   */
  private static Mono<Void> rollbackStatement(Connection connection) {
    return Flux.from(connection.createStatement("rollback").execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  /**
   * A unique key that somebody took first, or a deadlock (class 40 of PostgreSQL's errors): the
   * second look sees what they did.
   */
  private static Retry whereItMayWorkAgain() {
    return Retry.backoff(RETRIES, Duration.ofMillis(5))
        .maxBackoff(Duration.ofMillis(500))
        .filter(
            error ->
                error instanceof R2dbcDataIntegrityViolationException
                    || (error instanceof R2dbcException failure && isRolledBack(failure)))
        .onRetryExhaustedThrow((spec, signal) -> signal.failure());
  }

  private static boolean isRolledBack(R2dbcException failure) {
    return failure.getSqlState() != null && failure.getSqlState().startsWith("40");
  }
}
