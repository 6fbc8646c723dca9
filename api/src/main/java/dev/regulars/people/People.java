package dev.regulars.people;

import dev.regulars.security.Caller;
import dev.regulars.security.Role;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of people. */
@Component
class People {

  private static final String SELECT =
      """
      select id, login, name, role, active, password_hash is not null as has_password,
             subject is not null as oidc, last_sign_in_at, created_at
      from person
      """;

  private final DatabaseClient database;
  private final Ids ids;
  private final Clock clock;

  People(DatabaseClient database, Ids ids, @RealTime Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** Who signs in with a password; {@code active} is false where they were switched off. */
  record Account(
      UUID id, String login, String name, boolean active, @Nullable String passwordHash) {

    SignInLog.Known known() {
      return new SignInLog.Known(id, login, name);
    }
  }

  /** By login. */
  Mono<Page<Person>> list(PageRequest request) {
    return database
        .sql(SELECT + "where login > :after order by login limit :fetch")
        .bind("after", request.after() == null ? "" : Cursor.read(request.after(), 1).text(0))
        .bind("fetch", request.fetch())
        .map(People::toPerson)
        .all()
        .collectList()
        .map(people -> Page.of(people, request, person -> Cursor.of(person.login())));
  }

  /** Warnings of people whose names look alike, by their ids. */
  Mono<Map<UUID, List<TwinName>>> twins() {
    return TwinName.among(database, "select id, name from person where active order by id");
  }

  Mono<Person> get(UUID id) {
    return database.sql(SELECT + "where id = :id").bind("id", id).map(People::toPerson).one();
  }

  /** The same, and nobody else changes them until the transaction ends. */
  Mono<Person> lock(UUID id) {
    return database
        .sql(SELECT + "where id = :id for no key update")
        .bind("id", id)
        .map(People::toPerson)
        .one();
  }

  Mono<Account> account(String login) {
    return account("login", login);
  }

  Mono<Account> account(UUID id) {
    return account("id", id);
  }

  private Mono<Account> account(String column, Object value) {
    return database
        .sql(
            "select id, login, name, active, password_hash from person where "
                + column
                + " = :value")
        .bind("value", value)
        .map(
            row ->
                new Account(
                    Rows.uuid(row, "id"),
                    Rows.text(row, "login"),
                    Rows.text(row, "name"),
                    Rows.is(row, "active"),
                    row.get("password_hash", String.class)))
        .one();
  }

  /** Counts an attempt to sign in that failed. */
  Mono<Void> failed(UUID id) {
    return database
        .sql(
            """
            update person
            set failed_attempts = least(failed_attempts, 999999) + 1,
                failed_since = coalesce(failed_since, :now)
            where id = :id and active
            """)
        .bind("now", clock.instant())
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** What failed since the last sign-in, which is then forgotten; empty for nothing. */
  Mono<FailedSignIns> takeFailures(UUID id) {
    return database
        .sql(
            """
            update person set failed_attempts = 0, failed_since = null
            where id = :id and failed_attempts > 0
            returning old.failed_attempts, old.failed_since
            """)
        .bind("id", id)
        .map(row -> Optional.ofNullable(FailedSignIns.of(row)))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  /** Whether there is an admin who can sign in. */
  Mono<Boolean> haveAdmin() {
    return database
        .sql("select exists (" + activeAdmins() + ") as have")
        .map(row -> Rows.is(row, "have"))
        .one();
  }

  /**
   * Whether there is an admin besides this one; locks all of them, so that two admins cannot switch
   * each other off at once.
   */
  Mono<Boolean> haveOtherAdmin(UUID id) {
    return database
        .sql(activeAdmins() + " order by id for no key update")
        .map(row -> Rows.uuid(row, "id"))
        .all()
        .collectList()
        .map(admins -> admins.stream().anyMatch(admin -> !admin.equals(id)));
  }

  /** Admins who can sign in. */
  static String activeAdmins() {
    return """
    select id from person
    where role = 'admin' and active and (password_hash is not null or subject is not null)\
    """;
  }

  /** A new person who cannot sign in yet; empty where the login is somebody's. */
  Mono<UUID> add(String login, String name, Role role, @Nullable Caller by) {
    UUID id = ids.next();
    return database
        .sql(
            """
            insert into person (id, login, name, role, created_at, created_by)
            values (:id, :login, :name, :role, :at, :by)
            on conflict (login) do nothing
            """)
        .bind("id", id)
        .bind("login", login)
        .bind("name", name)
        .bind("role", role.code())
        .bind("at", clock.instant())
        .bind("by", Parameter.fromOrEmpty(by == null ? null : by.id(), UUID.class))
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .map(rows -> id);
  }

  Mono<Void> change(UUID id, String name, Role role, boolean active) {
    return database
        .sql("update person set name = :name, role = :role, active = :active where id = :id")
        .bind("name", name)
        .bind("role", role.code())
        .bind("active", active)
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** Changes what people may change about themselves; null stays as it is. */
  Mono<Void> changeOwn(UUID id, @Nullable String name, @Nullable String locale) {
    return database
        .sql(
            """
            update person
            set name = coalesce(:name, name), locale = coalesce(:locale, locale)
            where id = :id
            """)
        .bind("name", Parameter.fromOrEmpty(name, String.class))
        .bind("locale", Parameter.fromOrEmpty(locale, String.class))
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .then();
  }

  Mono<Void> setPassword(UUID id, String hash) {
    return database
        .sql("update person set password_hash = :hash where id = :id")
        .bind("hash", hash)
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .then();
  }

  private static Person toPerson(Readable row) {
    boolean oidc = Rows.is(row, "oidc");
    Person.State state = Person.State.OFF;
    if (Rows.is(row, "active")) {
      state = oidc || Rows.is(row, "has_password") ? Person.State.ACTIVE : Person.State.INVITED;
    }
    return new Person(
        Rows.uuid(row, "id"),
        Rows.text(row, "login"),
        Rows.text(row, "name"),
        Role.of(Rows.text(row, "role")),
        state,
        oidc,
        row.get("last_sign_in_at", Instant.class),
        Rows.instant(row, "created_at"),
        List.of());
  }
}
