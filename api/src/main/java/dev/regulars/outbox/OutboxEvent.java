package dev.regulars.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that happened, for whoever listens.
 *
 * @param memberId whom it concerns, null for nobody known
 * @param type such as {@code purchase.recorded}
 * @param sourceId the purchase, return or event
 * @param payload a JSON object without personal data
 */
public record OutboxEvent(
    @Nullable UUID memberId, String type, UUID sourceId, Instant at, String payload) {

  /** An event of its package, to be {@linkplain Outbox#append written}. */
  public static OutboxEvent of(
      @Nullable UUID memberId, UUID sourceId, Instant at, EventPayload told, JsonMapper json) {
    return new OutboxEvent(memberId, told.type(), sourceId, at, json.writeValueAsString(told));
  }
}
