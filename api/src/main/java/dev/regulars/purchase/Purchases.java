package dev.regulars.purchase;

import dev.regulars.purchase.Change.Entry.Claimed;
import dev.regulars.purchase.Change.Entry.Recorded;
import dev.regulars.shared.Columns;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rows of purchases and events. */
@Component
class Purchases {

  /** Stands for the member of an anonymous purchase in keys that want one. */
  static final UUID NOBODY = new UUID(0, 0);

  private static final String INSERT =
      """
      insert into purchase (member_id, id, store, register, receipt, occurred_at, recorded_at, day, total_minor,
                            points, rulebook_version, content, facts, answer, member_mark)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                           $7::timestamptz[], $8::date[], $9::bigint[], $10::bigint[], $11::integer[], $12::json[],
                           $13::json[], $14::json[], $15::integer[])
      """;

  private static final String CLAIM =
      """
      update purchase
         set member_id = given.member_id, points = given.points, facts = given.facts, claim_answer = given.answer,
             claimed_at = given.claimed_at, member_mark = given.member_mark
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::json[], $5::json[], $6::timestamptz[], $7::integer[])
             as given (id, member_id, points, facts, answer, claimed_at, member_mark)
       where purchase.id = given.id
      """;

  private static final String INSERT_EVENTS =
      """
      insert into member_event (member_id, id, key, name, occurred_at, recorded_at, content, points, rulebook_version,
                                facts, answer, member_mark)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[],
                           $7::json[], $8::bigint[], $9::integer[], $10::json[], $11::json[], $12::integer[])
      """;

  private final JsonMapper json;

  Purchases(JsonMapper json) {
    this.json = json;
  }

  /** Writes purchases and events. */
  Mono<Void> insert(Connection connection, List<Recorded> rows, Instant now) {
    List<Recorded> purchases =
        rows.stream().filter(row -> row.candidate().command() instanceof RecordPurchase).toList();
    List<Recorded> events =
        rows.stream().filter(row -> row.candidate().command() instanceof RecordEvent).toList();
    return Flux.mergeSequential(
            insertPurchases(connection, purchases, now), insertEvents(connection, events, now))
        .then();
  }

  private static Mono<Void> insertPurchases(
      Connection connection, List<Recorded> rows, Instant now) {
    if (rows.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(rows)
        .uuid(row -> Objects.requireNonNullElse(row.candidate().memberId(), NOBODY))
        .uuid(row -> row.candidate().id())
        .text(row -> purchase(row).store())
        .text(row -> purchase(row).register())
        .text(row -> purchase(row).receipt())
        .instant(row -> row.candidate().at().toInstant())
        .instant(row -> now)
        .date(row -> row.candidate().day())
        .number(row -> row.candidate().totalMinor())
        .number(row -> row.decided().decision().points())
        .number(row -> row.candidate().rulebook().version())
        .json(Recorded::content)
        .json(Recorded::facts)
        .json(Recorded::answerText)
        .number(row -> MemberMark.of(row.candidate().command().member()))
        .execute(connection, INSERT);
  }

  private static Mono<Void> insertEvents(Connection connection, List<Recorded> rows, Instant now) {
    if (rows.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(rows)
        .uuid(row -> row.candidate().memberId())
        .uuid(row -> row.candidate().id())
        .text(row -> ((RecordEvent) row.candidate().command()).key())
        .text(row -> ((RecordEvent) row.candidate().command()).name())
        .instant(row -> row.candidate().at().toInstant())
        .instant(row -> now)
        .json(Recorded::content)
        .number(row -> row.decided().decision().points())
        .number(row -> row.candidate().rulebook().version())
        .json(Recorded::facts)
        .json(Recorded::answerText)
        .number(row -> MemberMark.of(row.candidate().command().member()))
        .execute(connection, INSERT_EVENTS);
  }

  private static RecordPurchase purchase(Recorded row) {
    return (RecordPurchase) row.candidate().command();
  }

  /** Gives purchases to the members who claimed them. */
  Mono<Void> claim(Connection connection, List<Claimed> claims) {
    if (claims.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(claims)
        .uuid(claim -> claim.purchase().id())
        .uuid(claim -> claim.purchase().memberId())
        .number(claim -> claim.purchase().points())
        .json(claim -> json.writeValueAsString(claim.purchase().facts()))
        .json(claim -> claim.purchase().answer())
        .instant(claim -> claim.purchase().claimedAt())
        .number(Claimed::memberMark)
        .execute(connection, CLAIM);
  }
}
