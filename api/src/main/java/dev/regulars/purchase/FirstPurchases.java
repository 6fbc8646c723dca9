package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import java.time.Instant;
import java.util.UUID;
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

  /**
   * A member who was invited bought something, and it is on the books: what was promised for it is
   * given before the till gets its answer, where that takes no time. Where it does, the outbox has
   * told of the purchase.
   *
   * @return never fails
   */
  Mono<Void> bought(UUID memberId, UUID purchaseId);
}
