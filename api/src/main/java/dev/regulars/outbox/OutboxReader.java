package dev.regulars.outbox;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the outbox for followers, each event once: a follower takes its place, reads what follows,
 * does its work and moves on, all in one transaction. A follower has a row in {@code
 * outbox_listener}, which its migration adds.
 */
@Component
public class OutboxReader {

  private static final int COUNTED_MAX = 10_000;

  /**
   * A place between two events.
   *
   * @param writtenBy number of the transaction that wrote the event before it
   * @param id of the event before it
   */
  record Place(String writtenBy, long id) {}

  /**
   * A piece of the outbox.
   *
   * @param events those that were asked for, at least one or none
   * @param end the place behind it
   * @param more whether there may be more behind it
   */
  record Span(List<OutboxEvent> events, Place end, boolean more) {}

  /**
   * What a follower has not read.
   *
   * @param events how many, at most 10,000 are counted
   * @param oldest when the first of them happened, null for none
   */
  record Lag(long events, @Nullable Instant oldest) {}

  /**
   * An event before its payload is read.
   *
   * @param memberId null where it is of nobody
   */
  record Heading(Place place, @Nullable UUID memberId, String type) {}

  /**
   * A piece of the outbox before payloads are read.
   *
   * @param headings of the types that were asked for
   * @param end the place behind all that was looked through
   * @param more whether there may be more behind it
   */
  record Look(List<Heading> headings, Place end, boolean more) {}

  private record Listed(Place place, OutboxEvent event) {}

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

  // Payloads are most of the table and are not touched here. The last of those looked through comes
  // along, whatever its type: the place moves behind it.
  private static final String LOOK =
      """
      with span as (
        select written_by, id, member_id, type,
               lead(id) over (order by written_by, id) is null as last,
               count(*) over () as looked_through
          from (select written_by, id, member_id, type
                  from outbox
                 where (written_by, id) > ($1::xid8, $2)
                   and written_by < pg_snapshot_xmin(pg_current_snapshot())
                 order by outbox.written_by, id
                 limit $3) as following
      )
      select written_by::text, id, member_id, type, looked_through
        from span
       where type = any($4::text[])
          or last
       order by span.written_by, id
      """;

  private static final String READ =
      """
      select written_by::text, id, member_id, type, source_id, at, payload
        from unnest($1::text[]::xid8[], $2::bigint[]) as given (written_by, id)
        join outbox using (written_by, id)
       order by outbox.written_by, id
      """;

  private static final String LAG =
      """
      select count(waiting.at) as events, min(waiting.at) as oldest
        from outbox_listener as listener
        left join lateral (
          select at
            from outbox
           where (outbox.written_by, outbox.id) > (listener.written_by, listener.id)
           order by outbox.written_by, outbox.id
           limit $2) as waiting on true
       where listener.name = $1
       group by listener.name
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
   * Takes a follower's place until the transaction ends.
   *
   * @return where it is; empty where another transaction has it
   */
  Mono<Place> take(Connection connection, String follower) {
    return Rows.of(connection.createStatement(TAKE).bind(0, follower), OutboxReader::place).next();
  }

  /** What follows a place, at most {@code limit} events; empty for nothing. */
  Mono<Span> next(Connection connection, Place place, int limit) {
    return Rows.of(
            connection
                .createStatement(NEXT)
                .bind(0, place.writtenBy())
                .bind(1, place.id())
                .bind(2, limit),
            OutboxReader::listed)
        .collectList()
        .filter(listed -> !listed.isEmpty())
        .map(
            listed ->
                new Span(
                    listed.stream().map(Listed::event).toList(),
                    listed.getLast().place(),
                    listed.size() == limit));
  }

  /**
   * Of the next {@code lookedThrough} events behind a place, which are of some types; empty where
   * nothing follows of any type.
   */
  Mono<Look> look(Connection connection, Place place, Set<String> types, int lookedThrough) {
    record Row(Heading heading, long through) {}
    return Rows.of(
            connection
                .createStatement(LOOK)
                .bind(0, place.writtenBy())
                .bind(1, place.id())
                .bind(2, lookedThrough)
                .bind(3, types.toArray(String[]::new)),
            row ->
                new Row(
                    new Heading(
                        place(row), row.get("member_id", UUID.class), Rows.text(row, "type")),
                    Rows.number(row, "looked_through")))
        .collectList()
        .filter(rows -> !rows.isEmpty())
        .map(
            rows ->
                new Look(
                    rows.stream()
                        .map(Row::heading)
                        .filter(heading -> types.contains(heading.type()))
                        .toList(),
                    rows.getLast().heading().place(),
                    rows.getLast().through() == lookedThrough));
  }

  /** These events as a whole, in their order. */
  Mono<List<OutboxEvent>> read(Connection connection, List<Heading> headings) {
    return headings.isEmpty()
        ? Mono.just(List.of())
        : Columns.of(headings)
            .text(heading -> heading.place().writtenBy())
            .number(heading -> heading.place().id())
            .select(connection, READ, row -> listed(row).event())
            .collectList();
  }

  /** What a follower has not read; empty where it has no row. */
  Mono<Lag> lag(String follower) {
    return database
        .sql(LAG)
        .bind(0, follower)
        .bind(1, COUNTED_MAX)
        .map(row -> new Lag(Rows.number(row, "events"), row.get("oldest", Instant.class)))
        .one();
  }

  /** Moves a follower on that this transaction has taken. */
  Mono<Void> move(Connection connection, String follower, Place place) {
    return Flux.from(
            connection
                .createStatement(MOVE)
                .bind(0, follower)
                .bind(1, place.writtenBy())
                .bind(2, place.id())
                .execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  /** When the next event happened that a follower has not read; empty where it has read all. */
  public Mono<Instant> waitingSince(String follower) {
    return database.sql(WAITING_SINCE).bind(0, follower).mapValue(Instant.class).first();
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
