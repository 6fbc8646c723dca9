package dev.regulars.imports;

import dev.regulars.shared.Rows;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What imports still owe, kept where every server finds it: returns that found no purchase when
 * they came. A server that was overtaken keeps nothing more, so that it cannot go on past a return
 * which the other one does not know to be owed.
 */
@Component
class Owed {

  // Whoever takes the import over waits for this row, or comes first and is seen here.
  private static final String KEEP =
      """
      with ours as (
        select id from import_job where id = $1 and runner = $2 and state = 'running' for share),
      kept as (
        insert into import_owed (job_id, line) select id, $3 from ours on conflict do nothing)
      select count(*) as leases from ours
      """;

  private static final String OURS =
      "select count(*) as leases from import_job where id = $1 and runner = $2 and state ="
          + " 'running'";

  private static final String LINES = "select line from import_owed where job_id = $1";

  private final DatabaseClient database;

  Owed(DatabaseClient database) {
    this.database = database;
  }

  /** Keeps a return for the end; never completes where the import was taken over. */
  Mono<Void> keep(Lease lease, long line) {
    return one(database.sql(KEEP).bind(0, lease.jobId()).bind(1, lease.runner()).bind(2, line));
  }

  /** Completes while the import is this server's; never where it was taken over. */
  Mono<Void> check(Lease lease) {
    return one(database.sql(OURS).bind(0, lease.jobId()).bind(1, lease.runner()));
  }

  private static Mono<Void> one(DatabaseClient.GenericExecuteSpec query) {
    return query
        .map(row -> Rows.number(row, "leases"))
        .one()
        // The next beat ends the run; whoever goes on until then goes on too far.
        .flatMap(leases -> leases == 1 ? Mono.empty() : Mono.never());
  }

  /** The lines of the returns that are owed. */
  Mono<LongSet> of(UUID jobId) {
    return database
        .sql(LINES)
        .bind(0, jobId)
        .map(row -> Rows.number(row, "line"))
        .all()
        .collect(LongSet::new, LongSet::add);
  }
}
