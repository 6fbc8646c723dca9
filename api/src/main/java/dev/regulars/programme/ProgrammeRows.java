package dev.regulars.programme;

import dev.regulars.security.Who;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The versions' rows. Whoever changes one holds the lock: one change at a time, on all servers. */
@Component
class ProgrammeRows {

  /** Told, with the version's number, when what holds or will hold changes. */
  static final String CHANNEL = "regulars_programme";

  private static final String SELECT =
      """
      with latest as (
        select max(valid_from) as since from programme_version where valid_from <= :now)
      select version, based_on, settings, wanted_from, valid_from, note, by, at, decided_by, decided_at,
             case when state <> 'approved' then state
                  when valid_from > :now then 'scheduled'
                  when valid_from = latest.since then 'in-force'
                  else 'superseded'
             end as standing
        from programme_version cross join latest
      """;

  private static final String APPROVED =
      """
      select version, valid_from, case when version <> all (:known) then settings end as settings
        from programme_version
       where state = 'approved'
      """;

  private static final String INSERT =
      """
      insert into programme_version (version, based_on, state, settings, wanted_from, valid_from, note, by, at)
      select max(version) + 1, :basedOn, :state, :settings, :wantedFrom, :validFrom, :note, :by, :at
        from programme_version
      returning version
      """;

  private static final String APPROVE =
      """
      update programme_version
         set state = 'approved', valid_from = :validFrom, decided_by = :by, decided_at = :at
       where version = :version and state = 'waiting'
      """;

  private static final String WITHDRAW =
      """
      update programme_version
         set state = 'withdrawn', valid_from = null, decided_by = :by, decided_at = :at
       where version = :version and state <> 'withdrawn'
      """;

  private final DatabaseClient database;
  private final SettingsForm form;
  private final JsonMapper json;
  private final Clock clock;

  ProgrammeRows(DatabaseClient database, SettingsForm form, JsonMapper json, Clock clock) {
    this.database = database;
    this.form = form;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What a new version begins with.
   *
   * @param validFrom null where somebody has to approve it first
   */
  record NewVersion(
      int basedOn,
      Settings settings,
      @Nullable Instant wantedFrom,
      @Nullable Instant validFrom,
      String note,
      Who by,
      Instant at) {}

  /** Makes the transaction the only one that changes the settings. */
  Mono<Void> lock() {
    return database.sql("select pg_advisory_xact_lock(4711002)").then();
  }

  /** A version; empty where there is none of that number. */
  Mono<ProgrammeRow> find(int version) {
    return select("where version = :version").bind("version", version).map(this::row).one();
  }

  /** The version in force now. */
  Mono<ProgrammeRow> inForce() {
    return select("where valid_from = latest.since").map(this::row).one();
  }

  /** The approved version that begins last, now or later. */
  Mono<ProgrammeRow> last() {
    return select("where valid_from is not null order by valid_from desc limit 1")
        .map(this::row)
        .one();
  }

  /** All versions, the newest first. */
  Mono<Page<ProgrammeRow>> list(PageRequest request) {
    long below =
        request.after() == null ? Integer.MAX_VALUE : Cursor.read(request.after(), 1).number(0);
    return select("where version < :below order by version desc limit :fetch")
        .bind("below", below)
        .bind("fetch", request.fetch())
        .map(this::row)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.number())));
  }

  /**
   * Every version that holds at some time.
   *
   * @param known versions at hand; a document never changes, so it is not read again
   */
  Mono<List<ProgrammeVersion>> approved(Map<Integer, ProgrammeVersion> known) {
    return database
        .sql(APPROVED)
        .bind("known", known.keySet().toArray(Integer[]::new))
        .map(
            row -> {
              int number = Rows.get(row, "version", Integer.class);
              Instant from = Rows.instant(row, "valid_from");
              Json unknown = row.get("settings", Json.class);
              return unknown == null
                  ? Objects.requireNonNull(known.get(number)).from(from)
                  : ProgrammeVersion.of(number, from, form.kept(unknown.asString()));
            })
        .all()
        .collectList();
  }

  /** Adds a version and gives its number. The lock is held. */
  Mono<Integer> insert(NewVersion version) {
    return database
        .sql(INSERT)
        .bind("basedOn", version.basedOn())
        .bind("state", version.validFrom() == null ? "waiting" : "approved")
        .bind("settings", Json.of(form.written(version.settings())))
        .bind("wantedFrom", Parameter.fromOrEmpty(version.wantedFrom(), Instant.class))
        .bind("validFrom", Parameter.fromOrEmpty(version.validFrom(), Instant.class))
        .bind("note", version.note())
        .bind("by", json(version.by()))
        .bind("at", version.at())
        .mapValue(Integer.class)
        .one();
  }

  /** From waiting to approved. The lock is held. */
  Mono<Void> approve(int version, Instant validFrom, Who by, Instant at) {
    return decide(APPROVE, version, by, at).bind("validFrom", validFrom).then();
  }

  /** Takes back what waits, or what has not begun. The lock is held. */
  Mono<Void> withdraw(int version, Who by, Instant at) {
    return decide(WITHDRAW, version, by, at).then();
  }

  /** Tells every server, once the transaction is kept. */
  Mono<Void> tell(int version) {
    return database
        .sql("select pg_notify($1, $2)")
        .bind(0, CHANNEL)
        .bind(1, Integer.toString(version))
        .then();
  }

  private GenericExecuteSpec select(String which) {
    return database.sql(SELECT + which).bind("now", clock.instant());
  }

  private GenericExecuteSpec decide(String update, int version, Who by, Instant at) {
    return database.sql(update).bind("version", version).bind("by", json(by)).bind("at", at);
  }

  private ProgrammeRow row(Readable row) {
    Json decidedBy = row.get("decided_by", Json.class);
    return new ProgrammeRow(
        Rows.get(row, "version", Integer.class),
        row.get("based_on", Integer.class),
        ProgrammeState.of(Rows.text(row, "standing")),
        form.kept(Rows.json(row, "settings")),
        row.get("wanted_from", Instant.class),
        row.get("valid_from", Instant.class),
        Rows.text(row, "note"),
        json.readValue(Rows.json(row, "by"), Who.class),
        Rows.instant(row, "at"),
        decidedBy == null ? null : json.readValue(decidedBy.asString(), Who.class),
        row.get("decided_at", Instant.class));
  }

  private Json json(Who who) {
    return Json.of(json.writeValueAsString(who));
  }
}
