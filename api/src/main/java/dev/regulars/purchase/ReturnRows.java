package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.Columns;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
       order by id
      """;

  private static final String INSERT =
      """
      insert into purchase_return (member_id, id, store, return_receipt, purchase_id, occurred_at, recorded_at, day,
                                   total_minor, points, lines, given_back)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[],
                           $7::timestamptz[], $8::date[], $9::bigint[], $10::bigint[], $11::json[], $12::json[])
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
      GivenBack givenBack) {}

  /** What a return gave back to limits and budgets. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record GivenBack(List<KeptFacts.KeptLimit> limits, Map<String, Long> budgets) {}

  /** A new row. */
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
      Instant recordedAt) {

    /** The same for whoever comes later. */
    Earlier earlier() {
      return new Earlier(
          id,
          returnReceipt,
          occurredAt.atOffset(ZoneOffset.UTC),
          recordedAt,
          points,
          lines,
          givenBack);
    }
  }

  /** A voucher that can still be used. */
  record OpenVoucher(UUID id, String rule, String voucher) {}

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
    return Flux.from(
            connection
                .createStatement(OF_PURCHASE)
                .bind(0, texts(List.copyOf(purchaseIds)))
                .execute())
        .flatMap(result -> result.map(row -> Map.entry(uuid(row, "purchase_id"), earlier(row))))
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

  private Earlier earlier(Readable row) {
    GivenBack givenBack = json.readValue(text(row, "given_back"), GivenBack.class);
    return new Earlier(
        uuid(row, "id"),
        text(row, "return_receipt"),
        Objects.requireNonNull(row.get("occurred_at", OffsetDateTime.class)),
        Objects.requireNonNull(row.get("recorded_at", Instant.class)),
        Objects.requireNonNull(row.get("points", Long.class)),
        json.readValue(text(row, "lines"), LINES),
        new GivenBack(
            Objects.requireNonNullElse(givenBack.limits(), List.of()),
            Objects.requireNonNullElse(givenBack.budgets(), Map.of())));
  }

  /** Quantities returned so far, by line number. */
  static Map<Integer, BigDecimal> quantities(List<Earlier> returns) {
    Map<Integer, BigDecimal> sum = new HashMap<>();
    for (Earlier earlier : returns) {
      earlier.lines().forEach(line -> sum.merge(line.line(), line.quantity(), BigDecimal::add));
    }
    return sum;
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
