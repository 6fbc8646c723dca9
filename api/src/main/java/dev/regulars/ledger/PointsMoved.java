package dev.regulars.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.outbox.OutboxEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the outbox tells of points that came to members or went from them. Of accruals and returns
 * it does not: purchases, events and returns tell of themselves.
 */
final class PointsMoved {

  private static final String TYPE = "points.moved";

  private PointsMoved() {}

  /**
   * What listeners of the outbox get told.
   *
   * @param kind of movement, as in a member's history
   * @param account of the programme: {@code issued}, {@code redeemed}, {@code expired} or {@code
   *     adjusted}
   * @param points positive for the member, negative against
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Told(String kind, String account, long points, @Nullable String rule) {}

  /** Movements of several lots for one reason are one event. */
  private record Key(UUID memberId, Movement movement, PointAccount account) {}

  static List<OutboxEvent> events(List<Transfer> transfers, JsonMapper json) {
    Map<Key, Long> points = new LinkedHashMap<>();
    Map<Key, UUID> ids = new LinkedHashMap<>();
    for (Transfer transfer : transfers) {
      boolean comes = !transfer.debit().members();
      boolean goes = !transfer.credit().members();
      if (comes == goes || tellsOfItself(transfer.movement().kind())) {
        continue;
      }
      PointAccount account = comes ? transfer.debit() : transfer.credit();
      Key key = new Key(transfer.memberId(), transfer.movement(), account);
      points.merge(key, comes ? transfer.points() : -transfer.points(), Long::sum);
      ids.putIfAbsent(key, transfer.id());
    }
    List<OutboxEvent> events = new ArrayList<>();
    points.forEach(
        (key, sum) -> {
          Movement movement = key.movement();
          Told told = new Told(movement.kind().code(), key.account().code(), sum, movement.rule());
          UUID source = movement.sourceId() == null ? ids.get(key) : movement.sourceId();
          events.add(
              new OutboxEvent(
                  key.memberId(),
                  TYPE,
                  Objects.requireNonNull(source),
                  movement.at(),
                  json.writeValueAsString(told)));
        });
    return events;
  }

  private static boolean tellsOfItself(Movement.Kind kind) {
    return kind == Movement.Kind.ACCRUAL || kind == Movement.Kind.RETURN;
  }
}
