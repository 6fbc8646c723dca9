package dev.regulars.people;

import dev.regulars.security.AdminKeys;
import dev.regulars.security.ApiKeyWithSecret;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Role;
import dev.regulars.security.Secret;
import dev.regulars.security.Who;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** How a new production server gets its first admin: whoever reads its output is trusted, once. */
@Component
class SetupToken {

  private static final Duration GOOD_FOR = Duration.ofDays(7);
  private static final Who SET_UP = new Who(null, "Set-up", Who.Kind.SYSTEM);
  private static final String GOOD =
      "token_hash = :hash and created_at > :since and not exists (" + People.activeAdmins() + ")";

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final AdminKeys keys;
  private final People people;
  private final Passwords passwords;
  private final Sessions sessions;
  private final AuditLog audit;
  private final Clock clock;

  SetupToken(
      DatabaseClient database,
      TransactionalOperator transaction,
      AdminKeys keys,
      People people,
      Passwords passwords,
      Sessions sessions,
      AuditLog audit,
      @RealTime Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.keys = keys;
    this.people = people;
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /** An account for the first admin. */
  record Account(String login, String password) {}

  /** What the first admin got; {@code session} is the token of one, null without an account. */
  record Used(ApiKeyWithSecret key, @Nullable String session) {}

  /**
   * Makes the first admin key and, where an account is given, the first admin person; ends all
   * tokens.
   *
   * @throws ProblemException (as a signal) 403 {@code setup-token}, 409 {@code login-taken}
   */
  Mono<Used> use(String token, String name, @Nullable Account account) {
    Mono<Used> used = account == null ? keyAlone(token, name) : withAccount(token, name, account);
    return isGood(token)
        .filter(good -> good)
        .switchIfEmpty(Mono.error(() -> new ProblemException(notGood())))
        .then(used)
        .doOnNext(done -> sessions.forget());
  }

  private Mono<Used> keyAlone(String token, String name) {
    return transaction.transactional(
        take(token).then(keys.make(name, SET_UP)).map(key -> new Used(key, null)));
  }

  private Mono<Used> withAccount(String token, String name, Account account) {
    return passwords
        .hash(account.password())
        .flatMap(
            hash ->
                transaction.transactional(
                    take(token).then(firstAdmin(name, account.login(), hash))));
  }

  private Mono<Used> firstAdmin(String name, String login, String passwordHash) {
    return people
        .add(login, name, Role.ADMIN, null)
        .switchIfEmpty(Mono.error(() -> new ProblemException(Staff.taken())))
        .flatMap(
            id -> {
              Who who = new Who(id, name, Who.Kind.PERSON);
              return people
                  .setPassword(id, passwordHash)
                  .then(recordSetUp(who, id, login))
                  .then(keys.make(name, who))
                  .flatMap(
                      key ->
                          sessions.begin(id, passwordHash).map(session -> new Used(key, session)));
            });
  }

  private Mono<Void> recordSetUp(Who who, UUID id, String login) {
    return audit.record(
        who, "person.set-up", "person", id.toString(), Map.of("name", who.name(), "login", login));
  }

  private Mono<Boolean> isGood(String token) {
    return database
        .sql("select exists (select from setup_token where " + GOOD + ") as good")
        .bind("hash", Secret.hash(token))
        .bind("since", since())
        .map(row -> Rows.is(row, "good"))
        .one();
  }

  /** Uses the token up, and with it all others that were printed. */
  private Mono<Void> take(String token) {
    return database
        .sql("delete from setup_token where " + GOOD)
        .bind("hash", Secret.hash(token))
        .bind("since", since())
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .switchIfEmpty(Mono.error(() -> new ProblemException(notGood())))
        .then(database.sql("delete from setup_token").then());
  }

  private Instant since() {
    return clock.instant().minus(GOOD_FOR);
  }

  private static Problem notGood() {
    return Problem.of(
        403,
        "setup-token",
        "Set-up token not valid",
        "The token is wrong, was used or is a week old. A server without an admin prints one when"
            + " it starts.");
  }
}
