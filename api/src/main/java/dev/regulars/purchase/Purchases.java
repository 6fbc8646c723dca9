package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.purchase.Booking.Row;
import dev.regulars.purchase.Identity.EventKey;
import dev.regulars.purchase.Identity.Receipt;
import dev.regulars.shared.Columns;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of purchases and events. */
@Component
class Purchases {

  /** Stands for the member of an anonymous purchase in keys that want one. */
  static final UUID NOBODY = new UUID(0, 0);

  private static final String FIND =
      """
      select purchase.store, purchase.register, purchase.receipt, purchase.id, purchase.content, purchase.answer, purchase.member_mark,
             case when purchase.claimed_at is null then purchase.member_id else '00000000-0000-0000-0000-000000000000' end as member_id
        from unnest($1::text[], $2::text[], $3::text[]) as given (store, register, receipt)
        join purchase using (store, register, receipt)
      """;

  private static final String INSERT =
      """
      insert into purchase (member_id, id, store, register, receipt, occurred_at, recorded_at, day, total_minor,
                            points, rulebook_version, content, facts, answer, member_mark)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                           $7::timestamptz[], $8::date[], $9::bigint[], $10::bigint[], $11::integer[], $12::json[],
                           $13::json[], $14::json[], $15::integer[])
      """;

  private static final String FIND_EVENTS =
      """
      select key, id, content, answer, member_mark, member_id
        from member_event
       where key = any($1::text[])
      """;

  private static final String INSERT_EVENTS =
      """
      insert into member_event (member_id, id, key, name, occurred_at, recorded_at, content, points, rulebook_version,
                                facts, answer, member_mark)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[],
                           $7::json[], $8::bigint[], $9::integer[], $10::json[], $11::json[], $12::integer[])
      """;

  /**
   * A purchase or event that is there already.
   *
   * @param memberId whom it was posted for, {@link #NOBODY} for an anonymous one
   * @param memberMark how they were named, a {@link MemberMark}
   * @param content the canonical command
   * @param answer what was answered first
   */
  record Known(UUID id, UUID memberId, int memberMark, String content, String answer) {

    /** Whether a request names the member as the first one did, or whom that one meant. */
    boolean isOf(@Nullable MemberRef ref, @Nullable UUID named) {
      return ref == null
          ? memberId.equals(NOBODY)
          : !memberId.equals(NOBODY)
              && (memberMark == MemberMark.of(ref) || memberId.equals(named));
    }
  }

  /** What is there already of these identities. */
  Mono<Map<Identity, Known>> find(Connection connection, Collection<Identity> identities) {
    List<Receipt> receipts = only(Receipt.class, identities);
    List<EventKey> keys = only(EventKey.class, identities);
    return Flux.mergeSequential(findPurchases(connection, receipts), findEvents(connection, keys))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
  }

  private static <T extends Identity> List<T> only(Class<T> type, Collection<Identity> identities) {
    return identities.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Flux<Map.Entry<Identity, Known>> findPurchases(
      Connection connection, List<Receipt> receipts) {
    if (receipts.isEmpty()) {
      return Flux.empty();
    }
    return Flux.from(
            Columns.of(receipts)
                .text(Receipt::store)
                .text(Receipt::register)
                .text(Receipt::receipt)
                .bind(connection, FIND)
                .execute())
        .flatMap(
            result ->
                result.map(
                    row ->
                        Map.entry(
                            new Receipt(
                                text(row, "store"), text(row, "register"), text(row, "receipt")),
                            known(row))));
  }

  private static Flux<Map.Entry<Identity, Known>> findEvents(
      Connection connection, List<EventKey> keys) {
    if (keys.isEmpty()) {
      return Flux.empty();
    }
    return Flux.from(Columns.of(keys).text(EventKey::key).bind(connection, FIND_EVENTS).execute())
        .flatMap(
            result -> result.map(row -> Map.entry(new EventKey(text(row, "key")), known(row))));
  }

  private static Known known(Readable row) {
    return new Known(
        Objects.requireNonNull(row.get("id", UUID.class)),
        Objects.requireNonNull(row.get("member_id", UUID.class)),
        Objects.requireNonNull(row.get("member_mark", Integer.class)),
        text(row, "content"),
        text(row, "answer"));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }

  /** Writes purchases and events. */
  Mono<Void> insert(Connection connection, List<Row> rows, Instant now) {
    List<Row> purchases =
        rows.stream().filter(row -> row.candidate().command() instanceof RecordPurchase).toList();
    List<Row> events =
        rows.stream().filter(row -> row.candidate().command() instanceof RecordEvent).toList();
    return Flux.mergeSequential(
            insertPurchases(connection, purchases, now), insertEvents(connection, events, now))
        .then();
  }

  private static Mono<Void> insertPurchases(Connection connection, List<Row> rows, Instant now) {
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
        .json(Row::content)
        .json(Row::facts)
        .json(Row::answerText)
        .number(row -> MemberMark.of(row.candidate().command().member()))
        .execute(connection, INSERT);
  }

  private static Mono<Void> insertEvents(Connection connection, List<Row> rows, Instant now) {
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
        .json(Row::content)
        .number(row -> row.decided().decision().points())
        .number(row -> row.candidate().rulebook().version())
        .json(Row::facts)
        .json(Row::answerText)
        .number(row -> MemberMark.of(row.candidate().command().member()))
        .execute(connection, INSERT_EVENTS);
  }

  private static RecordPurchase purchase(Row row) {
    return (RecordPurchase) row.candidate().command();
  }
}
