package dev.regulars.member;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Gets to know of new members once their enrolment is committed and before it is answered. Where
 * that does not come to its end, the outbox has told of them: whoever must know follows {@link
 * MemberEvent.MemberEnrolled}, too.
 */
public interface AfterEnrolment {

  /** A member was enrolled. It must mean the same when it is called again. */
  Mono<Void> enrolled(UUID memberId, Instant at);
}
