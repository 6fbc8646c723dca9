package dev.regulars.purchase;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What was recorded, for packages that follow the outbox: events name rows, here they are read. Of
 * what is offered nothing changes once it is recorded: a claim leaves the first answer as it was.
 */
@Component
public class RecordedRows {

  private static final String PURCHASES =
      """
      select id, store, day, occurred_at, total_minor, content, answer, claim_answer
        from purchase
       where id = any($1::uuid[])
      """;

  private static final String EVENTS =
      """
      select member_id, id, occurred_at, content, answer
        from unnest($1::uuid[], $2::uuid[]) as given (member_id, id)
        join member_event using (member_id, id)
      """;

  private static final String RETURNS =
      """
      select purchase_id, id, store, occurred_at, total_minor, points
        from unnest($1::uuid[], $2::uuid[]) as given (purchase_id, id)
        join purchase_return using (purchase_id, id)
      """;

  private static final String NEWEST =
      """
      select id, content, points
        from purchase
       where id < $1
         and ($3::text[] is null or store = any($3))
       order by id desc
       limit $2
      """;

  private static final String BUDGETS =
      "select rule, used from budget where rule = any($1::text[])";

  /**
   * A purchase.
   *
   * @param day in its store's zone
   * @param content the purchase as JSON, as it was posted
   * @param answer the first answer as JSON
   * @param claimAnswer what its claim answered, as JSON; null where nobody claimed it
   */
  public record PurchaseRow(
      UUID id,
      String store,
      LocalDate day,
      Instant at,
      long totalMinor,
      String content,
      String answer,
      @Nullable String claimAnswer) {}

  /** Names an event that a member had. */
  public record EventKey(UUID memberId, UUID id) {}

  /** An event that a member had; {@code content} and {@code answer} are JSON. */
  public record EventRow(UUID id, Instant at, String content, String answer) {}

  /** Names a return of one purchase: a return without the receipt may be of several. */
  public record ReturnKey(UUID purchaseId, UUID id) {}

  /**
   * A return.
   *
   * @param store where things were brought back
   * @param points that it took back
   */
  public record ReturnRow(ReturnKey key, String store, Instant at, long totalMinor, long points) {}

  /** A purchase among the newest; {@code content} is JSON. */
  public record NewestRow(UUID id, String content, long points) {}

  private final DatabaseClient database;

  RecordedRows(DatabaseClient database) {
    this.database = database;
  }

  /** Purchases by their ids; without those that are not there. */
  public Mono<Map<UUID, PurchaseRow>> purchases(Connection connection, List<UUID> ids) {
    return ids.isEmpty()
        ? Mono.just(Map.of())
        : rows(connection, PURCHASES, Columns.of(ids).uuid(id -> id), RecordedRows::purchase)
            .collectMap(PurchaseRow::id);
  }

  /** Members' events by their ids; without those that are not there. */
  public Mono<Map<UUID, EventRow>> events(Connection connection, List<EventKey> keys) {
    return keys.isEmpty()
        ? Mono.just(Map.of())
        : rows(
                connection,
                EVENTS,
                Columns.of(keys).uuid(EventKey::memberId).uuid(EventKey::id),
                RecordedRows::event)
            .collectMap(EventRow::id);
  }

  /** Returns by their keys; without those that are not there. */
  public Mono<Map<ReturnKey, ReturnRow>> returns(Connection connection, List<ReturnKey> keys) {
    return keys.isEmpty()
        ? Mono.just(Map.of())
        : rows(
                connection,
                RETURNS,
                Columns.of(keys).uuid(ReturnKey::purchaseId).uuid(ReturnKey::id),
                RecordedRows::back)
            .collectMap(ReturnRow::key);
  }

  /**
   * Purchases that were recorded before another, the newest first.
   *
   * @param stores whose; null for all
   */
  public Flux<NewestRow> newest(UUID before, @Nullable Set<String> stores, int most) {
    @Nullable Object these = stores == null ? null : stores.toArray(String[]::new);
    return database
        .sql(NEWEST)
        .bind(0, before)
        .bind(1, most)
        .bind(2, Parameter.fromOrEmpty(these, String[].class))
        .map(
            row ->
                new NewestRow(
                    Rows.uuid(row, "id"), Rows.text(row, "content"), Rows.number(row, "points")))
        .all();
  }

  /** Points that the budgets of rules have given; without those that gave nothing yet. */
  public Mono<Map<String, Long>> budgetsUsed(List<String> rules) {
    return database
        .sql(BUDGETS)
        .bind(0, rules.toArray(String[]::new))
        .map(row -> Map.entry(Rows.text(row, "rule"), Rows.number(row, "used")))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static <T> Flux<T> rows(
      Connection connection, String sql, Columns<?> columns, Function<Readable, T> reading) {
    return columns.select(connection, sql, reading);
  }

  private static PurchaseRow purchase(Readable row) {
    return new PurchaseRow(
        Rows.uuid(row, "id"),
        Rows.text(row, "store"),
        Rows.get(row, "day", LocalDate.class),
        Rows.instant(row, "occurred_at"),
        Rows.number(row, "total_minor"),
        Rows.text(row, "content"),
        Rows.text(row, "answer"),
        row.get("claim_answer", String.class));
  }

  private static EventRow event(Readable row) {
    return new EventRow(
        Rows.uuid(row, "id"),
        Rows.instant(row, "occurred_at"),
        Rows.text(row, "content"),
        Rows.text(row, "answer"));
  }

  private static ReturnRow back(Readable row) {
    return new ReturnRow(
        new ReturnKey(Rows.uuid(row, "purchase_id"), Rows.uuid(row, "id")),
        Rows.text(row, "store"),
        Rows.instant(row, "occurred_at"),
        Rows.number(row, "total_minor"),
        Rows.number(row, "points"));
  }
}
