package dev.regulars.outbox;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the outbox for listeners, each event once: a listener takes its place, reads what follows,
 * does its work and moves on, all in one transaction. A listener has a row in {@code
 * outbox_listener}, which its migration adds.
 */
@Component
public class OutboxReader {

  /**
   * A place between two events.
   *
   * @param writtenBy number of the transaction that wrote the event before it
   * @param id of the event before it
   */
  public record Place(String writtenBy, long id) {}

  /** An event, and the place behind it. */
  public record Listed(Place place, OutboxEvent event) {}

  private static final String TAKE =
      """
      select written_by::text, id
        from outbox_listener
       where name = $1
         for update skip locked
      """;

  // Of a transaction before the oldest one under way nothing more will come, whatever order they
  // began and ended in.
  private static final String NEXT =
      """
      select written_by::text, id, member_id, type, source_id, at, payload
        from outbox
       where (written_by, id) > ($1::xid8, $2)
         and written_by < pg_snapshot_xmin(pg_current_snapshot())
       order by outbox.written_by, id
       limit $3
      """;

  private static final String MOVE =
      "update outbox_listener set written_by = $2::xid8, id = $3 where name = $1";

  private static final String WAITING_SINCE =
      """
      select outbox.at
        from outbox_listener as listener
       cross join lateral (
         select at
           from outbox
          where (outbox.written_by, outbox.id) > (listener.written_by, listener.id)
          order by outbox.written_by, outbox.id
          limit 1) as outbox
       where listener.name = $1
      """;

  private final DatabaseClient database;

  OutboxReader(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Takes a listener until the transaction ends.
   *
   * @return where it is; empty where another transaction has it
   */
  public Mono<Place> take(Connection connection, String listener) {
    return Flux.from(connection.createStatement(TAKE).bind(0, listener).execute())
        .flatMap(result -> result.map(OutboxReader::place))
        .next();
  }

  /** What follows a place, at most {@code limit} events. */
  public Mono<List<Listed>> next(Connection connection, Place place, int limit) {
    return Flux.from(
            connection
                .createStatement(NEXT)
                .bind(0, place.writtenBy())
                .bind(1, place.id())
                .bind(2, limit)
                .execute())
        .flatMap(result -> result.map(OutboxReader::listed))
        .collectList();
  }

  /** Moves a listener on that this transaction has taken. */
  public Mono<Void> move(Connection connection, String listener, Place place) {
    return Flux.from(
            connection
                .createStatement(MOVE)
                .bind(0, listener)
                .bind(1, place.writtenBy())
                .bind(2, place.id())
                .execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  /** When the next event happened that a listener has not read; empty where it has read all. */
  public Mono<Instant> waitingSince(String listener) {
    return database.sql(WAITING_SINCE).bind(0, listener).mapValue(Instant.class).first();
  }

  private static Place place(Readable row) {
    return new Place(Rows.text(row, "written_by"), Rows.number(row, "id"));
  }

  private static Listed listed(Readable row) {
    return new Listed(
        place(row),
        new OutboxEvent(
            row.get("member_id", UUID.class),
            Rows.text(row, "type"),
            Rows.uuid(row, "source_id"),
            Rows.instant(row, "at"),
            Rows.text(row, "payload")));
  }
}
