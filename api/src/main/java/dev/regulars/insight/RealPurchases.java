package dev.regulars.insight;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.RecordedRows;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The purchases that were recorded last, to try rules on. */
@Component
class RealPurchases {

  private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  private final RecordedRows recorded;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  RealPurchases(RecordedRows recorded, ProgrammeSettings settings, JsonMapper json) {
    this.recorded = recorded;
    this.settings = settings;
    this.json = json;
  }

  /**
   * A page of them, the newest first.
   *
   * @param stores whose; null for all
   */
  Mono<Page<RealPurchase>> last(PageRequest request, @Nullable Set<String> stores) {
    return recorded
        .newest(
            request.after() == null ? AFTER_ALL : Cursor.read(request.after(), 1).uuid(0),
            stores,
            request.fetch())
        .map(
            row ->
                json.readValue(row.content(), RealPurchase.Content.class)
                    .with(row.id(), settings.currency(), row.points()))
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.id())));
  }
}
