package dev.regulars.plan;

import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rows of plans that can be had. */
@Component
public class Plans {

  static final String CHANNEL = "regulars_plans";

  private static final String COLUMNS = "select code, version, document from plan ";

  private static final String ONE_WRITER =
      "select pg_advisory_xact_lock(hashtextextended('plan' || :code, 0))";

  private static final String LIST =
      COLUMNS
          + """
          where code > :after and (:state::text is null or state = :state)
          order by code
          limit :fetch
          """;

  private static final String PUT =
      """
      insert into plan (code, version, document, state, sku, skus, created_at, updated_at)
      values (:code, 1, :document, :state, :sku, array_remove(array[:sku], null), :now, :now)
      on conflict (code) do update
        set version = plan.version + 1, document = excluded.document, state = excluded.state,
            sku = excluded.sku,
            skus = case when excluded.skus <@ plan.skus then plan.skus else plan.skus || excluded.skus end,
            updated_at = excluded.updated_at
      """;

  private static final String BY_SKU = COLUMNS + "where sku = any($1::text[]) and state = 'active'";

  private static final String BY_CODE = COLUMNS + "where code = any($1::text[])";

  private static final String ACTIVE = COLUMNS + "where state = 'active' order by code limit 200";

  private static final String OTHER_OF_SKU =
      "select code from plan where sku = :sku and state = 'active' and code <> :code";

  private static final String SKUS =
      "select unnest(skus) as sku, state = 'active' as active, sku as now from plan";

  /** What is kept of a plan. */
  record Kept(int version, PlanBody document, Plan plan) {}

  private final DatabaseClient database;
  private final JsonMapper json;
  private final Clock clock;

  Plans(DatabaseClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** One of them; empty if there is none. */
  Mono<Kept> find(String code) {
    return database.sql(COLUMNS + "where code = :code").bind("code", code).map(this::kept).one();
  }

  /** Whether there is a plan of this code, in whatever state. */
  public Mono<Boolean> exists(String code) {
    return find(code).map(kept -> true).defaultIfEmpty(false);
  }

  /** Lets nobody else write this plan until the transaction ends. */
  Mono<Void> writeAlone(String code) {
    return database.sql(ONE_WRITER).bind("code", code).then();
  }

  /** Creates or replaces one, in the transaction in which it is subscribed. */
  Mono<Void> put(String code, PlanBody body) {
    return database
        .sql(PUT)
        .bind("code", code)
        .bind("document", Json.of(json.writeValueAsString(body)))
        .bind("state", PlanForm.state(body).code())
        .bind("sku", Parameter.fromOrEmpty(body.sku(), String.class))
        .bind("now", clock.instant())
        .then()
        .then(database.sql("select pg_notify($1, $2)").bind(0, CHANNEL).bind(1, code).then());
  }

  /** The active plan, but for this one, that a product buys; empty for none. */
  Mono<String> otherOf(String sku, String code) {
    return database
        .sql(OTHER_OF_SKU)
        .bind("sku", sku)
        .bind("code", code)
        .map(row -> Rows.text(row, "code"))
        .one();
  }

  /** The plans by code; {@code state} null for all. */
  Mono<Page<Kept>> list(@Nullable PlanState state, PageRequest request) {
    return database
        .sql(LIST)
        .bind("after", request.after() == null ? "" : Cursor.read(request.after(), 1).text(0))
        .bind("state", Parameter.fromOrEmpty(state == null ? null : state.code(), String.class))
        .bind("fetch", request.fetch())
        .map(this::kept)
        .all()
        .collectList()
        .map(found -> Page.of(found, request, kept -> Cursor.of(kept.plan().code())));
  }

  /** The plans that can be had, by code. */
  Flux<Kept> offered() {
    return database.sql(ACTIVE).map(this::kept).all();
  }

  /**
   * A product that buys a plan, or did.
   *
   * @param sells whether it does now
   */
  record Product(String sku, boolean sells) {}

  /** The products that buy a plan, or did. */
  Flux<Product> products() {
    return database
        .sql(SKUS)
        .map(
            row -> {
              String sku = Rows.text(row, "sku");
              return new Product(
                  sku, Rows.is(row, "active") && sku.equals(row.get("now", String.class)));
            })
        .all();
  }

  /** The plans that these products buy, by product. */
  public Mono<Map<String, Plan>> bySku(Connection connection, Collection<String> skus) {
    return select(connection, BY_SKU, skus)
        .collectMap(plan -> Objects.requireNonNull(plan.sku()), plan -> plan);
  }

  /** These plans, by code; what there is not is missing. */
  public Mono<Map<String, Plan>> byCode(Connection connection, Collection<String> codes) {
    return select(connection, BY_CODE, codes).collectMap(Plan::code, plan -> plan);
  }

  private Flux<Plan> select(Connection connection, String sql, Collection<String> texts) {
    return Rows.of(
        connection.createStatement(sql).bind(0, texts.toArray(new String[0])),
        row -> kept(row).plan());
  }

  private Kept kept(Readable row) {
    int version = Rows.get(row, "version", Integer.class);
    PlanBody body = json.readValue(Rows.json(row, "document"), PlanBody.class);
    return new Kept(version, body, PlanForm.plan(Rows.text(row, "code"), version, body));
  }
}
