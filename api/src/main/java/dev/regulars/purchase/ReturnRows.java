package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.Columns;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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

  private static final String FIND_RECEIPT =
      "select id, content, answer, member_mark from return_receipt where store = $1 and"
          + " return_receipt = $2 and part = $3";

  private static final String INSERT_RECEIPT =
      "insert into return_receipt (store, return_receipt, part, id, content, answer, member_mark)"
          + " values ($1, $2, $3, $4, $5::json, $6::json, $7)";

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

  // The same return sent twice at once: the second waits here, and finds the first one's answer.
  private static final String LOCK_RECEIPT =
      "select 1 from pg_advisory_xact_lock(hashtextextended($1, 0))";

  // Returns and claims of one purchase wait for each other here.
  private static final String LOCK_PURCHASE = "select 1 from purchase where id = $1 for update";

  private static final String HOLDING =
      """
      select id
        from purchase
       where member_id = $1
         and returned_at is null
         and occurred_at <= $2
         and ($4::text[] is null or store = any($4))
         and exists (select from json_array_elements(content -> 'lines') as line where line ->> 'sku' = any($3))
       order by occurred_at desc, id desc
      """;

  private static final String MARK_RETURNED =
      "update purchase set returned_at = $2 where id = any($1::uuid[])";

  private static final String ACCRUAL =
      """
      select id
        from transfer
       where member_id = $1
         and source_id = $2
         and kind = 'accrual'
       order by id
       limit 1
      """;

  private static final String LAST_PURCHASE_ON =
      "select max(day) from member_day where member_id = $1 and purchases > 0";

  private static final String ISSUED_VOUCHERS =
      "select id, rule, voucher from voucher where source_id = $1 and state = 'issued' order by id";

  private static final String VOID_VOUCHERS =
      "update voucher set state = 'void' where id = any($1::uuid[]) and state = 'issued'";

  /**
   * A return that is there already.
   *
   * @param memberMark how the member was named, a {@link MemberMark}
   */
  record Known(UUID id, String content, String answer, int memberMark) {}

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
      GivenBack givenBack) {}

  /** A voucher that can still be used. */
  record OpenVoucher(UUID id, String rule, String voucher) {}

  private final JsonMapper json;

  ReturnRows(JsonMapper json) {
    this.json = json;
  }

  /** A return's identity: {@code part} is 0 but for the rests of one that was booked in part. */
  record Key(String store, String returnReceipt, int part) {}

  /** What was returned under this identity; whoever asks next waits for this transaction. */
  Mono<Known> claim(Connection connection, Key key) {
    return Flux.from(
            connection
                .createStatement(LOCK_RECEIPT)
                .bind(0, key.store() + "\n" + key.returnReceipt())
                .execute())
        .flatMap(result -> result.map(row -> true))
        .then(Mono.defer(() -> find(connection, key)));
  }

  private static Mono<Known> find(Connection connection, Key key) {
    return Flux.from(
            connection
                .createStatement(FIND_RECEIPT)
                .bind(0, key.store())
                .bind(1, key.returnReceipt())
                .bind(2, key.part())
                .execute())
        .flatMap(
            result ->
                result.map(
                    row ->
                        new Known(
                            uuid(row, "id"),
                            text(row, "content"),
                            text(row, "answer"),
                            Objects.requireNonNull(row.get("member_mark", Integer.class)))))
        .next();
  }

  Mono<Void> insertReceipt(Connection connection, Key key, Known known) {
    return run(
        connection
            .createStatement(INSERT_RECEIPT)
            .bind(0, key.store())
            .bind(1, key.returnReceipt())
            .bind(2, key.part())
            .bind(3, known.id())
            .bind(4, known.content())
            .bind(5, known.answer())
            .bind(6, known.memberMark()));
  }

  Mono<Void> lockPurchase(Connection connection, UUID purchaseId) {
    return Flux.from(connection.createStatement(LOCK_PURCHASE).bind(0, purchaseId).execute())
        .flatMap(result -> result.map(row -> true))
        .then();
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

  Mono<Void> insert(Connection connection, List<NewReturn> rows, Instant now) {
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
        .instant(row -> now)
        .date(NewReturn::day)
        .number(NewReturn::totalMinor)
        .number(NewReturn::points)
        .json(row -> json.writeValueAsString(row.lines()))
        .json(row -> json.writeValueAsString(row.givenBack()))
        .execute(connection, INSERT);
  }

  /**
   * A member's purchases that once held one of these products, newest first.
   *
   * @param stores whose purchases; null for all
   */
  Mono<List<UUID>> holding(
      Connection connection,
      UUID memberId,
      Instant until,
      List<String> skus,
      @Nullable Set<String> stores) {
    @Nullable Object these = stores == null ? null : stores.toArray(String[]::new);
    return Flux.from(
            connection
                .createStatement(HOLDING)
                .bind(0, memberId)
                .bind(1, until)
                .bind(2, skus.toArray(String[]::new))
                .bind(3, these == null ? Parameters.in(String[].class) : these)
                .execute())
        .flatMap(result -> result.map(row -> uuid(row, "id")))
        .collectList();
  }

  Mono<Void> markReturned(Connection connection, List<UUID> purchaseIds, Instant now) {
    if (purchaseIds.isEmpty()) {
      return Mono.empty();
    }
    return run(connection.createStatement(MARK_RETURNED).bind(0, texts(purchaseIds)).bind(1, now));
  }

  /** The transfer that a return of this purchase puts right. */
  Mono<UUID> accrual(Connection connection, UUID memberId, UUID purchaseId) {
    return Flux.from(
            connection.createStatement(ACCRUAL).bind(0, memberId).bind(1, purchaseId).execute())
        .flatMap(result -> result.map(row -> uuid(row, "id")))
        .next();
  }

  /** Day of a member's newest purchase that was not wholly returned; empty for none. */
  Mono<LocalDate> lastPurchaseOn(Connection connection, UUID memberId) {
    return Flux.from(connection.createStatement(LAST_PURCHASE_ON).bind(0, memberId).execute())
        .flatMap(
            result -> result.map(row -> java.util.Optional.ofNullable(row.get(0, LocalDate.class))))
        .next()
        .flatMap(Mono::justOrEmpty);
  }

  Mono<List<OpenVoucher>> vouchers(Connection connection, UUID purchaseId) {
    return Flux.from(connection.createStatement(ISSUED_VOUCHERS).bind(0, purchaseId).execute())
        .flatMap(
            result ->
                result.map(
                    row ->
                        new OpenVoucher(uuid(row, "id"), text(row, "rule"), text(row, "voucher"))))
        .collectList();
  }

  Mono<Void> voidVouchers(Connection connection, List<UUID> ids) {
    return ids.isEmpty()
        ? Mono.empty()
        : run(connection.createStatement(VOID_VOUCHERS).bind(0, texts(ids)));
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
