package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.security.Who;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The versions' rows. Each step of a version's life is one update that names the state it starts
 * from: of two people who do something at once, one is told that it is done.
 */
@Component
class Versions {

  private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

  private static final String SELECT =
      """
      with span as (
        select version, live_from, lead(live_from) over (order by live_from) as live_until
          from rulebook_live)
      select version, state, draft_id, based_on, rollback_of, note, submitted_by, submitted_at, decided_by,
             decided_at, reason, published_by, live_from, live_until, %s as files
        from rulebook_version
        left join span using (version)
      """;

  private static final String WHOLE = SELECT.formatted("files");
  private static final String OUTLINE = SELECT.formatted("'{}'::jsonb");

  private static final String INSERT =
      """
      insert into rulebook_version (state, files, draft_id, based_on, rollback_of, note, submitted_by, submitted_at,
                                    published_by)
      values (:state, :files, :draft, :basedOn, :rollbackOf, :note, :by, :at, :publishedBy)
      returning version
      """;

  private static final String DECIDE =
      """
      update rulebook_version
         set state = :state, decided_by = :by, decided_at = :at, reason = :reason
       where version = :version and state = 'submitted'
      """;

  private static final String WITHDRAW =
      """
      update rulebook_version
         set state = 'withdrawn'
       where version = :version and state in ('submitted', 'approved')
      """;

  private static final String PUBLISH =
      """
      update rulebook_version
         set state = :state, published_by = :by
       where version = :version and state = 'approved'
      """;

  private static final String UNSCHEDULE =
      """
      update rulebook_version
         set state = 'approved', published_by = null
       where version = :version and state = 'scheduled'
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  Versions(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What a new version begins with; {@code publishedBy} where it goes live at once. */
  record NewVersion(
      VersionState state,
      RuleFiles files,
      @Nullable UUID draft,
      @Nullable Integer basedOn,
      @Nullable Integer rollbackOf,
      String note,
      Who by,
      Instant at,
      @Nullable Who publishedBy) {}

  /** A version; empty where there is none of that number. */
  Mono<Version> find(int version) {
    return database
        .sql(WHOLE + "where version = :version")
        .bind("version", version)
        .map(this::version)
        .one();
  }

  /** The version that decides purchases made now. */
  Mono<Version> live() {
    return database.sql(WHOLE + "where state = 'live'").map(this::version).one();
  }

  /** The same; a problem of 503 where there is none yet, since the server is still starting. */
  Mono<Version> requireLive() {
    return live().switchIfEmpty(Mono.error(Timeline::starting));
  }

  /** The files of a version; empty where there is none of that number. */
  Mono<RuleFiles> files(int version) {
    return database
        .sql("select files from rulebook_version where version = $1")
        .bind(0, version)
        .map(this::files)
        .one();
  }

  /** The version that was live before this one; empty for the first, and for one never live. */
  Mono<Integer> before(int version) {
    return database
        .sql(
            """
            select earlier.version
              from rulebook_live as earlier
              join rulebook_live as given on earlier.live_from < given.live_from
             where given.version = $1
             order by earlier.live_from desc
             limit 1
            """)
        .bind(0, version)
        .mapValue(Integer.class)
        .one();
  }

  /** Whether a version was taken back by a rollback: one went live right after it. */
  Mono<Boolean> wasRolledBack(int version) {
    return database
        .sql(
            """
            select exists (
              select from (
                     select version, lead(version) over (order by live_from) as next_version
                       from rulebook_live) as step
                join rulebook_version as next on next.version = step.next_version
               where step.version = $1 and next.rollback_of is not null)
            """)
        .bind(0, version)
        .mapValue(Boolean.class)
        .one();
  }

  /** Versions without their files, newest first. */
  Mono<Page<Version>> list(PageRequest request) {
    long below =
        request.after() == null ? Integer.MAX_VALUE : Cursor.read(request.after(), 1).number(0);
    return database
        .sql(OUTLINE + "where version < :below order by version desc limit :fetch")
        .bind("below", below)
        .bind("fetch", request.fetch())
        .map(this::version)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.number())));
  }

  /** Adds a version and gives its number. */
  Mono<Integer> insert(NewVersion version) {
    return database
        .sql(INSERT)
        .bind("state", version.state().code())
        .bind("files", Json.of(json.writeValueAsString(version.files().files())))
        .bind("draft", Parameter.fromOrEmpty(version.draft(), UUID.class))
        .bind("basedOn", Parameter.fromOrEmpty(version.basedOn(), Integer.class))
        .bind("rollbackOf", Parameter.fromOrEmpty(version.rollbackOf(), Integer.class))
        .bind("note", version.note())
        .bind("by", json(version.by()))
        .bind("at", version.at())
        .bind("publishedBy", orNull(version.publishedBy()))
        .mapValue(Integer.class)
        .one();
  }

  /** From submitted to approved or rejected. False where somebody else was first. */
  Mono<Boolean> decide(
      int version, VersionState state, Who by, Instant at, @Nullable String reason) {
    return happened(
        database
            .sql(DECIDE)
            .bind("state", state.code())
            .bind("by", json(by))
            .bind("at", at)
            .bind("reason", Parameter.fromOrEmpty(reason, String.class))
            .bind("version", version));
  }

  /** From submitted or approved to withdrawn. */
  Mono<Boolean> withdraw(int version) {
    return happened(database.sql(WITHDRAW).bind("version", version));
  }

  /** From approved to live or scheduled; for live, nothing else may be live any more. */
  Mono<Boolean> publish(int version, VersionState state, Who by) {
    return happened(
        database
            .sql(PUBLISH)
            .bind("state", state.code())
            .bind("by", json(by))
            .bind("version", version));
  }

  /** From scheduled back to approved. */
  Mono<Boolean> unschedule(int version) {
    return happened(database.sql(UNSCHEDULE).bind("version", version));
  }

  private static Mono<Boolean> happened(GenericExecuteSpec update) {
    return update.fetch().rowsUpdated().map(rows -> rows == 1);
  }

  private Version version(Readable row) {
    return new Version(
        Rows.get(row, "version", Integer.class),
        VersionState.of(Rows.text(row, "state")),
        files(row),
        row.get("draft_id", UUID.class),
        row.get("based_on", Integer.class),
        row.get("rollback_of", Integer.class),
        Rows.text(row, "note"),
        json.readValue(Rows.json(row, "submitted_by"), Who.class),
        Rows.instant(row, "submitted_at"),
        who(row, "decided_by"),
        row.get("decided_at", Instant.class),
        row.get("reason", String.class),
        who(row, "published_by"),
        row.get("live_from", Instant.class),
        row.get("live_until", Instant.class));
  }

  private RuleFiles files(Readable row) {
    return new RuleFiles(json.readValue(Rows.json(row, "files"), FILES));
  }

  private @Nullable Who who(Readable row, String column) {
    Json who = row.get(column, Json.class);
    return who == null ? null : json.readValue(who.asString(), Who.class);
  }

  private Json json(Who who) {
    return Json.of(json.writeValueAsString(who));
  }

  private Parameter orNull(@Nullable Who who) {
    return who == null ? Parameter.empty(Json.class) : Parameter.from(json(who));
  }
}
