package dev.regulars.imports;

import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of imports. Leases are measured by the clock of the database, which all servers share.
 */
@Component
class ImportJobs {

  private static final String COLUMNS =
      """
      id, state, mapping, header, chunks, created_by, created_at, started_at, finished_at, runs, progress,
      members_enrolled, failure, file_name
      """;

  private static final String FIND = "select " + COLUMNS + " from import_job where id = $1";

  private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  private static final String LIST =
      "select " + COLUMNS + " from import_job where id < $1 order by id desc limit $2";

  // A server that is looking at a row is passed by: no two take the same one.
  private static final String CLAIM =
      """
      update import_job
         set state        = 'running',
             runner       = $1,
             leased_until = now() + interval '10 seconds',
             runs         = runs + 1,
             started_at   = coalesce(started_at, $2)
       where id = (select id
                     from import_job
                    where state = 'queued'
                       or state = 'running' and leased_until < now()
                    order by id
                    limit 1
                      for update skip locked)
      returning
      """
          + COLUMNS;

  // A run that follows another one begins at the top: until it is as far, the one before is told.
  private static final String FURTHEST =
      "case when coalesce((progress ->> 'rowsRead')::bigint, 0) > ($%1$d::json ->>"
          + " 'rowsRead')::bigint then progress else $%1$d::json end";

  private static final String RENEW =
      """
      update import_job
         set leased_until = now() + interval '10 seconds', progress = %s
       where id = $1 and runner = $2 and state = 'running'
      """
          .formatted(FURTHEST.formatted(3));

  private static final String RELEASE =
      "update import_job set leased_until = now() where id = $1 and runner = $2 and state ="
          + " 'running'";

  private static final String END =
      """
      with ended as (
        update import_job
           set state = $3, progress = %s, failure = $5, finished_at = $6, leased_until = null
         where id = $1 and runner = $2 and state = 'running'
        returning id),
      owed as (
        delete from import_owed where job_id in (select id from ended))
      delete from import_chunk where job_id in (select id from ended)
      """
          .formatted(FURTHEST.formatted(4));

  private final DatabaseClient database;
  private final JsonMapper json;
  private final Clock clock;

  ImportJobs(DatabaseClient database, JsonMapper json, @RealTime Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** An import; empty for none. */
  Mono<ImportJob> find(UUID id) {
    return database.sql(FIND).bind(0, id).map(this::job).one();
  }

  /** A page of the imports, the newest first. */
  Mono<Page<ImportJob>> list(PageRequest request) {
    return database
        .sql(LIST)
        .bind(0, request.after() == null ? AFTER_ALL : Cursor.read(request.after(), 1).uuid(0))
        .bind(1, request.fetch())
        .map(this::job)
        .all()
        .collectList()
        .map(jobs -> Page.of(jobs, request, job -> Cursor.of(job.id())));
  }

  /** The oldest import that waits for a server, or whose server died; empty for none. */
  Mono<ImportJob> claim(UUID runner) {
    return database.sql(CLAIM).bind(0, runner).bind(1, clock.instant()).map(this::job).one();
  }

  /** Tells how far it is. False where the import is somebody else's by now. */
  Mono<Boolean> renew(UUID id, UUID runner, Progress progress) {
    return database
        .sql(RENEW)
        .bind(0, id)
        .bind(1, runner)
        .bind(2, json.writeValueAsString(progress))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /** Leaves an import to whoever comes first. */
  Mono<Void> release(UUID id, UUID runner) {
    return database.sql(RELEASE).bind(0, id).bind(1, runner).fetch().rowsUpdated().then();
  }

  /** It is through: its file is not needed any more. */
  Mono<Void> finish(UUID id, UUID runner, Progress progress) {
    return end(id, runner, ImportJob.State.FINISHED, progress, null);
  }

  /** It cannot go on: its file is not needed any more. */
  Mono<Void> fail(UUID id, UUID runner, Progress progress, String failure) {
    return end(id, runner, ImportJob.State.FAILED, progress, failure);
  }

  private Mono<Void> end(
      UUID id, UUID runner, ImportJob.State state, Progress progress, @Nullable String failure) {
    DatabaseClient.GenericExecuteSpec end =
        database
            .sql(END)
            .bind(0, id)
            .bind(1, runner)
            .bind(2, state.code())
            .bind(3, json.writeValueAsString(progress));
    return (failure == null ? end.bindNull(4, String.class) : end.bind(4, failure))
        .bind(5, clock.instant())
        .fetch()
        .rowsUpdated()
        .then();
  }

  private ImportJob job(Readable row) {
    String progress = Rows.text(row, "progress");
    return new ImportJob(
        Rows.uuid(row, "id"),
        ImportJob.State.of(Rows.text(row, "state")),
        Rows.text(row, "mapping"),
        Rows.text(row, "header"),
        Rows.get(row, "chunks", Integer.class),
        Rows.text(row, "created_by"),
        Rows.instant(row, "created_at"),
        row.get("started_at", Instant.class),
        row.get("finished_at", Instant.class),
        Rows.get(row, "runs", Integer.class),
        "{}".equals(progress) ? Progress.NONE : json.readValue(progress, Progress.class),
        Rows.number(row, "members_enrolled"),
        row.get("failure", String.class),
        row.get("file_name", String.class));
  }
}
