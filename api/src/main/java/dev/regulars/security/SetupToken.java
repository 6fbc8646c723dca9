package dev.regulars.security;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** How a new production server gets its first admin: whoever reads its output is trusted, once. */
@Component
class SetupToken {

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final ApiKeys keys;
  private final Callers callers;

  SetupToken(
      DatabaseClient database, TransactionalOperator transaction, ApiKeys keys, Callers callers) {
    this.database = database;
    this.transaction = transaction;
    this.keys = keys;
    this.callers = callers;
  }

  /** Makes the first admin key and ends all tokens. */
  Mono<ApiKeys.Made> use(String token, String name) {
    Mono<ApiKeys.Made> made =
        keys.make(new ApiKeys.Order(name, Role.ADMIN, null, null, null))
            .flatMap(key -> database.sql("delete from setup_token").then().thenReturn(key))
            .doOnNext(key -> callers.forget());
    return transaction.transactional(
        take(token)
            .flatMap(good -> good ? made : Mono.error(() -> new ProblemException(notGood()))));
  }

  private Mono<Boolean> take(String token) {
    return database
        .sql("delete from setup_token where token_hash = :hash")
        .bind("hash", Secret.hash(token))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private static Problem notGood() {
    return Problem.of(
        403,
        "setup-token",
        "Set-up token not valid",
        "The token is wrong or was used. A server without an admin key prints one when it starts.");
  }
}
