package dev.regulars.outbox;

import dev.regulars.shared.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads what the outbox gets from now on about a few members, for who only shows it to whoever is
 * looking just now. There is no place that is kept: who was away looks up how things stand.
 */
@Component
public class OutboxTail {

  // Of a transaction before the oldest one under way nothing more will come; see OutboxReader.
  private static final String NEXT =
      """
      with here as (select pg_snapshot_xmin(pg_current_snapshot()) as until)
      select here.until::text as until, news.*
        from here
        left join lateral (
             select id, member_id, type, source_id, at, payload, written_by
               from outbox
              where written_by >= $1::xid8
                and written_by < here.until
                and member_id = any($2::uuid[])) as news on true
       order by news.written_by, news.id
      """;

  private static final String END = "select pg_snapshot_xmin(pg_current_snapshot())::text as until";

  private final DatabaseClient database;

  OutboxTail(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A piece of it.
   *
   * @param until what comes after it, to be given as {@code from} the next time
   */
  public record Piece(List<OutboxEvent> events, String until) {}

  /** Where it ends now. */
  public Mono<String> end() {
    return database.sql(END).mapValue(String.class).one();
  }

  /** What came since then about these members. */
  public Mono<Piece> next(String from, Collection<UUID> memberIds) {
    record Row(String until, @Nullable OutboxEvent event) {}
    return database
        .sql(NEXT)
        .bind(0, from)
        .bind(1, memberIds.stream().map(UUID::toString).toArray(String[]::new))
        .map(
            row ->
                new Row(
                    Rows.text(row, "until"),
                    row.get("id", Long.class) == null
                        ? null
                        : new OutboxEvent(
                            row.get("member_id", UUID.class),
                            Rows.text(row, "type"),
                            Rows.uuid(row, "source_id"),
                            Rows.instant(row, "at"),
                            Rows.text(row, "payload"))))
        .all()
        .collectList()
        .map(
            rows -> {
              List<OutboxEvent> events = new ArrayList<>();
              for (Row row : rows) {
                if (row.event() != null) {
                  events.add(row.event());
                }
              }
              return new Piece(events, rows.getFirst().until());
            });
  }
}
