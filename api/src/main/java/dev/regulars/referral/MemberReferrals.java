package dev.regulars.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.facts.ReferralNumbers;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member's own side of referrals: nothing of the friend's, and nothing of what support sees. */
@Component
public class MemberReferrals {

  private final Referrals referrals;
  private final AwardRows awards;
  private final MemberInvitations invitations;
  private final Transactions transactions;
  private final ProgrammeSettings settings;

  MemberReferrals(
      Referrals referrals,
      AwardRows awards,
      MemberInvitations invitations,
      Transactions transactions,
      ProgrammeSettings settings) {
    this.referrals = referrals;
    this.awards = awards;
    this.invitations = invitations;
    this.transactions = transactions;
    this.settings = settings;
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
   * @param heldUntil when what was promised is given; missing where it does not wait for a day
   * @param text how it stands, why, and until when, in the language that was asked for
   * @param awards what the member got, or does not get any more; nothing of the other side
   */
  @Schema(name = "OwnReferral")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OwnReferral(
      UUID id,
      @Schema(allowableValues = {"referrer", "friend"}) String side,
      @Schema(implementation = ReferralState.class) String state,
      Instant joinedAt,
      String promise,
      @Nullable Instant heldUntil,
      String text,
      List<OwnAward> awards) {}

  /** What the member who asks got. */
  @Schema(name = "OwnReferralAward")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OwnAward(
      @Schema(allowableValues = {"referrer", "friend"}) String to,
      @Nullable Long points,
      @Schema(description = "Names of vouchers, with commas between") @Nullable String voucher,
      @Schema(allowableValues = {"given", "refused", "limit", "reversed"}) String state) {}

  /** Their code and what came of it. */
  public Mono<OwnInvitation> invitation(UUID memberId) {
    return Mono.zip(
            transactions.keep(connection -> invitations.of(connection, memberId)),
            referrals.figures(memberId),
            awards.points(memberId))
        .map(
            read ->
                new OwnInvitation(
                    read.getT1().code(),
                    read.getT1().link(),
                    read.getT2().invited(),
                    read.getT2().joined(),
                    read.getT2().qualified(),
                    read.getT3()));
  }

  /** The friends that they brought, and who brought them; the newest first. */
  public Mono<Page<OwnReferral>> of(UUID memberId, PageRequest page, Locale locale) {
    return referrals
        .list(new Referrals.Filter(null, null, memberId), page)
        .flatMap(
            found ->
                awards
                    .of(found.items().stream().map(Referral::id).toList())
                    .map(
                        all ->
                            found.map(
                                referral ->
                                    own(
                                        referral,
                                        memberId,
                                        all.getOrDefault(referral.id(), List.of()),
                                        locale))));
  }

  /**
   * What a member is told of one of their referrals, from what the connection's transaction sees;
   * empty where it is not theirs.
   */
  public Mono<OwnReferral> told(
      Connection connection, UUID memberId, UUID referralId, Locale locale) {
    return referrals
        .find(connection, referralId)
        .filter(
            referral ->
                memberId.equals(referral.friendId()) || memberId.equals(referral.referrerId()))
        .flatMap(
            referral ->
                awards
                    .ofReferral(connection, referralId)
                    .map(all -> own(referral, memberId, all, locale)));
  }

  private OwnReferral own(
      Referral referral, UUID memberId, Collection<Award> awards, Locale locale) {
    boolean isReferrer = memberId.equals(referral.referrerId());
    List<Award> own = awards.stream().filter(award -> award.memberId().equals(memberId)).toList();
    return new OwnReferral(
        referral.id(),
        isReferrer ? ReferralNumbers.REFERRER : ReferralNumbers.FRIEND,
        referral.state().code(),
        referral.joinedAt(),
        referral.promise(locale),
        referral.state() == ReferralState.HELD ? referral.standing().heldUntil() : null,
        new OwnWords(referral, isReferrer, own, locale, settings.zone()).text(),
        own.stream().map(MemberReferrals::own).toList());
  }

  private static OwnAward own(Award award) {
    return new OwnAward(
        award.side(),
        award.points() == 0 ? null : award.points(),
        award.vouchers().isEmpty() ? null : String.join(", ", award.vouchers()),
        award.state().code());
  }
}
