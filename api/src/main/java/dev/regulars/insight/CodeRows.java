package dev.regulars.insight;

import dev.regulars.shared.Columns;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is kept of codes. */
@Component
class CodeRows {

  // Of the names that a product had, the one of its latest day.
  private static final String ADD =
      """
      insert into insight_code as held (kind, code, name, purchases, last_seen_on)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::date[])
          on conflict (kind, code) do update
         set name = case when held.name is null or excluded.last_seen_on >= held.last_seen_on
                         then coalesce(excluded.name, held.name) else held.name end,
             purchases    = held.purchases + excluded.purchases,
             last_seen_on = greatest(held.last_seen_on, excluded.last_seen_on)
      """;

  /** Adds where codes occurred, in the connection's transaction. */
  Mono<Void> add(Connection connection, Map<Figures.Code, Figures.OfCode> codes) {
    return codes.isEmpty()
        ? Mono.empty()
        : Columns.of(List.copyOf(codes.entrySet()))
            .text(code -> code.getKey().kind().code())
            .text(code -> code.getKey().code())
            .text(code -> code.getValue().name)
            .number(code -> code.getValue().purchases)
            .date(code -> code.getValue().lastSeenOn)
            .execute(connection, ADD);
  }
}
