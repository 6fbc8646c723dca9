package dev.regulars.shared;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Runs work in a transaction of its own connection, again where somebody else was first. */
@Component
public class Transactions {

  private static final int RETRIES = 4;

  private final ConnectionFactory connections;

  Transactions(ConnectionFactory connections) {
    this.connections = connections;
  }

  /** Does the work and keeps what it did. */
  public <T> Mono<T> keep(Function<Connection, Mono<T>> work) {
    return run(work, true).retryWhen(whereItMayWorkAgain());
  }

  /** Does the work and takes back whatever it did. */
  public <T> Mono<T> discard(Function<Connection, Mono<T>> work) {
    return run(work, false).retryWhen(whereItMayWorkAgain());
  }

  private <T> Mono<T> run(Function<Connection, Mono<T>> work, boolean keep) {
    return Mono.usingWhen(
        connections.create(),
        connection ->
            Mono.from(connection.beginTransaction())
                .then(Mono.defer(() -> work.apply(connection)))
                .flatMap(result -> end(connection, keep).thenReturn(result)),
        Connection::close,
        (connection, error) -> rollback(connection),
        Transactions::rollback);
  }

  private static Mono<Void> end(Connection connection, boolean keep) {
    return Mono.from(keep ? connection.commitTransaction() : connection.rollbackTransaction());
  }

  private static Mono<Void> rollback(Connection connection) {
    return Mono.from(connection.rollbackTransaction())
        .onErrorComplete()
        .then(Mono.from(connection.close()));
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
