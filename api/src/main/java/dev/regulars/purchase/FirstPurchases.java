package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** What purchases need of those who keep who invited whom; that package stands above this one. */
public interface FirstPurchases {

  /**
   * A member whose first purchase comes with a referral code joins, once, however often the
   * purchase is posted.
   *
   * @param member may be nobody: then nothing happens
   * @param code however it was typed
   * @param at when it was bought
   * @param keep false to look only whether the member could join
   * @return fails with a {@code ProblemException} at {@code /referralCode} where they cannot
   */
  Mono<Void> join(MemberRef member, String code, Instant at, boolean keep);
}
