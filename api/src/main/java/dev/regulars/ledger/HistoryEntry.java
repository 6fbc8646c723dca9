package dev.regulars.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement as the member sees it.
 *
 * @param points positive for the member, negative against
 * @param balanceAfter everything the member held afterwards
 */
@Schema(name = "HistoryEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    UUID id,
    Instant at,
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
    String text) {}
