package dev.regulars.me;

import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Messages on their way, written in the transaction of what they tell of. A server takes one for a
 * while, sends it, and takes its contents away; the row stays as a log without them. One that died
 * in between left no word whether it was sent: it is sent again with the same Message-ID, by which
 * mail servers know it.
 */
@Component
class Mails {

  /**
   * For which a server may try to send one. Each answer of a mail server is waited for 10 s ({@code
   * spring.mail.properties.mail.smtp.*}), and a mail takes seven.
   */
  private static final Duration TAKEN_FOR = Duration.ofMinutes(3);

  private static final Duration WORTH = Duration.ofDays(1);
  private static final Duration LOGGED_FOR = Duration.ofDays(30);
  private static final int SHOWN_MAX = 200;
  private static final int FORGOTTEN_MAX = 2_000;

  private static final String INSERT =
      """
      insert into mail (id, member_id, kind, recipient, subject, body, state, created_at, next_at, given_up_at, done_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, case when $7 = 'waiting' then null else $8 end)
      """;

  // What is for one member goes in its order; but a code waits for nothing but another code: who
  // wants to sign in cannot wait until a mailbox takes yesterday's mail.
  private static final String TAKE =
      """
      update mail
         set attempts = attempts + 1, next_at = :until
       where id = (
               select id
                 from mail as due
                where state = 'waiting'
                  and next_at <= :now
                  and not exists (select from mail as earlier
                                   where earlier.member_id = due.member_id
                                     and earlier.id < due.id
                                     and earlier.state = 'waiting'
                                     and (earlier.kind = 'code' or due.kind <> 'code'))
                order by next_at
                limit 1
                  for update skip locked)
      returning id, recipient, subject, body, attempts, given_up_at
      """;

  private static final String DONE =
      """
      update mail
         set state = :state, recipient = null, subject = null, body = null, done_at = :now, error = :error
       where id = :id and state = 'waiting'
      """;

  private static final String LATER =
      "update mail set next_at = :next, error = :error where id = :id and state = 'waiting'";

  private static final String SHOWN =
      """
      select recipient, subject, body, created_at
        from mail
       where state = 'shown'
       order by id desc
       limit :most
      """;

  private static final String OF_DAY =
      """
      select count(*) as mails
        from mail
       where member_id = $1 and kind = $2 and created_at > $3::timestamptz - interval '1 day'
      """;

  private static final String FORGET =
      """
      delete from mail
       where id in (select id from mail where state <> 'waiting' and done_at < :old
                     limit :most for update skip locked)
      """;

  private final DatabaseClient database;
  private final Delivery delivery;
  private final Ids ids;
  private final Clock clock;
  private final Sinks.Many<Boolean> written = Sinks.many().multicast().directBestEffort();

  Mails(DatabaseClient database, Delivery delivery, Ids ids, @RealTime Clock clock) {
    this.database = database;
    this.delivery = delivery;
    this.ids = ids;
    this.clock = clock;
  }

  /** What the demo shows of one. */
  record Shown(String to, String subject, String text, Instant at) {}

  /** Adds one in the connection's transaction. */
  Mono<Void> add(Connection connection, Mail mail) {
    Instant now = clock.instant();
    Instant end = mail.givenUpAt() == null ? now.plus(WORTH) : mail.givenUpAt();
    String state = mail.recipient() == null ? "void" : delivery.isDemo() ? "shown" : "waiting";
    var statement =
        connection
            .createStatement(INSERT)
            .bind(0, ids.next())
            .bind(2, mail.kind())
            .bind(4, mail.subject())
            .bind(5, mail.recipient() == null ? "" : mail.body())
            .bind(6, state)
            .bind(7, now)
            .bind(8, end);
    bind(statement, 1, mail.memberId(), UUID.class);
    bind(statement, 3, mail.recipient(), String.class);
    return Flux.from(statement.execute())
        .flatMap(Result::getRowsUpdated)
        .then()
        .doOnSuccess(nothing -> written.tryEmitNext(true));
  }

  private static void bind(Statement statement, int place, @Nullable Object value, Class<?> type) {
    if (value == null) {
      statement.bindNull(place, type);
    } else {
      statement.bind(place, value);
    }
  }

  /** How many of a kind a member was written within a day, as the connection's transaction sees. */
  Mono<Long> ofDay(Connection connection, UUID memberId, String kind) {
    return Rows.of(
            connection
                .createStatement(OF_DAY)
                .bind(0, memberId)
                .bind(1, kind)
                .bind(2, clock.instant()),
            row -> Rows.number(row, "mails"))
        .next();
  }

  /** Tells that one was added here; it may not be committed yet. */
  Flux<Boolean> added() {
    return written.asFlux();
  }

  /** Takes one that is due, for a while; empty where none is. */
  Mono<Mail.Due> take() {
    Instant now = clock.instant();
    return database
        .sql(TAKE)
        .bind("now", now)
        .bind("until", now.plus(TAKEN_FOR))
        .map(
            row ->
                new Mail.Due(
                    Rows.uuid(row, "id"),
                    Rows.text(row, "recipient"),
                    Rows.text(row, "subject"),
                    Rows.text(row, "body"),
                    Rows.get(row, "attempts", Integer.class),
                    Rows.instant(row, "given_up_at")))
        .one();
  }

  /** It was sent. */
  Mono<Void> sent(UUID id) {
    return done(id, "sent", null);
  }

  /** It cannot be sent; {@code error} says why, without the address. */
  Mono<Void> failed(UUID id, String error) {
    return done(id, "failed", error);
  }

  private Mono<Void> done(UUID id, String state, @Nullable String error) {
    return database
        .sql(DONE)
        .bind("id", id)
        .bind("state", state)
        .bind("now", clock.instant())
        .bind("error", Parameter.fromOrEmpty(error, String.class))
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** It is tried again. */
  Mono<Void> later(UUID id, Instant next, String error) {
    return database
        .sql(LATER)
        .bind("id", id)
        .bind("next", next)
        .bind("error", error)
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** The demo's, the newest first. */
  Mono<Page<Shown>> shown() {
    return database
        .sql(SHOWN)
        .bind("most", SHOWN_MAX)
        .map(
            row ->
                new Shown(
                    Rows.text(row, "recipient"),
                    Rows.text(row, "subject"),
                    Rows.text(row, "body"),
                    Rows.instant(row, "created_at")))
        .all()
        .collectList()
        .map(items -> new Page<>(items, null));
  }

  /** Takes away what was written to a member, in the connection's transaction. */
  Mono<Void> erase(Connection connection, UUID memberId) {
    return Flux.from(
            connection
                .createStatement("delete from mail where member_id = $1")
                .bind(0, memberId)
                .execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  /** Forgets some of the log; true where more is left. */
  Mono<Boolean> forgetOld() {
    return database
        .sql(FORGET)
        .bind("old", clock.instant().minus(LOGGED_FOR))
        .bind("most", FORGOTTEN_MAX)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == FORGOTTEN_MAX);
  }
}
