package dev.regulars.member;

import dev.regulars.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody was enrolled by themselves or at a till; of those that an import brings along nothing is
 * told.
 *
 * @param at when they were enrolled
 */
public record MemberEnrolled(UUID memberId, Instant at) {

  /** What the outbox calls it. */
  public static final String TYPE = "member.enrolled";

  OutboxEvent event() {
    return new OutboxEvent(memberId, TYPE, memberId, at, "{}");
  }
}
