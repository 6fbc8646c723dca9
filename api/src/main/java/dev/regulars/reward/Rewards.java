package dev.regulars.reward;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue's rows. */
@Component
public class Rewards {

  private static final String COLUMNS = "select code, version, document, taken from reward ";

  private static final String ONE_WRITER =
      "select pg_advisory_xact_lock(hashtextextended('reward' || :code, 0))";

  private static final String LIST =
      COLUMNS
          + """
          where code > :after and (:state::text is null or state = :state)
          order by code
          limit :fetch
          """;

  private static final String PUT =
      """
      insert into reward (code, version, document, state, stock, created_at, updated_at)
      values (:code, 1, :document, :state, :stock, :now, :now)
      on conflict (code) do update
        set version = reward.version + 1, document = excluded.document, state = excluded.state,
            stock = excluded.stock, updated_at = excluded.updated_at
      """;

  private static final String LOOK =
      COLUMNS
          + "where code = any($1::text[])"
          + " or ($2 and state = 'active' and document ->> 'kind' = 'cash')";

  // The second part is for what is handed out without counting: nobody waits for anybody there.
  private static final String LOCK =
      """
      with stocked as (
        select code, version, document, taken
          from reward
         where (code = any($1::text[]) or ($2 and state = 'active' and document ->> 'kind' = 'cash'))
           and stock is not null
         order by code
           for update
      )
      select code, version, document, taken from stocked
      union all
      select code, version, document, taken
        from reward
       where (code = any($1::text[]) or ($2 and state = 'active' and document ->> 'kind' = 'cash'))
         and code not in (select code from stocked)
      """;

  private static final String TAKE =
      """
      update reward
         set taken = taken + given.pieces
        from unnest($1::text[], $2::bigint[]) as given (code, pieces)
       where reward.code = given.code
      """;

  private static final String CASH =
      COLUMNS + "where state = 'active' and document ->> 'kind' = 'cash' order by code";

  /** What is kept of a reward. */
  record Kept(int version, RewardBody document, Reward reward) {}

  private final DatabaseClient database;
  private final RewardForm form;
  private final JsonMapper json;
  private final Clock clock;

  Rewards(DatabaseClient database, RewardForm form, JsonMapper json, Clock clock) {
    this.database = database;
    this.form = form;
    this.json = json;
    this.clock = clock;
  }

  /** One of the catalogue; empty if there is none. */
  Mono<Kept> find(String code) {
    return database.sql(COLUMNS + "where code = :code").bind("code", code).map(this::kept).one();
  }

  /** Lets nobody else write this reward until the transaction ends. */
  Mono<Void> writeAlone(String code) {
    return database.sql(ONE_WRITER).bind("code", code).then();
  }

  /** Creates or replaces one, in the transaction in which it is subscribed. */
  Mono<Void> put(String code, RewardBody body) {
    return database
        .sql(PUT)
        .bind("code", code)
        .bind("document", Json.of(json.writeValueAsString(body)))
        .bind("state", RewardForm.state(body).code())
        .bind("stock", Parameter.fromOrEmpty(body.stock(), Long.class))
        .bind("now", clock.instant())
        .then();
  }

  /** The catalogue by code; {@code state} null for all. */
  Mono<Page<Kept>> list(@Nullable RewardState state, PageRequest request) {
    return database
        .sql(LIST)
        .bind("after", request.after() == null ? "" : Cursor.read(request.after(), 1).text(0))
        .bind("state", Parameter.fromOrEmpty(state == null ? null : state.code(), String.class))
        .bind("fetch", request.fetch())
        .map(this::kept)
        .all()
        .collectList()
        .map(found -> Page.of(found, request, kept -> Cursor.of(kept.reward().code())));
  }

  /**
   * Those of these codes that there are, without locking them.
   *
   * @param cash whether all active cash is wanted, too
   */
  public Mono<Map<String, Reward>> look(
      Connection connection, Collection<String> codes, boolean cash) {
    String[] sorted = new TreeSet<>(codes).toArray(String[]::new);
    return Rows.of(connection.createStatement(LOOK).bind(0, sorted).bind(1, cash), this::kept)
        .map(Kept::reward)
        .collectMap(Reward::code, reward -> reward, HashMap::new);
  }

  /**
   * The same; those with a stock are locked until the transaction ends, in the order of their
   * codes. Members' accounts are locked before.
   */
  public Mono<Map<String, Reward>> lock(
      Connection connection, Collection<String> codes, boolean cash) {
    String[] sorted = new TreeSet<>(codes).toArray(String[]::new);
    return Rows.of(connection.createStatement(LOCK).bind(0, sorted).bind(1, cash), this::kept)
        .map(Kept::reward)
        .collectMap(Reward::code, reward -> reward, HashMap::new);
  }

  /** Counts pieces that are taken of rewards which are locked; negative numbers put back. */
  public Mono<Void> take(Connection connection, Map<String, Long> pieces) {
    List<Map.Entry<String, Long>> rows = new ArrayList<>(new TreeMap<>(pieces).entrySet());
    rows.removeIf(row -> row.getValue() == 0);
    return rows.isEmpty()
        ? Mono.empty()
        : Columns.of(rows)
            .text(Map.Entry::getKey)
            .number(Map.Entry::getValue)
            .execute(connection, TAKE);
  }

  /**
   * The cash that so many points are redeemed for by who names no reward: of what can be had there
   * now, what gives the most for them; where nothing admits so many, the first, whose terms say
   * why. Empty where the programme has no cash to be had: then points are worth what it says.
   *
   * @param place where they are redeemed
   */
  public Mono<Optional<String>> cashFor(long points, Offer.Place place) {
    Instant now = now();
    return database
        .sql(CASH)
        .map(this::kept)
        .all()
        .map(Kept::reward)
        .collectList()
        .map(found -> cashFor(found, points, place, now).map(Reward::code));
  }

  /** {@link #cashFor(long, Offer.Place)}, from all active cash. Pure. */
  public static Optional<Reward> cashFor(
      Collection<Reward> cash, long points, Offer.Place place, Instant now) {
    List<Reward> offered =
        cash.stream()
            .filter(reward -> Offer.of(reward, null, place, now).obstacle() == null)
            .sorted(Comparator.comparing(Reward::code))
            .toList();
    return offered.stream()
        .filter(reward -> terms(reward).admits(points))
        .max(Comparator.comparingLong(reward -> terms(reward).worth(points)))
        .or(() -> offered.stream().findFirst());
  }

  private static Reward.Cash terms(Reward reward) {
    return Objects.requireNonNull(reward.cash());
  }

  private Kept kept(Readable row) {
    RewardBody document = json.readValue(Rows.json(row, "document"), RewardBody.class);
    int version = Rows.get(row, "version", Integer.class);
    return new Kept(
        version,
        document,
        form.reward(Rows.text(row, "code"), version, document, Rows.number(row, "taken")));
  }

  /** The moment that offers are made at. */
  Instant now() {
    return clock.instant();
  }
}
