package dev.regulars.member;

import dev.regulars.outbox.EventPayload;

/** What happens to members. The event is about the member, whose id is also its source. */
public sealed interface MemberEvent extends EventPayload {

  /** Somebody was enrolled by themselves or at a till; of those that an import brings nothing. */
  record MemberEnrolled() implements MemberEvent {

    public static final String TYPE = "member.enrolled";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
