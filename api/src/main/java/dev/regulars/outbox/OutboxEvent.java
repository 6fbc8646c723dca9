package dev.regulars.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that happened, for whoever listens. Only what its package declares as an {@link
 * EventPayload} becomes one, so that there is none without a schema.
 */
public final class OutboxEvent {

  private final @Nullable UUID memberId;
  private final String type;
  private final UUID sourceId;
  private final Instant at;
  private final String payload;

  OutboxEvent(@Nullable UUID memberId, String type, UUID sourceId, Instant at, String payload) {
    this.memberId = memberId;
    this.type = type;
    this.sourceId = sourceId;
    this.at = at;
    this.payload = payload;
  }

  /** An event of its package, to be {@linkplain Outbox#append written}. */
  public static OutboxEvent of(
      @Nullable UUID memberId, UUID sourceId, Instant at, EventPayload told, JsonMapper json) {
    return new OutboxEvent(memberId, told.type(), sourceId, at, json.writeValueAsString(told));
  }

  /** Whom it concerns, null for nobody known. */
  public @Nullable UUID memberId() {
    return memberId;
  }

  /** Such as {@code purchase.recorded}. */
  public String type() {
    return type;
  }

  /** The purchase, return or event. */
  public UUID sourceId() {
    return sourceId;
  }

  /** When it was booked. */
  public Instant at() {
    return at;
  }

  /** A JSON object without personal data. */
  public String payload() {
    return payload;
  }

  @Override
  public String toString() {
    return type + " of " + sourceId;
  }
}
