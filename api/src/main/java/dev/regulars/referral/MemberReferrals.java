package dev.regulars.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Transactions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member's own side of referrals: nothing of the friend's, and nothing of what support sees. */
@Component
public class MemberReferrals {

  private final Referrals referrals;
  private final MemberInvitations invitations;
  private final Transactions transactions;

  MemberReferrals(Referrals referrals, MemberInvitations invitations, Transactions transactions) {
    this.referrals = referrals;
    this.invitations = invitations;
    this.transactions = transactions;
  }

  /** With which a member invites, and how many came of it. */
  @Schema(name = "OwnInvitation")
  public record OwnInvitation(
      String code,
      String link,
      @Schema(description = "Friends who came with the code") long invited,
      @Schema(description = "Without those of whom nothing can come any more") long joined,
      @Schema(description = "Friends for whom what was promised was given") long qualified,
      @Schema(description = "Points that the member has for it") long pointsAccrued) {}

  /**
   * A referral, from the side of the member who asks.
   *
   * @param side what they are in it: {@code referrer} or {@code friend}
   * @param promise what was promised when the friend joined, in the words of the rules
   */
  @Schema(name = "OwnReferral")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OwnReferral(
      UUID id,
      @Schema(allowableValues = {"referrer", "friend"}) String side,
      @Schema(implementation = ReferralState.class) String state,
      Instant joinedAt,
      String promise) {}

  /** Their code and what came of it. */
  public Mono<OwnInvitation> invitation(UUID memberId) {
    return Mono.zip(
            transactions.keep(connection -> invitations.of(connection, memberId)),
            referrals.figures(memberId))
        .map(
            read ->
                new OwnInvitation(
                    read.getT1().code(),
                    read.getT1().link(),
                    read.getT2().invited(),
                    read.getT2().joined(),
                    read.getT2().qualified(),
                    0));
  }

  /** The friends that they brought, and who brought them; the newest first. */
  public Mono<Page<OwnReferral>> of(UUID memberId, PageRequest page) {
    return referrals
        .list(new Referrals.Filter(null, null, memberId), page)
        .map(
            found ->
                found.map(
                    referral ->
                        new OwnReferral(
                            referral.id(),
                            memberId.equals(referral.referrerId()) ? "referrer" : "friend",
                            referral.state().code(),
                            referral.joinedAt(),
                            referral.promise())));
  }
}
