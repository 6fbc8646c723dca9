package dev.regulars.purchase;

import dev.regulars.purchase.Change.Entry.EventReversed;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads events back, and keeps what was taken back of them. */
@Component
class EventRows {

  private static final String OF_IDS =
      """
      select id, member_id, rulebook_version, content, facts, points
        from member_event
       where id = any($1::uuid[])
      """;

  private static final String INSERT_REVERSALS =
      """
      insert into event_reversal (member_id, id, event_id, recorded_at, points, content, answer)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::bigint[], $6::json[], $7::json[])
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  EventRows(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The event with this id; empty if there is none. */
  Mono<StoredEvent> find(UUID id) {
    return database
        .inConnection(connection -> find(connection, List.of(id)))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  /** The events with these ids, as the connection's transaction sees them. */
  Mono<List<StoredEvent>> find(Connection connection, Collection<UUID> eventIds) {
    String[] ids = eventIds.stream().map(UUID::toString).toArray(String[]::new);
    return Rows.of(connection.createStatement(OF_IDS).bind(0, ids), this::stored).collectList();
  }

  private StoredEvent stored(Readable row) {
    String facts = row.get("facts", String.class);
    return new StoredEvent(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "member_id"),
        Rows.get(row, "rulebook_version", Integer.class),
        json.readValue(Rows.text(row, "content"), RecordEvent.class),
        facts == null ? null : json.readValue(facts, KeptFacts.class),
        Rows.number(row, "points"));
  }

  Mono<Void> insertReversals(Connection connection, List<EventReversed> reversals) {
    if (reversals.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(reversals)
        .uuid(one -> one.event().memberId())
        .uuid(EventReversed::id)
        .uuid(one -> one.event().id())
        .instant(EventReversed::at)
        .number(one -> one.event().points())
        .json(EventReversed::content)
        .json(EventReversed::answer)
        .execute(connection, INSERT_REVERSALS);
  }
}
