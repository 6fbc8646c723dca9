package dev.regulars.member;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Gets to know of new members once their enrolment is committed: before it is answered, and again
 * later where that did not come to its end.
 */
public interface AfterEnrolment {

  /**
   * A member was enrolled. It must mean the same when it is called again; an error has it called
   * again.
   */
  Mono<Void> enrolled(UUID memberId, Instant at);
}
