package dev.regulars.purchase;

import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads purchases back. */
@Component
class PurchaseRecords {

  private static final String COLUMNS =
      """
      select id, member_id, rulebook_version, content, facts, points,
             coalesce(claim_answer, answer) as answer, claimed_at, occurred_at
        from purchase
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  PurchaseRecords(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The purchase with this id; empty if there is none. */
  Mono<StoredPurchase> find(UUID id) {
    return database.sql(COLUMNS + " where id = $1").bind(0, id).map(this::stored).one();
  }

  /** The purchase with this id, as the connection's transaction sees it. */
  Mono<StoredPurchase> find(Connection connection, UUID id) {
    return Flux.from(connection.createStatement(COLUMNS + " where id = $1").bind(0, id).execute())
        .flatMap(result -> result.map(this::stored))
        .next();
  }

  /** The purchase with this identity; empty if there is none. */
  Mono<StoredPurchase> find(Identity.Receipt receipt) {
    return database
        .sql(COLUMNS + " where (store, register, receipt) = ($1, $2, $3)")
        .bind(0, receipt.store())
        .bind(1, receipt.register())
        .bind(2, receipt.receipt())
        .map(this::stored)
        .one();
  }

  /**
   * A member's purchases, newest first.
   *
   * @param stores codes of the stores that may be seen, null for all
   */
  Mono<Page<StoredPurchase>> of(UUID memberId, @Nullable Set<String> stores, PageRequest request) {
    Cursor after = request.after() == null ? null : Cursor.read(request.after(), 2);
    String where =
        " where member_id = :member"
            + (stores == null ? "" : " and store = any(:stores)")
            + (after == null ? "" : " and (occurred_at, id) < (:at, :id)");
    DatabaseClient.GenericExecuteSpec query =
        database
            .sql(COLUMNS + where + " order by occurred_at desc, id desc limit :fetch")
            .bind("member", memberId)
            .bind("fetch", request.fetch());
    if (stores != null) {
      query = query.bind("stores", stores.toArray(String[]::new));
    }
    if (after != null) {
      query = query.bind("at", after.instant(0)).bind("id", after.uuid(1));
    }
    return query
        .map(
            row ->
                new Placed(
                    Objects.requireNonNull(row.get("occurred_at", Instant.class)), stored(row)))
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.at(), row.purchase().id())))
        .map(page -> page.map(Placed::purchase));
  }

  private record Placed(Instant at, StoredPurchase purchase) {}

  private StoredPurchase stored(Readable row) {
    UUID memberId = required(row, "member_id", UUID.class);
    String facts = row.get("facts", String.class);
    return new StoredPurchase(
        required(row, "id", UUID.class),
        memberId.equals(Purchases.NOBODY) ? null : memberId,
        required(row, "rulebook_version", Integer.class),
        json.readValue(required(row, "content", String.class), RecordPurchase.class),
        facts == null ? null : json.readValue(facts, KeptFacts.class),
        required(row, "points", Long.class),
        required(row, "answer", String.class),
        row.get("claimed_at", Instant.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
