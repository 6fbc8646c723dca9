package dev.regulars.me;

import dev.regulars.member.MemberRef;
import dev.regulars.security.Secret;
import dev.regulars.shared.Ids;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Sha256;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * One-time codes: six digits, good for ten minutes, once, and for five tries. Only the newest of an
 * address counts. A try is counted before the code is looked at, and stays so.
 */
@Component
class SignInCodes {

  static final Duration LIFE = Duration.ofMinutes(10);
  private static final int TRIES = 5;
  private static final int NUMBERS = 1_000_000;
  private static final int FORGOTTEN_MAX = 2_000;

  private static final String INSERT =
      """
      insert into sign_in_code (id, key_kind, key_hash, member_id, code_hash, joining, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String TRY =
      """
      update sign_in_code
         set tries = tries + 1
       where id = (select id
                     from sign_in_code
                    where key_hash = :key
                    order by id desc
                    limit 1)
         and tries < :tries
         and expires_at > :now
      returning id, member_id, code_hash, joining
      """;

  private static final String USE = "delete from sign_in_code where id = $1 returning id";

  private static final String FORGET =
      """
      delete from sign_in_code
       where id in (select id from sign_in_code where expires_at < :now
                     limit :most for update skip locked)
      """;

  private final SecureRandom random = new SecureRandom();
  private final DatabaseClient database;
  private final Ids ids;
  private final JsonMapper json;
  private final Clock clock;

  SignInCodes(DatabaseClient database, Ids ids, JsonMapper json, @RealTime Clock clock) {
    this.database = database;
    this.ids = ids;
    this.json = json;
    this.clock = clock;
  }

  /** A new code. */
  record Made(String code, Instant expiresAt) {}

  /**
   * A code that was right.
   *
   * @param memberId whose it is; null for who joins, or for nobody
   */
  record Right(UUID id, @Nullable UUID memberId, @Nullable Joining joining) {}

  /** Makes one in the connection's transaction, also for nobody. */
  Mono<Made> make(
      Connection connection, MemberRef key, @Nullable UUID memberId, @Nullable Joining joining) {
    UUID id = ids.next();
    String code = "%06d".formatted(random.nextInt(NUMBERS));
    Instant now = clock.instant();
    Instant expires = now.plus(LIFE);
    Statement insert =
        connection
            .createStatement(INSERT)
            .bind(0, id)
            .bind(1, key.kind().field())
            .bind(2, hash(key))
            .bind(4, hash(id, code))
            .bind(6, now)
            .bind(7, expires);
    if (memberId == null) {
      insert.bindNull(3, UUID.class);
    } else {
      insert.bind(3, memberId);
    }
    if (joining == null) {
      insert.bindNull(5, Json.class);
    } else {
      insert.bind(5, Json.of(json.writeValueAsString(joining)));
    }
    return run(insert).thenReturn(new Made(code, expires));
  }

  /** Tries one; empty where it is wrong, over, or nobody's. */
  Mono<Right> attempt(MemberRef key, String code) {
    return database
        .sql(TRY)
        .bind("key", hash(key))
        .bind("tries", TRIES)
        .bind("now", clock.instant())
        .map(
            row -> {
              Json joining = row.get("joining", Json.class);
              return new Tried(
                  new Right(
                      Rows.uuid(row, "id"),
                      row.get("member_id", UUID.class),
                      joining == null ? null : json.readValue(joining.asString(), Joining.class)),
                  Rows.get(row, "code_hash", byte[].class));
            })
        .one()
        .filter(tried -> MessageDigest.isEqual(tried.hash(), hash(tried.right().id(), code)))
        .map(Tried::right);
  }

  private record Tried(Right right, byte[] hash) {}

  /** Uses one up in the connection's transaction; empty where somebody was first. */
  Mono<UUID> use(Connection connection, UUID id) {
    return Rows.of(connection.createStatement(USE).bind(0, id), row -> Rows.uuid(row, "id")).next();
  }

  /** Takes a member's away, in the connection's transaction. */
  Mono<Void> erase(Connection connection, UUID memberId) {
    return run(
        connection
            .createStatement("delete from sign_in_code where member_id = $1")
            .bind(0, memberId));
  }

  /** Forgets some that are over; true where more are left. */
  Mono<Boolean> forgetExpired() {
    return database
        .sql(FORGET)
        .bind("now", clock.instant())
        .bind("most", FORGOTTEN_MAX)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == FORGOTTEN_MAX);
  }

  private static byte[] hash(MemberRef key) {
    return Sha256.of(key.kind().field() + "\n" + key.value());
  }

  private static byte[] hash(UUID id, String code) {
    return Secret.hash(id + "\n" + code);
  }

  private static Mono<Void> run(Statement statement) {
    return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
  }
}
