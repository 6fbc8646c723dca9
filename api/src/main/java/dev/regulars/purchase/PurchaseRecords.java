package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rulebook.Edition;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
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

  /** Purchases of one page of those that a return may take from. */
  static final int PAGE = 16;

  private static final String HOLDING =
      """
      select given.i, held.*
        from unnest($1::uuid[], $2::timestamptz[], $3::json[], $4::json[], $5::timestamptz[], $6::uuid[]) with ordinality
             as given (member_id, until, skus, stores, before_at, before_id, i)
       cross join lateral (
             select id, member_id, rulebook_version, content, facts, points,
                    coalesce(claim_answer, answer) as answer, claimed_at, occurred_at
               from purchase
              where member_id = given.member_id
                and returned_at is null
                and occurred_at <= given.until
                and (given.stores is null or store in (select json_array_elements_text(given.stores)))
                and (given.before_at is null or (occurred_at, id) < (given.before_at, given.before_id))
                and exists (select from json_array_elements(content -> 'lines') as line
                             where line ->> 'sku' in (select json_array_elements_text(given.skus)))
              order by occurred_at desc, id desc
              limit $7) as held
       order by given.i, held.occurred_at desc, held.id desc
      """;

  private final DatabaseClient database;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  PurchaseRecords(DatabaseClient database, ProgrammeSettings settings, JsonMapper json) {
    this.database = database;
    this.settings = settings;
    this.json = json;
  }

  /** The purchase with this id; empty if there is none. */
  Mono<StoredPurchase> find(UUID id) {
    return database.sql(COLUMNS + " where id = $1").bind(0, id).map(this::stored).one();
  }

  /** The purchases with these ids, as the connection's transaction sees them. */
  Mono<List<StoredPurchase>> find(Connection connection, Collection<UUID> purchaseIds) {
    String[] ids = purchaseIds.stream().map(UUID::toString).toArray(String[]::new);
    return Rows.of(
            connection.createStatement(COLUMNS + " where id = any($1::uuid[])").bind(0, ids),
            this::stored)
        .collectList();
  }

  /** For each question the page that it asks for, in the order asked. */
  Mono<List<List<StoredPurchase>>> holding(Connection connection, List<Needs.Holding> asked) {
    List<List<StoredPurchase>> pages = asked.stream().map(one -> newPage()).toList();
    return Rows.of(
            Columns.of(asked)
                .uuid(Needs.Holding::memberId)
                .instant(Needs.Holding::until)
                .json(one -> json.writeValueAsString(one.skus()))
                .json(one -> one.stores() == null ? null : json.writeValueAsString(one.stores()))
                .instant(one -> one.before() == null ? null : happened(one.before()))
                .uuid(one -> one.before() == null ? null : one.before().id())
                .bind(connection, HOLDING)
                .bind(6, PAGE),
            row -> pages.get(Math.toIntExact(Rows.number(row, "i")) - 1).add(stored(row)))
        .then(Mono.just(pages));
  }

  private static List<StoredPurchase> newPage() {
    return new ArrayList<>(PAGE);
  }

  private static Instant happened(StoredPurchase purchase) {
    return purchase.purchase().occurredAt().toInstant();
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

  /** A purchase from the columns of any of these statements. */
  StoredPurchase stored(Readable row) {
    UUID memberId = required(row, "member_id", UUID.class);
    String kept = row.get("facts", String.class);
    KeptFacts facts = kept == null ? null : json.readValue(kept, KeptFacts.class);
    RecordPurchase purchase =
        json.readValue(required(row, "content", String.class), RecordPurchase.class);
    int rulebook = required(row, "rulebook_version", Integer.class);
    return new StoredPurchase(
        required(row, "id", UUID.class),
        memberId.equals(Purchases.NOBODY) ? null : memberId,
        facts == null
            ? new Edition(rulebook, settings.at(purchase.occurredAt().toInstant()).number())
            : facts.edition(rulebook),
        purchase,
        facts,
        required(row, "points", Long.class),
        required(row, "answer", String.class),
        row.get("claimed_at", Instant.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
