package dev.regulars.member;

import dev.regulars.tier.Holding;
import dev.regulars.tier.TierView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member in a list.
 *
 * @param tier the tier held, without what is missing for the next
 * @param available points that can be spent
 */
@Schema(name = "MemberSummary")
record MemberSummary(
    UUID id,
    @Schema(example = "61803398875") String memberNumber,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable TierView tier,
    long available,
    @Schema(allowableValues = {"active", "blocked"}) String status,
    Instant enrolledAt) {

  /** The same with what the member has. */
  MemberSummary with(Holding holding) {
    return new MemberSummary(
        id,
        memberNumber,
        name,
        email,
        phone,
        holding.tier(),
        holding.available(),
        status,
        enrolledAt);
  }
}
