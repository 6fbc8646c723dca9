package dev.regulars.insight;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The purchases that were recorded last, to try rules on. */
@Component
class RealPurchases {

  private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  private static final String LAST =
      "select id, content, points from purchase where id < $1 order by id desc limit $2";

  private final DatabaseClient database;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  RealPurchases(DatabaseClient database, ProgrammeSettings settings, JsonMapper json) {
    this.database = database;
    this.settings = settings;
    this.json = json;
  }

  Mono<Page<RealPurchase>> last(PageRequest request) {
    return database
        .sql(LAST)
        .bind(0, request.after() == null ? AFTER_ALL : Cursor.read(request.after(), 1).uuid(0))
        .bind(1, request.fetch())
        .map(
            row ->
                json.readValue(Rows.text(row, "content"), RealPurchase.Content.class)
                    .with(Rows.uuid(row, "id"), settings.currency(), Rows.number(row, "points")))
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.id())));
  }
}
