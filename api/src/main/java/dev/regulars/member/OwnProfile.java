package dev.regulars.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as they see themselves: what they said, what they have, and with what they invite. Tags
 * and attributes, which are the programme's, are not there.
 *
 * @param memberNumber ten digits and a check digit
 * @param language in which they want to be spoken to, {@code en} or {@code de}; missing for the
 *     browser's
 * @param welcome what the programme says to who is in the tier, missing for nothing
 */
@Schema(name = "OwnProfile")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnProfile(
    UUID id,
    @Schema(example = "61803398875") String memberNumber,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable LocalDate birthday,
    @Schema(allowableValues = {"en", "de"}) @Nullable String language,
    List<String> cards,
    @Schema(allowableValues = {"active", "blocked"}) String status,
    Instant enrolledAt,
    @Nullable TierView tier,
    @Nullable String welcome,
    BalanceView balance,
    Invitation referral) {

  /** With which they invite friends. */
  @Schema(name = "OwnProfileInvitation")
  public record Invitation(@Schema(example = "428K7F49N") String code, String link) {}

  static OwnProfile of(MemberView member, @Nullable String welcome) {
    return new OwnProfile(
        member.id(),
        member.memberNumber(),
        member.name(),
        member.email(),
        member.phone(),
        member.birthday(),
        member.attributes().get(OwnProfiles.LANGUAGE) instanceof String language ? language : null,
        member.cards(),
        member.status(),
        member.enrolledAt(),
        member.tier(),
        welcome,
        member.balance(),
        new Invitation(member.referral().code(), member.referral().link()));
  }
}
