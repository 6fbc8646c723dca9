package dev.regulars.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.security.Secret;
import dev.regulars.security.Who;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Links by which people choose their password, once, within a week. Only hashes are kept. */
@Component
class Invitations {

  static final Duration GOOD_FOR = Duration.ofDays(7);

  private static final String PATH = "/admin/invitation/";

  private static final int FORGOTTEN_MAX = 1_000;

  private static final String FORGET =
      """
      delete from invitation
       where token_hash in (
               select token_hash
                 from invitation
                where expires_at <= :now
                limit :most
                  for update skip locked)
      """;

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final People people;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Sessions sessions;
  private final AuditLog audit;
  private final Clock clock;

  Invitations(
      DatabaseClient database,
      TransactionalOperator transaction,
      People people,
      Passwords passwords,
      PasswordRules rules,
      Sessions sessions,
      AuditLog audit,
      @RealTime Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.people = people;
    this.passwords = passwords;
    this.rules = rules;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The way in, shown this once.
   *
   * @param link a path on this server: whoever sends it knows by which address it is reached
   */
  record Invitation(
      @Schema(
              description = "A path on this server, to be sent to the person",
              example = "/admin/invitation/invite_…")
          String link,
      Instant expiresAt) {}

  /** Whom a link is for. */
  record Invited(@JsonIgnore UUID id, String login, String name, Role role) {}

  /** A new link; one that the person had before ends. */
  Mono<Invitation> make(UUID personId, Caller by) {
    String token = Secret.make("invite_");
    Instant now = clock.instant();
    Instant expiresAt = now.plus(GOOD_FOR);
    return database
        .sql(
            """
            insert into invitation (person_id, token_hash, created_at, created_by, expires_at)
            values (:person, :hash, :now, :by, :expires)
            on conflict (person_id) do update
              set token_hash = excluded.token_hash, created_at = excluded.created_at,
                  created_by = excluded.created_by, expires_at = excluded.expires_at
            """)
        .bind("person", personId)
        .bind("hash", Secret.hash(token))
        .bind("now", now)
        .bind("by", by.id())
        .bind("expires", expiresAt)
        .fetch()
        .rowsUpdated()
        .thenReturn(new Invitation(PATH + token, expiresAt));
  }

  /**
   * Whom a link is for.
   *
   * @throws ProblemException (as a signal) 404 {@code invitation} where it is not good (any more)
   */
  Mono<Invited> find(String token) {
    return database
        .sql(
            """
            select id, login, name, role
            from invitation join person on id = person_id
            where token_hash = :hash and expires_at > :now and active
            """)
        .bind("hash", Secret.hash(token))
        .bind("now", clock.instant())
        .map(
            row ->
                new Invited(
                    Rows.uuid(row, "id"),
                    Rows.text(row, "login"),
                    Rows.text(row, "name"),
                    Role.of(Rows.text(row, "role"))))
        .one()
        .switchIfEmpty(Mono.error(() -> new ProblemException(notGood())));
  }

  /**
   * Uses a link up: the person has this password from now on, and no other sessions than the one
   * that begins.
   *
   * @return its token
   * @throws ProblemException (as a signal) 404 {@code invitation}, 422 {@code weak-password}
   */
  Mono<String> accept(String token, String password) {
    return find(token)
        .doOnNext(invited -> rules.check("/password", password, invited.login()))
        .flatMap(
            invited ->
                passwords
                    .hash(password)
                    .flatMap(hash -> transaction.transactional(accept(token, invited, hash))))
        .switchIfEmpty(Mono.error(() -> new ProblemException(notGood())))
        .doOnNext(session -> sessions.forget());
  }

  private Mono<String> accept(String token, Invited invited, String passwordHash) {
    UUID id = invited.id();
    Who who = new Who(id, invited.name(), Who.Kind.PERSON);
    return use(token)
        .filter(used -> used)
        .flatMap(
            used ->
                people
                    .setPassword(id, passwordHash)
                    .then(sessions.endAll(id))
                    .then(
                        audit.record(
                            who,
                            "person.joined",
                            "person",
                            id.toString(),
                            Map.of("name", invited.name(), "login", invited.login())))
                    .then(sessions.begin(id, passwordHash)));
  }

  private Mono<Boolean> use(String token) {
    return database
        .sql("delete from invitation where token_hash = :hash and expires_at > :now")
        .bind("hash", Secret.hash(token))
        .bind("now", clock.instant())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /** Forgets some of those that nobody used in time; true where more are left. */
  Mono<Boolean> forgetExpired() {
    return database
        .sql(FORGET)
        .bind("now", clock.instant())
        .bind("most", FORGOTTEN_MAX)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == FORGOTTEN_MAX);
  }

  private static Problem notGood() {
    return Problem.of(
        404,
        "invitation",
        "Invitation not valid",
        "This link was used, has expired, or was replaced. Ask an admin for a new one.");
  }
}
