package dev.regulars.insight;

import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what events of the outbox are about. The rows of purchases hold all of it already, so that
 * the purchase path writes nothing more for the sake of figures. What is read of them never
 * changes: a claim leaves the first answer as it was.
 */
@Component
class Sources {

  private static final Logger log = LoggerFactory.getLogger(Sources.class);

  private static final String RECORDED = "purchase.recorded";
  private static final String CLAIMED = "purchase.claimed";
  private static final String RETURNED = "purchase.returned";
  private static final String EVENT = "event.recorded";
  private static final String MOVED = "points.moved";

  private static final String PURCHASES =
      """
      select id, store, day, occurred_at, total_minor, content, answer, claim_answer
        from purchase
       where id = any($1::uuid[])
      """;

  private static final String EVENTS =
      """
      select member_id, id, occurred_at, content, answer
        from unnest($1::uuid[], $2::uuid[]) as given (member_id, id)
        join member_event using (member_id, id)
      """;

  private static final String RETURNS =
      """
      select back.purchase_id, back.id, back.store, back.occurred_at, back.total_minor, back.points, store.zone
        from unnest($1::uuid[], $2::uuid[]) as given (purchase_id, id)
        join purchase_return as back using (purchase_id, id)
        left join store on store.code = back.store
      """;

  /** Rows by what names them in events. */
  record Found(
      Map<UUID, PurchaseRow> purchases,
      Map<UUID, EventRow> events,
      Map<ReturnKey, ReturnRow> returns) {}

  record PurchaseRow(
      UUID id,
      String store,
      LocalDate day,
      Instant at,
      long totalMinor,
      String content,
      String answer,
      @Nullable String claimAnswer) {}

  record EventRow(UUID id, Instant at, String content, String answer) {}

  record ReturnKey(UUID purchaseId, UUID id) {}

  record ReturnRow(
      ReturnKey key,
      String store,
      @Nullable String zone,
      Instant at,
      long totalMinor,
      long points) {}

  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final SourceText text;

  Sources(ProgrammeSettings settings, JsonMapper json, SourceText text) {
    this.settings = settings;
    this.json = json;
    this.text = text;
  }

  /** The rows that these events are about. */
  Mono<Found> read(Connection connection, List<OutboxEvent> events) {
    return purchases(connection, ofType(events, RECORDED, CLAIMED))
        .flatMap(
            purchases ->
                memberEvents(connection, ofType(events, EVENT))
                    .flatMap(
                        memberEvents ->
                            returns(connection, ofType(events, RETURNED))
                                .map(returns -> new Found(purchases, memberEvents, returns))));
  }

  private static Mono<Map<UUID, PurchaseRow>> purchases(
      Connection connection, List<OutboxEvent> events) {
    return events.isEmpty()
        ? Mono.just(Map.of())
        : rows(
                connection,
                PURCHASES,
                Columns.of(events).uuid(OutboxEvent::sourceId),
                Sources::purchase)
            .collectMap(PurchaseRow::id);
  }

  private static Mono<Map<UUID, EventRow>> memberEvents(
      Connection connection, List<OutboxEvent> events) {
    return events.isEmpty()
        ? Mono.just(Map.of())
        : rows(
                connection,
                EVENTS,
                Columns.of(events).uuid(OutboxEvent::memberId).uuid(OutboxEvent::sourceId),
                Sources::event)
            .collectMap(EventRow::id);
  }

  private Mono<Map<ReturnKey, ReturnRow>> returns(Connection connection, List<OutboxEvent> events) {
    return events.isEmpty()
        ? Mono.just(Map.of())
        : rows(
                connection,
                RETURNS,
                Columns.of(events.stream().map(this::returnKey).toList())
                    .uuid(ReturnKey::purchaseId)
                    .uuid(ReturnKey::id),
                Sources::back)
            .collectMap(ReturnRow::key);
  }

  /**
   * What happened, from the events and their rows. Pure, and the expensive part: JSON is parsed.
   */
  List<Happened> understand(List<OutboxEvent> events, Found found) {
    List<Happened> happened = new ArrayList<>(events.size());
    int lost = 0;
    for (OutboxEvent event : events) {
      switch (event.type()) {
        case RECORDED, CLAIMED, EVENT, RETURNED -> {
          Happened one = ofRow(event, found);
          if (one == null) {
            lost++;
          } else {
            happened.add(one);
          }
        }
        case MOVED ->
            happened.add(
                text.moved(event.payload(), LocalDate.ofInstant(event.at(), settings.zone())));
        // Others listen to what is of no matter here.
        default -> {}
      }
    }
    if (lost > 0) {
      log.warn("{} events tell of rows that are not there; they are not counted", lost);
    }
    return happened;
  }

  private @Nullable Happened ofRow(OutboxEvent event, Found found) {
    UUID id = event.sourceId();
    return switch (event.type()) {
      case RECORDED ->
          map(
              found.purchases().get(id),
              row -> text.bought(event.memberId(), row, event.payload()));
      case CLAIMED ->
          map(
              found.purchases().get(id),
              row -> text.claimed(Objects.requireNonNull(event.memberId()), row, event.payload()));
      case EVENT ->
          map(
              found.events().get(id),
              row ->
                  text.occurred(
                      Objects.requireNonNull(event.memberId()),
                      row,
                      event.payload(),
                      LocalDate.ofInstant(row.at(), settings.zone())));
      case RETURNED -> map(found.returns().get(returnKey(event)), this::returned);
      default -> throw new IllegalArgumentException(event.type());
    };
  }

  private Happened returned(ReturnRow row) {
    ZoneId zone = row.zone() == null ? settings.zone() : ZoneId.of(row.zone());
    return new Happened.Returned(
        row.store(), LocalDate.ofInstant(row.at(), zone), row.totalMinor(), row.points());
  }

  private ReturnKey returnKey(OutboxEvent event) {
    String purchaseId = json.readTree(event.payload()).path("purchaseId").asString();
    return new ReturnKey(UUID.fromString(purchaseId), event.sourceId());
  }

  private static List<OutboxEvent> ofType(List<OutboxEvent> events, String... types) {
    List<String> wanted = List.of(types);
    return events.stream().filter(event -> wanted.contains(event.type())).toList();
  }

  private static <S, T> @Nullable T map(@Nullable S row, Function<S, T> reading) {
    return row == null ? null : reading.apply(row);
  }

  private static <T> Flux<T> rows(
      Connection connection, String sql, Columns<?> columns, Function<Readable, T> reading) {
    return Flux.from(columns.bind(connection, sql).execute())
        .concatMap(result -> result.map(reading));
  }

  private static PurchaseRow purchase(Readable row) {
    return new PurchaseRow(
        Rows.uuid(row, "id"),
        Rows.text(row, "store"),
        Rows.get(row, "day", LocalDate.class),
        Rows.instant(row, "occurred_at"),
        Rows.number(row, "total_minor"),
        Rows.text(row, "content"),
        Rows.text(row, "answer"),
        row.get("claim_answer", String.class));
  }

  private static EventRow event(Readable row) {
    return new EventRow(
        Rows.uuid(row, "id"),
        Rows.instant(row, "occurred_at"),
        Rows.text(row, "content"),
        Rows.text(row, "answer"));
  }

  private static ReturnRow back(Readable row) {
    return new ReturnRow(
        new ReturnKey(Rows.uuid(row, "purchase_id"), Rows.uuid(row, "id")),
        Rows.text(row, "store"),
        row.get("zone", String.class),
        Rows.instant(row, "occurred_at"),
        Rows.number(row, "total_minor"),
        Rows.number(row, "points"));
  }
}
