package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.security.Who;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rows of drafts' files: every text they ever had, and which one is now. */
@Component
class DraftFiles {

  /** A change of a file; {@code removed} where it was taken out. */
  @Schema(name = "DraftFileRevision")
  record Revision(int revision, boolean removed, Who changedBy, Instant changedAt) {}

  private static final String SELECT =
      """
      select file.name, file.revision, revision.text, revision.changed_by, revision.changed_at
        from rulebook_draft_file as file
        join rulebook_draft_revision as revision using (draft_id, name, revision)
       where draft_id = :draft
      """;

  private static final String ADD =
      """
      insert into rulebook_draft_revision (draft_id, name, revision, text, changed_by, changed_at)
      select :draft, :name, coalesce(max(revision), 0) + 1, :text, :by, :at
        from rulebook_draft_revision
       where draft_id = :draft and name = :name
      returning revision
      """;

  private static final String POINT =
      """
      insert into rulebook_draft_file (draft_id, name, revision)
      values ($1, $2, $3)
          on conflict (draft_id, name) do update set revision = excluded.revision
      """;

  private static final String COPY =
      """
      with added as (
        insert into rulebook_draft_revision (draft_id, name, revision, text, changed_by, changed_at)
        select $3::uuid, name, 1, text, $4::text::jsonb, $5::timestamptz
          from unnest($1::text[], $2::text[]) as given (name, text)
        returning draft_id, name, revision)
      insert into rulebook_draft_file (draft_id, name, revision)
      select draft_id, name, revision from added
      """;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final Clock clock;

  DraftFiles(DatabaseClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** The files of a draft, by name. */
  Mono<List<Draft.File>> of(UUID draft) {
    return database
        .sql(SELECT + "order by name collate \"C\"")
        .bind("draft", draft)
        .map(this::file)
        .all()
        .collectList();
  }

  /** How many characters the files of a draft have together. */
  Mono<Long> characters(UUID draft) {
    return database
        .sql(
            """
            select coalesce(sum(length(revision.text)), 0)::bigint
              from rulebook_draft_file as file
              join rulebook_draft_revision as revision using (draft_id, name, revision)
             where draft_id = :draft
            """)
        .bind("draft", draft)
        .mapValue(Long.class)
        .one();
  }

  /** A file as it is now; empty for none. */
  Mono<Draft.File> find(UUID draft, String name) {
    return database
        .sql(SELECT + "and name = :name")
        .bind("draft", draft)
        .bind("name", name)
        .map(this::file)
        .one();
  }

  /** A text that a file once had; empty where there is no such revision, or it had none. */
  Mono<String> text(UUID draft, String name, int revision) {
    return database
        .sql(
            """
            select text
              from rulebook_draft_revision
             where draft_id = $1 and name = $2 and revision = $3 and text is not null
            """)
        .bind(0, draft)
        .bind(1, name)
        .bind(2, revision)
        .mapValue(String.class)
        .one();
  }

  /** The changes of a file, newest first. */
  Mono<Page<Revision>> revisions(UUID draft, String name, PageRequest request) {
    long below =
        request.after() == null ? Integer.MAX_VALUE : Cursor.read(request.after(), 1).number(0);
    return database
        .sql(
            """
            select revision, text is null as removed, changed_by, changed_at
              from rulebook_draft_revision
             where draft_id = :draft and name = :name and revision < :below
             order by revision desc
             limit :fetch
            """)
        .bind("draft", draft)
        .bind("name", name)
        .bind("below", below)
        .bind("fetch", request.fetch())
        .map(this::revision)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.revision())));
  }

  /** Gives a file a text. The draft is locked. */
  Mono<Draft.File> put(UUID draft, String name, String text, Who by) {
    Instant at = clock.instant();
    return add(draft, name, text, by, at)
        .flatMap(
            revision ->
                database
                    .sql(POINT)
                    .bind(0, draft)
                    .bind(1, name)
                    .bind(2, revision)
                    .then()
                    .thenReturn(new Draft.File(name, revision, text, by, at)));
  }

  /** Takes a file out; its texts stay. The draft is locked. */
  Mono<Void> remove(UUID draft, String name, Who by) {
    return add(draft, name, null, by, clock.instant())
        .flatMap(
            revision ->
                database
                    .sql("delete from rulebook_draft_file where draft_id = $1 and name = $2")
                    .bind(0, draft)
                    .bind(1, name)
                    .then());
  }

  /** The first files of a new draft. */
  Mono<Void> copy(UUID draft, RuleFiles files, Who by) {
    List<Map.Entry<String, String>> rows = List.copyOf(files.files().entrySet());
    return database.inConnection(
        connection ->
            Flux.from(
                    Columns.of(rows)
                        .text(Map.Entry::getKey)
                        .text(Map.Entry::getValue)
                        .bind(connection, COPY)
                        .bind(2, draft)
                        .bind(3, json.writeValueAsString(by))
                        .bind(4, clock.instant())
                        .execute())
                .flatMap(io.r2dbc.spi.Result::getRowsUpdated)
                .then());
  }

  private Mono<Integer> add(UUID draft, String name, @Nullable String text, Who by, Instant at) {
    return database
        .sql(ADD)
        .bind("draft", draft)
        .bind("name", name)
        .bind("text", Parameter.fromOrEmpty(text, String.class))
        .bind("by", Json.of(json.writeValueAsString(by)))
        .bind("at", at)
        .mapValue(Integer.class)
        .one();
  }

  private Draft.File file(Readable row) {
    return new Draft.File(
        Rows.text(row, "name"),
        Rows.get(row, "revision", Integer.class),
        Rows.text(row, "text"),
        json.readValue(Rows.json(row, "changed_by"), Who.class),
        Rows.instant(row, "changed_at"));
  }

  private Revision revision(Readable row) {
    return new Revision(
        Rows.get(row, "revision", Integer.class),
        Rows.is(row, "removed"),
        json.readValue(Rows.json(row, "changed_by"), Who.class),
        Rows.instant(row, "changed_at"));
  }
}
