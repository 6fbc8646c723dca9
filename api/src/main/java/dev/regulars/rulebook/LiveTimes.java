package dev.regulars.rulebook;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * From when on which version decides. All moments are the database's, whose clock the servers share
 * (in the demo as far ahead as theirs); whoever changes them holds the lock.
 */
@Component
class LiveTimes {

  /** Told, with the version's number, when the times change. */
  static final String CHANNEL = "regulars_rulebook";

  // After everything that was published, whatever happened to the clock.
  private static final String NOW =
      """
      select greatest(programme_now(),
                      (select max(live_from) + interval '1 microsecond'
                         from rulebook_live join rulebook_version using (version)
                        where state in ('live', 'superseded')))
      """;

  private static final String DUE =
      """
      select version, live_from
        from rulebook_live join rulebook_version using (version)
       where state = 'scheduled' and live_from <= (select programme_now())
       order by live_from
      """;

  private final DatabaseClient database;

  LiveTimes(DatabaseClient database) {
    this.database = database;
  }

  /** Every time that is set, those to come included. */
  Mono<Timeline> read() {
    return database
        .sql("select live_from, version from rulebook_live")
        .map(LiveTimes::entry)
        .all()
        .collect(TreeMap<Instant, Integer>::new, (map, row) -> map.put(row.from(), row.version()))
        .map(Timeline::new);
  }

  /** Makes the transaction the only one that changes what is live. */
  Mono<Void> lock() {
    return database.sql("select pg_advisory_xact_lock(4711001)").then();
  }

  /** The moment of a publication, later than all before it. The lock is held. */
  Mono<Instant> now() {
    return database.sql(NOW).mapValue(Instant.class).one();
  }

  /** Sets the time of a version. The lock is held. */
  Mono<Void> set(int version, Instant from) {
    return database
        .sql("insert into rulebook_live (live_from, version) values ($1, $2)")
        .bind(0, from)
        .bind(1, version)
        .then();
  }

  /** Takes back the time of a version. The lock is held. */
  Mono<Void> unset(int version) {
    return database.sql("delete from rulebook_live where version = $1").bind(0, version).then();
  }

  /** The live version ends, to make room for another; gives its number. The lock is held. */
  Mono<Integer> supersede() {
    return database
        .sql(
            "update rulebook_version set state = 'superseded' where state = 'live' returning"
                + " version")
        .mapValue(Integer.class)
        .one();
  }

  /** Tells every server, once the transaction is kept. */
  Mono<Void> tell(int version) {
    return database
        .sql("select pg_notify($1, $2)")
        .bind(0, CHANNEL)
        .bind(1, Integer.toString(version))
        .then();
  }

  /** Versions whose time has come but whose state does not say so yet, in the order of times. */
  Flux<Timeline.Entry> due() {
    return database.sql(DUE).map(LiveTimes::entry).all();
  }

  /** A scheduled version is live. The lock is held, and nothing else is live. */
  Mono<Void> begin(int version) {
    return database
        .sql("update rulebook_version set state = 'live' where version = $1")
        .bind(0, version)
        .then();
  }

  private static Timeline.Entry entry(Readable row) {
    return new Timeline.Entry(
        Rows.instant(row, "live_from"), Rows.get(row, "version", Integer.class));
  }
}
