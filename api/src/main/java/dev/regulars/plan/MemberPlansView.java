package dev.regulars.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's plans, and what became of them.
 *
 * @param plans those that run or are paused first, then those that ended
 * @param history newest first; at most 100
 */
@Schema(name = "MemberPlans")
record MemberPlansView(List<MemberPlanView> plans, List<ChangeView> history) {

  /**
   * What became of a plan.
   *
   * @param until its last day since then, missing for no end
   * @param sourceId the purchase, return or redemption, missing for none
   * @param refundMinor what belonged to days that were given up, missing where nobody asked
   * @param by who did it, missing for purchases and the time
   */
  @Schema(name = "MemberPlanChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChangeView(
      Instant at,
      String plan,
      @Schema(
              allowableValues = {
                "started",
                "renewed",
                "cancelled",
                "paused",
                "resumed",
                "shortened",
                "ended"
              })
          String action,
      @Schema(
              allowableValues = {
                "bought",
                "trial",
                "given",
                "points",
                "by-hand",
                "cancelled",
                "returned",
                "charged-back",
                "over"
              })
          String cause,
      @Nullable LocalDate until,
      @Nullable UUID sourceId,
      @Nullable Long refundMinor,
      @Nullable Who by,
      @Nullable String reason) {}
}
