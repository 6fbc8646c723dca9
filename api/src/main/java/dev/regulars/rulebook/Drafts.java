package dev.regulars.rulebook;

import dev.regulars.security.Who;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rows of drafts. */
@Component
class Drafts {

  private static final String SELECT =
      """
      select * from (
        select draft.id, draft.based_on, draft.note, draft.created_by, draft.created_at, draft.changed_by,
               draft.changed_at, draft.version, live.live_from,
               case when version.state = 'rejected' then version.reason end as reason,
               case when draft.discarded_at is not null                    then 'discarded'
                    when version.state is null or version.state = 'withdrawn' then 'draft'
                    when version.state = 'scheduled'                       then 'approved'
                    when version.state in ('live', 'superseded')           then 'published'
                    else version.state end as state
          from rulebook_draft as draft
          left join rulebook_version as version using (version)
          left join rulebook_live as live using (version)) as draft
      """;

  private static final String LIST =
      SELECT
          + """
          where (changed_at, id) < (:at, :id)
            and case when :state::text is null then state <> 'discarded' else state = :state end
          order by changed_at desc, id desc
          limit :fetch
          """;

  private static final String INSERT =
      """
      insert into rulebook_draft (id, based_on, note, created_by, created_at, changed_by, changed_at)
      values (:id, :basedOn, :note, :by, :at, :by, :at)
      """;

  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private final DatabaseClient database;
  private final Ids ids;
  private final JsonMapper json;
  private final Clock clock;

  Drafts(DatabaseClient database, Ids ids, JsonMapper json, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.json = json;
    this.clock = clock;
  }

  /** A draft; empty for none. */
  Mono<Draft> find(UUID id) {
    return database.sql(SELECT + "where id = :id").bind("id", id).map(this::draft).one();
  }

  /** {@link #find}, and nobody else changes it before the transaction ends. */
  Mono<Draft> lock(UUID id) {
    return database
        .sql("select id from rulebook_draft where id = $1 for update")
        .bind(0, id)
        .mapValue(UUID.class)
        .one()
        .flatMap(this::find);
  }

  /**
   * Drafts, the last changed first.
   *
   * @param state of those that are wanted, null for all that were not discarded
   */
  Mono<Page<Draft>> list(@Nullable DraftState state, PageRequest request) {
    Cursor after = request.after() == null ? null : Cursor.read(request.after(), 2);
    return database
        .sql(LIST)
        .bind("at", after == null ? END : after.instant(0))
        .bind("id", after == null ? new UUID(0, 0) : after.uuid(1))
        .bind("state", Parameter.fromOrEmpty(state == null ? null : state.code(), String.class))
        .bind("fetch", request.fetch())
        .map(this::draft)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.changedAt(), row.id())));
  }

  /** Adds a draft without files and gives its id. */
  Mono<UUID> insert(int basedOn, String note, Who by) {
    UUID id = ids.next();
    return database
        .sql(INSERT)
        .bind("id", id)
        .bind("basedOn", basedOn)
        .bind("note", note)
        .bind("by", json(by))
        .bind("at", clock.instant())
        .then()
        .thenReturn(id);
  }

  /** Says who changed a draft last. */
  Mono<Void> touch(UUID id, Who by) {
    return database
        .sql("update rulebook_draft set changed_by = $2, changed_at = $3 where id = $1")
        .bind(0, id)
        .bind(1, json(by))
        .bind(2, clock.instant())
        .then();
  }

  Mono<Void> setNote(UUID id, String note) {
    return database
        .sql("update rulebook_draft set note = $2 where id = $1")
        .bind(0, id)
        .bind(1, note)
        .then();
  }

  /** Says which version's files a draft contains from now on. */
  Mono<Void> setBasedOn(UUID id, int version) {
    return database
        .sql("update rulebook_draft set based_on = $2 where id = $1")
        .bind(0, id)
        .bind(1, version)
        .then();
  }

  /** Puts it away, or takes it back. */
  Mono<Void> setDiscarded(UUID id, boolean discarded) {
    return database
        .sql("update rulebook_draft set discarded_at = case when $2 then $3 end where id = $1")
        .bind(0, id)
        .bind(1, discarded)
        .bind(2, clock.instant())
        .then();
  }

  /** Says which version it was handed in as. */
  Mono<Void> setVersion(UUID id, int version) {
    return database
        .sql("update rulebook_draft set version = $2 where id = $1")
        .bind(0, id)
        .bind(1, version)
        .then();
  }

  /** Whether one of these began a draft, changed a file of it, or handed it in. */
  Mono<Boolean> workedOn(UUID id, List<UUID> who) {
    return database
        .sql(
            """
            select exists (select from rulebook_draft where id = $1 and created_by ->> 'id' = any($2))
                or exists (select from rulebook_draft_revision
                            where draft_id = $1 and changed_by ->> 'id' = any($2))
                or exists (select from rulebook_version
                            where draft_id = $1 and submitted_by ->> 'id' = any($2))
            """)
        .bind(0, id)
        .bind(1, who.stream().map(UUID::toString).toArray(String[]::new))
        .mapValue(Boolean.class)
        .one();
  }

  private Draft draft(Readable row) {
    return new Draft(
        Rows.uuid(row, "id"),
        DraftState.of(Rows.text(row, "state")),
        Rows.get(row, "based_on", Integer.class),
        Rows.text(row, "note"),
        json.readValue(Rows.json(row, "created_by"), Who.class),
        Rows.instant(row, "created_at"),
        json.readValue(Rows.json(row, "changed_by"), Who.class),
        Rows.instant(row, "changed_at"),
        row.get("version", Integer.class),
        row.get("reason", String.class),
        row.get("live_from", Instant.class));
  }

  private Json json(Who who) {
    return Json.of(json.writeValueAsString(who));
  }
}
