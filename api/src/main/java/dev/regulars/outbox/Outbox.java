package dev.regulars.outbox;

import dev.regulars.shared.Columns;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes events into the transaction that they tell of. */
@Component
public class Outbox {

  private static final String INSERT =
      """
      insert into outbox (member_id, type, source_id, at, payload)
      select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::json[])
      """;

  /** Adds the events in the connection's transaction. */
  public Mono<Void> append(Connection connection, List<OutboxEvent> events) {
    if (events.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(events)
        .uuid(OutboxEvent::memberId)
        .text(OutboxEvent::type)
        .uuid(OutboxEvent::sourceId)
        .instant(OutboxEvent::at)
        .json(OutboxEvent::payload)
        .execute(connection, INSERT);
  }
}
