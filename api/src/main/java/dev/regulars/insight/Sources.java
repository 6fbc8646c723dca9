package dev.regulars.insight;

import dev.regulars.account.AccountEvent.PointsMoved;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.purchase.PurchaseEvent;
import dev.regulars.purchase.RecordedRows;
import dev.regulars.purchase.RecordedRows.EventKey;
import dev.regulars.purchase.RecordedRows.EventRow;
import dev.regulars.purchase.RecordedRows.PurchaseRow;
import dev.regulars.purchase.RecordedRows.ReturnKey;
import dev.regulars.purchase.RecordedRows.ReturnRow;
import dev.regulars.store.Store;
import dev.regulars.store.Stores;
import io.r2dbc.spi.Connection;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
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

  private static final String RECORDED = PurchaseEvent.PurchaseRecorded.TYPE;
  private static final String CLAIMED = PurchaseEvent.PurchaseClaimed.TYPE;
  private static final String RETURNED = PurchaseEvent.PurchaseReturned.TYPE;
  private static final String EVENT = PurchaseEvent.EventRecorded.TYPE;
  private static final String MOVED = PointsMoved.TYPE;

  /** Rows by what names them in events. */
  record Found(
      Map<UUID, PurchaseRow> purchases,
      Map<UUID, EventRow> events,
      Map<ReturnKey, ReturnRow> returns,
      Map<String, ZoneId> zones) {}

  private final RecordedRows recorded;
  private final Stores stores;
  private final ProgrammeSettings settings;
  private final Today calendar;
  private final JsonMapper json;
  private final SourceText text;

  Sources(
      RecordedRows recorded,
      Stores stores,
      ProgrammeSettings settings,
      Today calendar,
      JsonMapper json,
      SourceText text) {
    this.recorded = recorded;
    this.stores = stores;
    this.settings = settings;
    this.calendar = calendar;
    this.json = json;
    this.text = text;
  }

  /** The rows that these events are about. */
  Mono<Found> read(Connection connection, List<OutboxEvent> events) {
    List<UUID> purchases =
        ofType(events, RECORDED, CLAIMED).stream().map(OutboxEvent::sourceId).toList();
    List<EventKey> memberEvents =
        ofType(events, EVENT).stream()
            .map(event -> new EventKey(Objects.requireNonNull(event.memberId()), event.sourceId()))
            .toList();
    List<ReturnKey> returns = ofType(events, RETURNED).stream().map(this::returnKey).toList();
    return Mono.zip(
            recorded.purchases(connection, purchases),
            recorded.events(connection, memberEvents),
            recorded.returns(connection, returns))
        .flatMap(
            rows ->
                zones(rows.getT3().values())
                    .map(zones -> new Found(rows.getT1(), rows.getT2(), rows.getT3(), zones)));
  }

  /** Zones of the stores where things were brought back; without stores that nobody knows. */
  private Mono<Map<String, ZoneId>> zones(Collection<ReturnRow> returns) {
    return Flux.fromStream(returns.stream().map(ReturnRow::store).distinct())
        .concatMap(stores::look)
        .collectMap(Store::code, Store::zone);
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
        case MOVED -> happened.add(text.moved(event.payload(), calendar.at(event.at())));
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
                      calendar.at(row.at())));
      case RETURNED ->
          map(found.returns().get(returnKey(event)), row -> returned(row, found.zones()));
      default -> throw new IllegalArgumentException(event.type());
    };
  }

  private Happened returned(ReturnRow row, Map<String, ZoneId> zones) {
    ZoneId zone = zones.getOrDefault(row.store(), settings.zone());
    return new Happened.Returned(
        row.store(), row.at().atZone(zone).toLocalDate(), row.totalMinor(), row.points());
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
}
