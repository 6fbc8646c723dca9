package dev.regulars.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    List<Reason> reasons,
    List<Award> awards) {

  /** What speaks for a closer look, and what may be behind it. */
  @Schema(name = "ReferralReason")
  record Reason(String signal, String evidence, String innocent) {}

  /** What one side got, or will get. */
  @Schema(name = "ReferralAward")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Award(
      @Schema(allowableValues = {"referrer", "friend"}) String to,
      @Nullable Long points,
      @Nullable String voucher,
      String state) {}

  static ReferralView of(Referral referral) {
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
        List.of(),
        List.of());
  }
}
