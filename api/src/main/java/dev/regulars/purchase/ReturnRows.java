package dev.regulars.purchase;

import dev.regulars.purchase.ReturnedSoFar.GivenBack;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of returns. */
@Component
class ReturnRows {

  private static final TypeReference<List<RecordReturn.ReturnedLine>> LINES =
      new TypeReference<>() {};

  private static final String INSERT_RECEIPTS =
      """
      insert into return_receipt (store, return_receipt, part, id, content, answer, member_mark)
      select * from unnest($1::text[], $2::text[], $3::integer[], $4::uuid[], $5::json[], $6::json[], $7::integer[])
      """;

  private static final String OF_PURCHASE =
      """
      select purchase_id, id, return_receipt, occurred_at, recorded_at, points, lines, given_back
        from purchase_return
       where purchase_id = any($1::uuid[])
       order by place
      """;

  /** What of the last return of each purchase is null was written by an earlier version. */
  private static final String SO_FAR =
      """
      select asked.id as purchase_id, last.so_far
        from unnest($1::uuid[]) as asked (id),
             lateral (select so_far
                        from purchase_return
                       where purchase_id = asked.id
                       order by place desc
                       limit 1) as last
      """;

  private static final String INSERT =
      """
      insert into purchase_return (member_id, id, store, return_receipt, purchase_id, occurred_at, recorded_at, day,
                                   total_minor, points, lines, given_back, so_far, visits, counted, ended)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[],
                           $7::timestamptz[], $8::date[], $9::bigint[], $10::bigint[], $11::json[], $12::json[],
                           $13::json[], $14::bigint[], $15::json[], $16::text[])
      """;

  private static final String MARK_RETURNED =
      "update purchase set returned_at = $2 where id = any($1::uuid[])";

  /**
   * An earlier return of a purchase.
   *
   * @param points that it took back
   */
  record Earlier(
      UUID id,
      String returnReceipt,
      OffsetDateTime occurredAt,
      Instant recordedAt,
      long points,
      List<RecordReturn.ReturnedLine> lines,
      GivenBack givenBack) {

    ReturnedSoFar.Sum sum() {
      return ReturnedSoFar.sum(recordedAt, points, lines, givenBack);
    }
  }

  /**
   * A new row.
   *
   * @param soFar what all returns of the purchase took, with this one
   * @param visits 1 where the purchase is no visit any more
   * @param lost what counters and rows of days lost with it
   */
  record NewReturn(
      UUID memberId,
      UUID id,
      String store,
      String returnReceipt,
      UUID purchaseId,
      Instant occurredAt,
      LocalDate day,
      long totalMinor,
      long points,
      List<RecordReturn.ReturnedLine> lines,
      GivenBack givenBack,
      Instant recordedAt,
      ReturnedSoFar soFar,
      long visits,
      Lost lost) {}

  /**
   * What counters and rows of days lost.
   *
   * @param counts by counter, a day with 1 where it is not marked any more; null for nothing
   * @param ended what had a purchase and has none any more, see {@link LaterPurchases.Gone}
   */
  record Lost(@Nullable Map<String, Long> counts, @Nullable String ended) {

    static final Lost NOTHING = new Lost(null, null);
  }

  private final JsonMapper json;

  ReturnRows(JsonMapper json) {
    this.json = json;
  }

  /** Keeps the identities of returns. */
  Mono<Void> insertReceipts(Connection connection, List<Change.Entry.Receipt> receipts) {
    if (receipts.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(receipts)
        .text(receipt -> receipt.identity().store())
        .text(receipt -> receipt.identity().returnReceipt())
        .number(receipt -> receipt.identity().part())
        .uuid(receipt -> receipt.known().id())
        .json(receipt -> receipt.known().content())
        .json(receipt -> receipt.known().answer())
        .number(receipt -> receipt.known().memberMark())
        .execute(connection, INSERT_RECEIPTS);
  }

  /** Returns of several purchases, by purchase, oldest first. */
  Mono<Map<UUID, List<Earlier>>> of(Connection connection, Collection<UUID> purchaseIds) {
    return Rows.of(
            connection.createStatement(OF_PURCHASE).bind(0, texts(List.copyOf(purchaseIds))),
            row -> Map.entry(uuid(row, "purchase_id"), earlier(row)))
        .collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
        .map(
            found -> {
              Map<UUID, List<Earlier>> lists = new HashMap<>();
              found.forEach((id, returns) -> lists.put(id, List.copyOf(returns)));
              return lists;
            });
  }

  /** Returns of a purchase, oldest first. */
  Mono<List<Earlier>> of(Connection connection, UUID purchaseId) {
    return of(connection, List.of(purchaseId))
        .map(found -> found.getOrDefault(purchaseId, List.of()));
  }

  /**
   * What all returns of purchases took, by purchase; one that nothing came back of is missing. As
   * quick for one that came back in a thousand parts.
   *
   * @param claimedAt when a purchase got its member, null where it had one or has none
   */
  Mono<Map<UUID, ReturnedSoFar>> soFar(
      Connection connection,
      Collection<UUID> purchaseIds,
      Function<UUID, @Nullable Instant> claimedAt) {
    return Flux.from(
            connection.createStatement(SO_FAR).bind(0, texts(List.copyOf(purchaseIds))).execute())
        .flatMap(
            result ->
                result.map(
                    row ->
                        Map.entry(
                            uuid(row, "purchase_id"),
                            Optional.ofNullable(row.get("so_far", String.class)))))
        .collectList()
        .flatMap(
            last -> {
              Map<UUID, ReturnedSoFar> sums = new HashMap<>();
              List<UUID> unsummed = new ArrayList<>();
              last.forEach(
                  one ->
                      one.getValue()
                          .ifPresentOrElse(
                              text ->
                                  sums.put(one.getKey(), json.readValue(text, ReturnedSoFar.class)),
                              () -> unsummed.add(one.getKey())));
              return unsummed.isEmpty()
                  ? Mono.just(sums)
                  : of(connection, unsummed)
                      .map(
                          found -> {
                            found.forEach(
                                (id, returns) -> sums.put(id, sum(returns, claimedAt.apply(id))));
                            return sums;
                          });
            });
  }

  /** Returns of one purchase together. */
  static ReturnedSoFar sum(List<Earlier> returns, @Nullable Instant claimedAt) {
    ReturnedSoFar sum = ReturnedSoFar.NOTHING;
    for (Earlier one : returns) {
      sum = sum.plus(one.sum(), claimedAt);
    }
    return sum;
  }

  private Earlier earlier(Readable row) {
    return new Earlier(
        uuid(row, "id"),
        text(row, "return_receipt"),
        Objects.requireNonNull(row.get("occurred_at", OffsetDateTime.class)),
        Objects.requireNonNull(row.get("recorded_at", Instant.class)),
        Objects.requireNonNull(row.get("points", Long.class)),
        json.readValue(text(row, "lines"), LINES),
        json.readValue(text(row, "given_back"), GivenBack.class));
  }

  Mono<Void> insert(Connection connection, List<NewReturn> rows) {
    if (rows.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(rows)
        .uuid(NewReturn::memberId)
        .uuid(NewReturn::id)
        .text(NewReturn::store)
        .text(NewReturn::returnReceipt)
        .uuid(NewReturn::purchaseId)
        .instant(NewReturn::occurredAt)
        .instant(NewReturn::recordedAt)
        .date(NewReturn::day)
        .number(NewReturn::totalMinor)
        .number(NewReturn::points)
        .json(row -> json.writeValueAsString(row.lines()))
        .json(row -> json.writeValueAsString(row.givenBack()))
        .json(row -> json.writeValueAsString(row.soFar()))
        .number(NewReturn::visits)
        .json(
            row ->
                row.lost().counts() == null ? null : json.writeValueAsString(row.lost().counts()))
        .text(row -> row.lost().ended())
        .execute(connection, INSERT);
  }

  Mono<Void> markReturned(Connection connection, List<UUID> purchaseIds, Instant now) {
    if (purchaseIds.isEmpty()) {
      return Mono.empty();
    }
    return run(connection.createStatement(MARK_RETURNED).bind(0, texts(purchaseIds)).bind(1, now));
  }

  private static String[] texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  private static Mono<Void> run(io.r2dbc.spi.Statement statement) {
    return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
  }

  private static UUID uuid(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, UUID.class));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }
}
