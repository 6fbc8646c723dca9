package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement as the member sees it.
 *
 * @param at when it was booked
 * @param occurredAt when the purchase, return or event behind it happened, null for the moment of
 *     booking or where there is none
 * @param points positive for the member, negative against
 * @param balanceAfter everything the member held afterwards
 */
@Schema(name = "HistoryEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    UUID id,
    @Schema(description = "When it was booked") Instant at,
    @Schema(
            description =
                "When the purchase, return or event behind it happened, where that is not the"
                    + " moment of booking")
        @Nullable Instant occurredAt,
    @Schema(
            allowableValues = {
              "accrual",
              "return",
              "redemption",
              "expiry",
              "adjustment",
              "referral",
              "transfer"
            })
        String kind,
    long points,
    long balanceAfter,
    @Nullable UUID purchaseId,
    @Nullable String rule,
    String text) {

  /** The same in other words. */
  HistoryEntry saying(String other) {
    return new HistoryEntry(
        id, at, occurredAt, kind, points, balanceAfter, purchaseId, rule, other);
  }
}
