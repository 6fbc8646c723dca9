package dev.regulars.me;

import dev.regulars.security.Secret;
import dev.regulars.shared.Ids;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who has signed in. Only the hash of a token is kept. Each request looks into the database, and
 * nothing is remembered: a session that is ended is over on every server with the same statement.
 */
@Component
class MemberSessions {

  /** Without a request for so long, a session ends. */
  static final Duration IDLE = Duration.ofDays(30);

  /** After so long it ends in any case. */
  static final Duration LONGEST = Duration.ofDays(180);

  /** Of one member; the one that began first ends. */
  private static final int MOST = 20;

  private static final Duration NOTED_EVERY = Duration.ofHours(1);
  private static final int LONGEST_TOKEN = 100;
  private static final int FORGOTTEN_MAX = 2_000;

  private static final String BEGIN =
      """
      insert into member_session (id, token_hash, member_id, device, started_at, used_at, expires_at)
      values ($1, $2, $3, $4, $5, $5, $6)
      """;

  private static final String END_OLDEST =
      """
      delete from member_session
       where member_id = $1
         and id in (select id from member_session where member_id = $1 order by id desc offset $2)
      """;

  private static final String FIND =
      """
      select id, member_id, started_at, used_at, expires_at
        from member_session
       where token_hash = :hash
         and expires_at > :now
      """;

  private static final String NOTE =
      "update member_session set used_at = :now, expires_at = :expires where id = :id";

  private static final String LIST =
      """
      select id, device, started_at, used_at, expires_at
        from member_session
       where member_id = :member
         and expires_at > :now
       order by id desc
      """;

  private static final String FORGET =
      """
      delete from member_session
       where id in (select id from member_session where expires_at < :now
                     limit :most for update skip locked)
      """;

  private final DatabaseClient database;
  private final Ids ids;
  private final Clock clock;

  MemberSessions(DatabaseClient database, Ids ids, @RealTime Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** A session that has just begun. */
  record Begun(String token, MemberSession session) {}

  /**
   * A session, as its member sees it.
   *
   * @param usedAt an hour early at most
   * @param current whether it is the one that asks
   */
  @Schema(name = "OwnSession")
  record View(
      UUID id,
      String device,
      Instant startedAt,
      Instant usedAt,
      Instant expiresAt,
      boolean current) {}

  /** Begins one in the connection's transaction, under a token that nobody has seen before. */
  Mono<Begun> begin(Connection connection, UUID memberId, String device) {
    String token = Secret.make(Secret.OF_MEMBER);
    UUID id = ids.next();
    Instant now = clock.instant();
    Instant expires = now.plus(IDLE);
    return update(
            connection
                .createStatement(BEGIN)
                .bind(0, id)
                .bind(1, Secret.hash(token))
                .bind(2, memberId)
                .bind(3, device)
                .bind(4, now)
                .bind(5, expires))
        .then(
            Mono.defer(
                () ->
                    update(connection.createStatement(END_OLDEST).bind(0, memberId).bind(1, MOST))))
        .thenReturn(new Begun(token, new MemberSession(id, memberId, expires)));
  }

  /** The session of a token; empty for none. */
  Mono<MemberSession> find(String token) {
    if (token.length() > LONGEST_TOKEN) {
      return Mono.empty();
    }
    Instant now = clock.instant();
    return database
        .sql(FIND)
        .bind("hash", Secret.hash(token))
        .bind("now", now)
        .map(
            row ->
                new Found(
                    new MemberSession(
                        Rows.uuid(row, "id"),
                        Rows.uuid(row, "member_id"),
                        Rows.instant(row, "expires_at")),
                    Rows.instant(row, "started_at"),
                    Rows.instant(row, "used_at")))
        .one()
        .flatMap(
            found ->
                found.usedAt().isBefore(now.minus(NOTED_EVERY))
                    ? note(found, now)
                    : Mono.just(found.session()));
  }

  private record Found(MemberSession session, Instant startedAt, Instant usedAt) {}

  private Mono<MemberSession> note(Found found, Instant now) {
    Instant longest = found.startedAt().plus(LONGEST);
    Instant idle = now.plus(IDLE);
    Instant expires = idle.isBefore(longest) ? idle : longest;
    MemberSession session = found.session();
    return database
        .sql(NOTE)
        .bind("now", now)
        .bind("expires", expires)
        .bind("id", session.id())
        .fetch()
        .rowsUpdated()
        .thenReturn(new MemberSession(session.id(), session.memberId(), expires));
  }

  /** Whether a session has not ended. */
  Mono<Boolean> lives(UUID id) {
    return database
        .sql("select 1 from member_session where id = :id and expires_at > :now")
        .bind("id", id)
        .bind("now", clock.instant())
        .map(row -> true)
        .one()
        .defaultIfEmpty(false);
  }

  /** A member's, the newest first. */
  Mono<List<View>> of(MemberSession asking) {
    return database
        .sql(LIST)
        .bind("member", asking.memberId())
        .bind("now", clock.instant())
        .map(
            row ->
                new View(
                    Rows.uuid(row, "id"),
                    Rows.text(row, "device"),
                    Rows.instant(row, "started_at"),
                    Rows.instant(row, "used_at"),
                    Rows.instant(row, "expires_at"),
                    asking.id().equals(Rows.uuid(row, "id"))))
        .all()
        .collectList();
  }

  /** Ends one of a member's; false where they have none with this id. */
  Mono<Boolean> end(UUID memberId, UUID id) {
    return database
        .sql("delete from member_session where id = :id and member_id = :member")
        .bind("id", id)
        .bind("member", memberId)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /** Ends all of a member's, in the connection's transaction. */
  Mono<Void> endAll(Connection connection, UUID memberId) {
    return update(
        connection
            .createStatement("delete from member_session where member_id = $1")
            .bind(0, memberId));
  }

  /** Forgets some that have ended; true where more are left. */
  Mono<Boolean> forgetEnded() {
    return database
        .sql(FORGET)
        .bind("now", clock.instant())
        .bind("most", FORGOTTEN_MAX)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == FORGOTTEN_MAX);
  }

  private static Mono<Void> update(Statement statement) {
    return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
  }
}
