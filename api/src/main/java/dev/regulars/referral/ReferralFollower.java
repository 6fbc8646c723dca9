package dev.regulars.referral;

import dev.regulars.outbox.OutboxEvent;
import dev.regulars.purchase.PurchaseEvent;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Hears from the outbox what friends do. */
@Component
class ReferralFollower {

  static final String NAME = "referrals";

  static final Set<String> TYPES =
      Set.of(
          ReferralEvent.ReferralJoined.TYPE,
          PurchaseEvent.PurchaseRecorded.TYPE,
          PurchaseEvent.PurchaseClaimed.TYPE,
          PurchaseEvent.PurchaseReturned.TYPE);

  private final ReferralStandings standings;
  private final Qualifying qualifying;
  private final JsonMapper json;

  ReferralFollower(ReferralStandings standings, Qualifying qualifying, JsonMapper json) {
    this.standings = standings;
    this.qualifying = qualifying;
    this.json = json;
  }

  /** Of most members nobody invited: what they do is passed over with one look. */
  Mono<Set<UUID>> invited(Connection connection, Set<UUID> memberIds) {
    return standings.invited(connection, memberIds).map(Set::copyOf);
  }

  Mono<Void> follow(Connection connection, List<OutboxEvent> events) {
    return Flux.fromIterable(events).concatMap(event -> on(connection, event)).then();
  }

  private Mono<Void> on(Connection connection, OutboxEvent event) {
    UUID friend = Objects.requireNonNull(event.memberId());
    return switch (event.type()) {
      case ReferralEvent.ReferralJoined.TYPE -> qualifying.joined(connection, friend);
      case PurchaseEvent.PurchaseReturned.TYPE -> {
        PurchaseEvent.PurchaseReturned back =
            json.readValue(event.payload(), PurchaseEvent.PurchaseReturned.class);
        yield qualifying.returned(connection, friend, back.purchaseId(), back.totalMinor());
      }
      // Both ways of buying say their total alike.
      default ->
          qualifying.bought(
              connection,
              friend,
              event.sourceId(),
              json.readTree(event.payload()).path("totalMinor").asLong());
    };
  }
}
