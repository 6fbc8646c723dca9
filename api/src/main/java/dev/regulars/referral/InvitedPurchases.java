package dev.regulars.referral;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.outbox.Follower;
import dev.regulars.purchase.FirstPurchases;
import dev.regulars.referral.Joining.Friend;
import dev.regulars.referral.Joining.Joined;
import dev.regulars.referral.Referral.JoinedBy;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Friends who say with their first purchase who invited them. */
@Component
class InvitedPurchases implements FirstPurchases {

  private static final int LOOKS_MAX = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Joining joining;
  private final Follower follower;
  private final ReferralStandings standings;
  private final MemberDirectory directory;
  private final Transactions transactions;

  InvitedPurchases(
      Joining joining,
      @Qualifier("followReferrals") Follower follower,
      ReferralStandings standings,
      MemberDirectory directory,
      Transactions transactions) {
    this.joining = joining;
    this.follower = follower;
    this.standings = standings;
    this.directory = directory;
    this.transactions = transactions;
  }

  @Override
  public Mono<Void> bought(UUID memberId, UUID purchaseId) {
    return follower
        .step()
        .then(standings.hasSeen(memberId, purchaseId))
        .filter(Boolean::booleanValue)
        .repeatWhenEmpty(LOOKS_MAX, looks -> looks.delayElements(BETWEEN_LOOKS))
        .timeout(PATIENCE)
        // The follower comes by itself; a till is not kept waiting for it.
        .onErrorComplete()
        .then();
  }

  @Override
  public Mono<Void> join(MemberRef member, String code, Instant at, boolean keep) {
    Function<Connection, Mono<Joined>> work =
        connection ->
            directory
                .resolve(connection, List.of(member))
                .flatMap(found -> Mono.justOrEmpty(found.get(member)))
                .flatMap(
                    id -> joining.join(connection, code, new Friend(id, JoinedBy.PURCHASE, at)));
    return (keep ? transactions.keep(work) : transactions.discard(work))
        .onErrorMap(ProblemException.class, MemberInvitations::aboutTheCode)
        .then();
  }
}
