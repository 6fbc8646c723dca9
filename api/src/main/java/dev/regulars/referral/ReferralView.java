package dev.regulars.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A referral, as it is shown to those who work with members.
 *
 * @param referrer the member who invited; missing where the code is nobody's
 * @param friend the member who was invited
 * @param promise what was promised when the friend joined, in the words of the rules
 */
@Schema(name = "Referral")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReferralView(
    UUID id,
    ReferralState state,
    @Nullable UUID referrer,
    UUID friend,
    @Schema(example = "428K7F49N") String code,
    Instant joinedAt,
    @Schema(allowableValues = {"enrolment", "claim", "purchase"}) String joinedBy,
    @Nullable Integer rulebookVersion,
    String promise,
    @Schema(description = "When what was promised is given, where it waits")
        @Nullable Instant heldUntil,
    @Schema(description = "Who approved or rejected it") @Nullable String decidedBy,
    @Nullable String decision,
    List<Reason> reasons,
    List<Award> awards) {

  /** What speaks for a closer look, and what may be behind it. */
  @Schema(name = "ReferralReason")
  record Reason(
      @Schema(description = "`rule` for a rule's own words", example = "address") String signal,
      String evidence,
      String innocent) {

    /** In the words of a rule. */
    static Reason ofRule(String words) {
      return new Reason("rule", words, "A rule says so of everybody whom it fits.");
    }

    static Reason of(Signal signal) {
      return new Reason(signal.code(), signal.evidence(), signal.innocent());
    }
  }

  /** What one side got, or will get. */
  @Schema(name = "ReferralAward")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Award(
      @Schema(allowableValues = {"referrer", "friend"}) String to,
      @Nullable Long points,
      @Nullable String voucher,
      @Schema(allowableValues = {"given", "refused", "limit", "reversed"}) String state,
      @Schema(description = "Why nothing was given") @Nullable String reason) {}

  private static final JsonMapper JSON = new JsonMapper();

  static ReferralView of(Referral referral, Collection<dev.regulars.referral.Award> awards) {
    Referral.Standing standing = referral.standing();
    return new ReferralView(
        referral.id(),
        referral.state(),
        referral.referrerId(),
        referral.friendId(),
        referral.code(),
        referral.joinedAt(),
        referral.joinedBy().code(),
        referral.rulebookVersion(),
        referral.promise(),
        referral.state() == ReferralState.HELD ? standing.heldUntil() : null,
        standing.decidedBy(),
        standing.decision(),
        List.of(JSON.readValue(standing.reasons(), Reason[].class)),
        awards.stream().map(ReferralView::award).toList());
  }

  private static Award award(dev.regulars.referral.Award given) {
    return new Award(
        given.side(),
        given.points() == 0 ? null : given.points(),
        given.vouchers().isEmpty() ? null : String.join(", ", given.vouchers()),
        given.state().code(),
        given.reason());
  }
}
