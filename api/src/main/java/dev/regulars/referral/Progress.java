package dev.regulars.referral;

import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.referral.Referral.Standing;
import dev.regulars.rules.facts.ReferralNumbers;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A referral comes further, and both members hear of it: each of their own side. */
@Component
class Progress {

  private final ReferralStandings standings;
  private final Outbox outbox;
  private final JsonMapper json;
  private final Clock clock;

  Progress(ReferralStandings standings, Outbox outbox, JsonMapper json, Clock clock) {
    this.standings = standings;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps the next standing of a referral that the caller has locked. */
  Mono<Referral> to(Connection connection, Referral referral, Standing next) {
    return standings
        .update(connection, referral.id(), next)
        .then(Mono.defer(() -> outbox.append(connection, told(referral, next))))
        .thenReturn(referral.with(next));
  }

  private List<OutboxEvent> told(Referral referral, Standing next) {
    if (next.state() == referral.state()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<OutboxEvent> events = new ArrayList<>();
    events.add(event(referral.friendId(), ReferralNumbers.FRIEND, referral, next, now));
    UUID referrer = referral.referrerId();
    if (referrer != null) {
      events.add(event(referrer, ReferralNumbers.REFERRER, referral, next, now));
    }
    return events;
  }

  private OutboxEvent event(
      UUID memberId, String side, Referral referral, Standing next, Instant now) {
    return OutboxEvent.of(
        memberId,
        referral.id(),
        now,
        new ReferralEvent.ReferralChanged(
            referral.id(), side, next.state().code(), referral.state().code()),
        json);
  }
}
