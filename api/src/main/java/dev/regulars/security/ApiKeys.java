package dev.regulars.security;

import dev.regulars.shared.Cursor;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import dev.regulars.shared.TwinName;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The keys that callers have. */
@Component
class ApiKeys {

  private static final String PREFIX = "rk_";
  private static final UUID FIRST = new UUID(0, 0);

  private final DatabaseClient database;
  private final Ids ids;
  private final Clock clock;

  ApiKeys(DatabaseClient database, Ids ids, @RealTime Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** A key as people see it afterwards; warned of where another live one looks like its name. */
  record ApiKey(
      UUID id,
      String name,
      Role role,
      @Nullable List<String> stores,
      @Nullable Integer requestsPerSecond,
      String hint,
      Instant createdAt,
      @Nullable Instant revokedAt,
      List<TwinName> warnings) {

    ApiKey told(Map<UUID, List<TwinName>> twins) {
      List<TwinName> said = twins.getOrDefault(id, List.of());
      return new ApiKey(
          id, name, role, stores, requestsPerSecond, hint, createdAt, revokedAt, said);
    }
  }

  /** A key at the moment it is made, the only one at which its secret is known. */
  record Made(ApiKey key, String secret) {}

  /** What a key is to be. */
  record Order(
      String name,
      Role role,
      @Nullable List<String> stores,
      @Nullable Integer requestsPerSecond,
      @Nullable UUID by) {}

  /** The caller behind a secret; empty where there is none or it was revoked. */
  Mono<Caller> caller(byte[] hash) {
    return database
        .sql(
            """
            select id, name, role, stores, requests_per_second
            from api_key
            where key_hash = :hash and revoked_at is null
            """)
        .bind("hash", hash)
        .map(ApiKeys::toCaller)
        .one();
  }

  Mono<Made> make(Order order) {
    String secret = Secret.make(PREFIX);
    return add(order, secret).map(key -> new Made(key, secret));
  }

  private Mono<ApiKey> add(Order order, String secret) {
    ApiKey key =
        new ApiKey(
            ids.next(),
            order.name(),
            order.role(),
            order.stores(),
            order.requestsPerSecond(),
            Secret.hint(secret),
            clock.instant(),
            null,
            List.of());
    @Nullable Object stores = order.stores() == null ? null : order.stores().toArray(String[]::new);
    return database
        .sql(
            """
            insert into api_key
              (id, name, role, key_hash, hint, stores, requests_per_second, created_at, created_by)
            values
              (:id, :name, :role, :hash, :hint, :stores, :rate, :at, :by)
            """)
        .bind("id", key.id())
        .bind("name", key.name())
        .bind("role", key.role().code())
        .bind("hash", Secret.hash(secret))
        .bind("hint", key.hint())
        .bind("stores", Parameter.fromOrEmpty(stores, String[].class))
        .bind("rate", Parameter.fromOrEmpty(key.requestsPerSecond(), Integer.class))
        .bind("at", key.createdAt())
        .bind("by", Parameter.fromOrEmpty(order.by(), UUID.class))
        .fetch()
        .rowsUpdated()
        .thenReturn(key);
  }

  /** All keys, also revoked ones, oldest first. */
  Mono<Page<ApiKey>> list(PageRequest request) {
    UUID after = request.after() == null ? FIRST : Cursor.read(request.after(), 1).uuid(0);
    return database
        .sql(
            """
            select id, name, role, stores, requests_per_second, hint, created_at, revoked_at
            from api_key
            where id > :after
            order by id
            limit :fetch
            """)
        .bind("after", after)
        .bind("fetch", request.fetch())
        .map(ApiKeys::toKey)
        .all()
        .collectList()
        .map(keys -> Page.of(keys, request, key -> Cursor.of(key.id())));
  }

  /** Warnings of keys whose names look alike, by their ids. */
  Mono<Map<UUID, List<TwinName>>> twins() {
    return TwinName.among(
        database, "select id, name from api_key where revoked_at is null order by id");
  }

  Mono<ApiKey> get(UUID id) {
    return database
        .sql(
            """
            select id, name, role, stores, requests_per_second, hint, created_at, revoked_at
            from api_key
            where id = :id
            """)
        .bind("id", id)
        .map(ApiKeys::toKey)
        .one();
  }

  /**
   * False where it is the last admin key and its end would leave nobody who could make another.
   *
   * @param by a person who may revoke keys may make them, too
   */
  Mono<Boolean> revoke(UUID id, Caller by) {
    return database
        .sql(
            """
            update api_key
            set revoked_at = coalesce(revoked_at, :at)
            where id = :id
              and (role <> 'admin'
                   or revoked_at is not null
                   or :byPerson
                   or exists (select from api_key as other
                              where other.role = 'admin' and other.revoked_at is null
                                and other.id <> :id))
            """)
        .bind("at", clock.instant())
        .bind("byPerson", by.kind() == Who.Kind.PERSON)
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private static Caller toCaller(Readable row) {
    List<String> stores = stores(row);
    return new Caller(
        Who.Kind.KEY,
        Rows.uuid(row, "id"),
        Rows.text(row, "name"),
        Role.of(Rows.text(row, "role")),
        stores == null ? null : Set.copyOf(stores),
        row.get("requests_per_second", Integer.class));
  }

  private static ApiKey toKey(Readable row) {
    return new ApiKey(
        Rows.uuid(row, "id"),
        Rows.text(row, "name"),
        Role.of(Rows.text(row, "role")),
        stores(row),
        row.get("requests_per_second", Integer.class),
        Rows.text(row, "hint"),
        Rows.instant(row, "created_at"),
        row.get("revoked_at", Instant.class),
        List.of());
  }

  private static @Nullable List<String> stores(Readable row) {
    String[] stores = row.get("stores", String[].class);
    return stores == null ? null : Arrays.asList(stores);
  }
}
