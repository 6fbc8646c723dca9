package dev.regulars.account;

import dev.regulars.account.AccountEvent.PointsMoved;
import dev.regulars.outbox.OutboxEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the outbox tells of points that came to members or went from them. Of accruals and returns
 * it does not: purchases, events and returns tell of themselves. Only what a return takes out of
 * expired points is told, for nobody else knows of it.
 */
final class Moves {

  private Moves() {}

  /** Movements of several lots for one reason are one event. */
  private record Key(UUID memberId, Movement movement, PointAccount account) {}

  static List<OutboxEvent> events(List<Transfer> transfers, JsonMapper json) {
    Map<Key, Long> points = new LinkedHashMap<>();
    Map<Key, UUID> ids = new LinkedHashMap<>();
    for (Transfer transfer : transfers) {
      boolean comes = !transfer.debit().members();
      boolean goes = !transfer.credit().members();
      boolean isTold = (comes && goes) || (comes != goes && !tellsOfItself(transfer.movement()));
      if (!isTold) {
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
          PointsMoved moved =
              new PointsMoved(movement.kind().code(), key.account().code(), sum, movement.rule());
          UUID source = movement.sourceId() == null ? ids.get(key) : movement.sourceId();
          events.add(
              OutboxEvent.of(
                  key.memberId(), Objects.requireNonNull(source), movement.at(), moved, json));
        });
    return events;
  }

  private static boolean tellsOfItself(Movement movement) {
    return movement.kind() == Movement.Kind.ACCRUAL
        || movement.kind() == Movement.Kind.REFERRAL
        || (movement.kind() == Movement.Kind.RETURN && movement.purchaseId() != null);
  }
}
