package dev.regulars.purchase;

import dev.regulars.outbox.OutboxEvent;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.RewardEvent;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the outbox is told of redemptions. */
@Component
class RedemptionEvents {

  private final JsonMapper json;

  RedemptionEvents(JsonMapper json) {
    this.json = json;
  }

  OutboxEvent of(Redemption redemption, Instant now, RewardEvent told) {
    return OutboxEvent.of(redemption.memberId(), redemption.id(), now, told, json);
  }
}
