package dev.regulars.people;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.regulars.security.Role;
import dev.regulars.security.Secret;
import dev.regulars.security.SecurityProperties;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Share;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who has signed in. As with API keys, only the hash of a token is kept, and what the database said
 * about it is remembered for a few seconds: a session that ends on another node is refused here
 * after that time, one that ends here at once.
 */
@Component
class Sessions {

  /** Without a request for so long, a session ends. */
  static final Duration IDLE = Duration.ofHours(12);

  /** After so long it ends in any case. */
  static final Duration LONGEST = Duration.ofDays(7);

  /** That it was used is written down this often, not with each request. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  private static final int MOST_KEPT = 10_000;
  private static final int LONGEST_TOKEN = 100;

  private static final int FORGOTTEN_MAX = 2_000;

  private static final String FORGET =
      """
      delete from person_session
       where token_hash in (
               select token_hash
                 from person_session
                where used_at < :idle or started_at < :longest
                limit :most
                  for update skip locked)
      """;

  private final DatabaseClient database;
  private final Clock clock;
  private final AsyncLoadingCache<ByteBuffer, Optional<Session>> known;

  Sessions(DatabaseClient database, @RealTime Clock clock, SecurityProperties properties) {
    this.database = database;
    this.clock = clock;
    Duration time = properties.keyCacheTime();
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .refreshAfterWrite(time.dividedBy(2))
            .expireAfterWrite(time)
            .buildAsync((hash, executor) -> load(hash));
  }

  /** The session of a token, empty for none; complete at once where it is known. */
  CompletableFuture<Optional<Session>> find(String token) {
    return token.length() > LONGEST_TOKEN
        ? CompletableFuture.completedFuture(Optional.empty())
        : known.get(ByteBuffer.wrap(Secret.hash(token)));
  }

  /**
   * Begins a session, under a token that nobody has seen before.
   *
   * @param passwordHash by which they proved who they are; null for other proofs
   * @return the token; empty where they were switched off or changed their password meanwhile
   */
  Mono<String> begin(UUID personId, @Nullable String passwordHash) {
    return begin(personId, passwordHash, null);
  }

  /** The same, of somebody who is to be told what failed before. */
  Mono<String> begin(UUID personId, @Nullable String passwordHash, @Nullable FailedSignIns failed) {
    String token = Secret.make("rs_");
    return database
        .sql(
            """
            with signing_in as (
              update person set last_sign_in_at = :now
              where id = :person and active and password_hash is not distinct from :seen
              returning id)
            insert into person_session
              (token_hash, person_id, started_at, used_at, failed_attempts, failed_since)
            select :hash, id, :now, :now, :failed, :since from signing_in
            """)
        .bind("now", clock.instant())
        .bind("person", personId)
        .bind("seen", Parameter.fromOrEmpty(passwordHash, String.class))
        .bind("hash", Secret.hash(token))
        .bind("failed", failed == null ? 0 : failed.count())
        .bind("since", Parameter.fromOrEmpty(failed == null ? null : failed.since(), Instant.class))
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .map(rows -> token);
  }

  /**
   * Ends a session; {@link #forget} it once that is committed.
   *
   * @return false where it had ended before
   */
  Mono<Boolean> end(String token) {
    return database
        .sql("delete from person_session where token_hash = :hash")
        .bind("hash", Secret.hash(token))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /** Ends all sessions of a person; {@link #forget} them once that is committed. */
  Mono<Void> endAll(UUID personId) {
    return database
        .sql("delete from person_session where person_id = :person")
        .bind("person", personId)
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** Forgets what is known, after sessions or people were changed here. */
  void forget() {
    known.synchronous().invalidateAll();
  }

  private CompletableFuture<Optional<Session>> load(ByteBuffer hash) {
    CompletableFuture<Optional<Session>> loaded = new CompletableFuture<>();
    look(hash.array())
        .contextWrite(Share.REQUESTS::into)
        .subscribe(
            session -> loaded.complete(Optional.of(session)),
            loaded::completeExceptionally,
            () -> loaded.complete(Optional.empty())); // after a session it changes nothing
    return loaded;
  }

  private Mono<Session> look(byte[] hash) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            select person_id, login, name, role, locale, subject is not null as oidc, started_at,
                   used_at, person_session.failed_attempts, person_session.failed_since
            from person_session join person on id = person_id
            where token_hash = :hash and active and used_at > :idle and started_at > :longest
            """)
        .bind("hash", hash)
        .bind("idle", now.minus(IDLE))
        .bind("longest", now.minus(LONGEST))
        .map(Found::of)
        .one()
        .flatMap(
            found ->
                found.usedAt().isBefore(now.minus(NOTED_EVERY))
                    ? note(hash, now).thenReturn(found.session(now))
                    : Mono.just(found.session(found.usedAt())));
  }

  private Mono<Void> note(byte[] hash, Instant now) {
    return database
        .sql("update person_session set used_at = :now where token_hash = :hash")
        .bind("now", now)
        .bind("hash", hash)
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** Forgets some of the sessions that have ended; true where more are left. */
  Mono<Boolean> forgetEnded() {
    Instant now = clock.instant();
    return database
        .sql(FORGET)
        .bind("idle", now.minus(IDLE))
        .bind("longest", now.minus(LONGEST))
        .bind("most", FORGOTTEN_MAX)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == FORGOTTEN_MAX);
  }

  private record Found(
      UUID personId,
      String login,
      String name,
      Role role,
      @Nullable String locale,
      boolean oidc,
      Instant startedAt,
      Instant usedAt,
      @Nullable FailedSignIns failed) {

    static Found of(Readable row) {
      return new Found(
          Rows.uuid(row, "person_id"),
          Rows.text(row, "login"),
          Rows.text(row, "name"),
          Role.of(Rows.text(row, "role")),
          row.get("locale", String.class),
          Rows.is(row, "oidc"),
          Rows.instant(row, "started_at"),
          Rows.instant(row, "used_at"),
          FailedSignIns.of(row));
    }

    Session session(Instant lastUse) {
      Instant idle = lastUse.plus(IDLE);
      Instant longest = startedAt.plus(LONGEST);
      return new Session(
          personId,
          login,
          name,
          role,
          locale,
          oidc,
          idle.isBefore(longest) ? idle : longest,
          failed);
    }
  }
}
