package dev.regulars.member;

import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member, as tills and support see them.
 *
 * @param memberNumber ten digits and a check digit
 * @param status {@code active} or {@code blocked}
 */
@Schema(name = "Member")
record MemberView(
    UUID id,
    @Schema(example = "61803398875") String memberNumber,
    @Nullable String externalId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable LocalDate birthday,
    List<String> cards,
    Map<String, Object> attributes,
    List<String> tags,
    @Schema(allowableValues = {"active", "blocked"}) String status,
    Instant enrolledAt,
    @Nullable TierView tier,
    BalanceView balance,
    Referral referral) {

  /** With which a member invites friends. */
  @Schema(name = "MemberInvitation")
  record Referral(@Schema(example = "428K7F49N") String code, String link) {}
}
