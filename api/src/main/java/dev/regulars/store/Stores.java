package dev.regulars.store;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Share;
import dev.regulars.shared.StoreCode;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds stores by their code. Each purchase asks, so what is known is kept for a few seconds: a
 * change made on another node is seen after that, one made here at once.
 */
@Component
@EnableConfigurationProperties(StoreProperties.class)
public class Stores {

  private static final Duration KEPT = Duration.ofSeconds(6);
  private static final int MOST_KEPT = 20_000;
  private static final String COLUMNS = "select code, name, zone, tags from store ";

  private final DatabaseClient database;
  private final Clock clock;
  private final TwinStores twins;
  private final ProgrammeSettings programme;
  private final boolean strict;
  private final AsyncLoadingCache<String, Store> known;

  Stores(
      DatabaseClient database,
      Clock clock,
      TwinStores twins,
      ProgrammeSettings programme,
      StoreProperties properties) {
    this.database = database;
    this.clock = clock;
    this.twins = twins;
    this.programme = programme;
    this.strict = properties.strict();
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .refreshAfterWrite(KEPT.dividedBy(2))
            .expireAfterWrite(KEPT)
            .buildAsync((code, executor) -> load(code));
  }

  /** What the sender of a purchase or a return is told whose store nobody knows. */
  public static Problem unknown(String code) {
    return Problem.impossible(
            "unknown-store",
            "Unknown store",
            "There is no store '"
                + code
                + "'. An admin can create it with PUT /v1/stores/"
                + code
                + ".")
        .at("/store");
  }

  /**
   * The store of a code. One that is not known is created in the programme's zone, or refused, as
   * {@code regulars.stores.strict} says.
   *
   * @param code a valid {@linkplain StoreCode code}
   * @return empty where it is refused, see {@link #unknown}
   */
  public Mono<Store> resolve(String code) {
    Store now = known(code);
    if (now != null) {
      return Mono.just(now);
    }
    Mono<Store> found = Mono.fromFuture(() -> known.get(code), true);
    return strict ? found : found.switchIfEmpty(Mono.defer(() -> create(code)));
  }

  /**
   * The store that {@link #resolve} would give, without creating one: for questions after which
   * nothing is kept.
   *
   * @param code a valid {@linkplain StoreCode code}
   * @return empty where it would be refused
   */
  public Mono<Store> look(String code) {
    Mono<Store> found = Mono.fromFuture(() -> known.get(code), true);
    return strict
        ? found
        : found.switchIfEmpty(
            Mono.fromSupplier(() -> new Store(code, code, programme.zone(), List.of())));
  }

  /** The store of a code where it is at hand, null where {@link #resolve} has to ask. */
  public @Nullable Store known(String code) {
    CompletableFuture<Store> store = known.getIfPresent(code);
    return store != null && store.isDone() && !store.isCompletedExceptionally()
        ? store.resultNow()
        : null;
  }

  Mono<Page<Store>> list(PageRequest request, @Nullable Set<String> only) {
    String @Nullable [] codes = only == null ? null : only.toArray(String[]::new);
    return database
        .sql(
            COLUMNS
                + """
                where code > :after and (:only::text[] is null or code = any (:only))
                order by code
                limit :fetch
                """)
        .bind("after", request.after() == null ? "" : Cursor.read(request.after(), 1).text(0))
        .bind("only", Parameter.fromOrEmpty(codes, String[].class))
        .bind("fetch", request.fetch())
        .map(Stores::toStore)
        .all()
        .collectList()
        .map(stores -> Page.of(stores, request, store -> Cursor.of(store.code())));
  }

  /** Creates or replaces a store; {@link #forget} it once that is committed. */
  Mono<Void> put(Store store) {
    return database
        .sql(
            """
            insert into store (code, name, zone, tags, created_at, updated_at)
            values (:code, :name, :zone, :tags, :now, :now)
            on conflict (code) do update
              set name = excluded.name, zone = excluded.zone, tags = excluded.tags,
                  updated_at = excluded.updated_at
            """)
        .bind("code", store.code())
        .bind("name", store.name())
        .bind("zone", store.zone().getId())
        .bind("tags", store.tags().toArray(String[]::new))
        .bind("now", clock.instant())
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** Forgets what is known of a store, after it was changed here. */
  void forget(Store store) {
    known.synchronous().invalidate(store.code());
  }

  /** The programme's zone, for stores of which nothing else is known. */
  ZoneId defaultZone() {
    return programme.zone();
  }

  private Mono<Store> create(String code) {
    return database
        .sql(
            """
            insert into store (code, name, zone, created_at, updated_at)
            values (:code, :code, :zone, :now, :now)
            on conflict (code) do nothing
            """)
        .bind("code", code)
        .bind("zone", programme.zone().getId())
        .bind("now", clock.instant())
        .fetch()
        .rowsUpdated()
        .filter(created -> created > 0)
        .flatMap(created -> twins.tell(code))
        // Not through the cache: somebody's look from before the insert may still be under way.
        .then(Mono.defer(() -> find(code)))
        .doOnNext(store -> known.put(code, CompletableFuture.completedFuture(store)));
  }

  @SuppressWarnings("NullAway") // of a store that is not there nothing is kept
  private CompletableFuture<Store> load(String code) {
    return find(code).contextWrite(Share.TILLS::into).toFuture();
  }

  private Mono<Store> find(String code) {
    return database
        .sql(COLUMNS + "where code = :code")
        .bind("code", code)
        .map(Stores::toStore)
        .one();
  }

  private static Store toStore(Readable row) {
    return new Store(
        Rows.text(row, "code"),
        Rows.text(row, "name"),
        ZoneId.of(Rows.text(row, "zone")),
        List.of(Rows.get(row, "tags", String[].class)));
  }
}
