package dev.regulars.reward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reward as it was written, for who edits it.
 *
 * @param state said, also where the document left it out
 * @param stockLeft pieces that are neither held nor handed out, null for any number
 * @param taken pieces that are
 * @param version counts its replacements from 1
 */
@Schema(name = "Reward")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RewardView(
    String code,
    int version,
    String name,
    @Nullable String description,
    @Schema(allowableValues = {"product", "discount", "voucher", "cash", "plan", "donation"})
        String kind,
    @Nullable Long points,
    @Nullable Map<String, Long> pointsByTier,
    RewardBody.@Nullable VoucherBody voucher,
    RewardBody.@Nullable CashBody cash,
    @Nullable DiscountBody discount,
    @Nullable String plan,
    @Nullable Long stock,
    @Nullable Long stockLeft,
    long taken,
    RewardBody.@Nullable LimitBody limitPerMember,
    @Nullable Long minimumSpendMinor,
    @Nullable String validFrom,
    @Nullable String validUntil,
    @Nullable List<@Nullable String> stores,
    @Nullable List<@Nullable String> channels,
    @Nullable List<RewardBody.@Nullable HoursBody> hours,
    @Schema(allowableValues = {"draft", "active", "retired"}) String state,
    String currency) {

  static RewardView of(Rewards.Kept kept, String currency) {
    RewardBody document = kept.document();
    Reward reward = kept.reward();
    return new RewardView(
        reward.code(),
        reward.version(),
        reward.name(),
        document.description(),
        reward.kind().code(),
        document.points(),
        reward.pointsByTier().isEmpty() ? null : reward.pointsByTier(),
        document.voucher(),
        document.cash(),
        document.discount(),
        document.plan(),
        reward.stock(),
        reward.left(),
        reward.taken(),
        document.limitPerMember(),
        document.minimumSpendMinor(),
        document.validFrom(),
        document.validUntil(),
        document.stores(),
        document.channels(),
        document.hours(),
        reward.state().code(),
        currency);
  }

  /** The tag of this state of it. */
  String etag() {
    return etag(version);
  }

  static String etag(int version) {
    return "\"" + version + "\"";
  }
}
