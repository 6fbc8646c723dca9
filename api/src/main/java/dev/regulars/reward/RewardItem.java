package dev.regulars.reward;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.ProgrammeSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reward as a till and its customer see it.
 *
 * @param points its price for the member, of cash the least; missing where it has none for them
 * @param valueMinor what the price costs the programme: of cash what it pays out, of others what
 *     the points are worth; missing where there is no price
 * @param affordable whether the member has the points; missing where nobody was named
 * @param available whether nothing but points stands against it
 * @param reason why it cannot be had, missing where it can
 * @param stockLeft pieces left, missing for any number
 */
@Schema(name = "RewardItem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RewardItem(
    String code,
    String name,
    @Schema(allowableValues = {"product", "discount", "voucher", "cash", "plan", "donation"})
        String kind,
    @Nullable Long points,
    @Nullable Long valueMinor,
    @Nullable Boolean affordable,
    boolean available,
    @Schema(
            allowableValues = {
              "draft",
              "retired",
              "not-yet",
              "expired",
              "wrong-store",
              "wrong-channel",
              "wrong-hour",
              "out-of-stock",
              "member-blocked",
              "wrong-tier",
              "limit-reached",
              "minimum-spend",
              "insufficient-points"
            })
        @Nullable String reason,
    String description,
    @Schema(allowableValues = {"draft", "active", "retired"}) String state,
    @Nullable Long stockLeft,
    String currency) {

  static RewardItem of(Reward reward, Offer offer, ProgrammeSettings settings) {
    Reward.Cash cash = reward.cash();
    Long points = offer.points();
    Offer.Obstacle reason = offer.reason();
    return new RewardItem(
        reward.code(),
        reward.name(),
        reward.kind().code(),
        points,
        points == null
            ? null
            : cash == null ? points * settings.pointValueMinor() : cash.worth(points),
        offer.affordable(),
        offer.available(),
        reason == null ? null : reason.code(),
        reward.description(),
        reward.state().code(),
        reward.left(),
        settings.currency());
  }
}
