package dev.regulars.member;

import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What members need of those who keep who invited whom; that package stands above this one. */
public interface Invitations {

  /**
   * With which a member invites friends.
   *
   * @param code short and speakable
   * @param link the page where a friend joins with it
   */
  record Invitation(String code, String link) {}

  /** A member's own; it is made when it is asked for the first time. */
  Mono<Invitation> of(Connection connection, UUID memberId);

  /**
   * A new member joins with the code of who invited them, in the transaction of the enrolment.
   *
   * @param code however it was typed
   * @return fails with a {@code ProblemException} at {@code /referralCode} where they cannot, so
   *     that nobody is enrolled
   */
  Mono<Void> join(Connection connection, UUID memberId, String code, Instant at);
}
