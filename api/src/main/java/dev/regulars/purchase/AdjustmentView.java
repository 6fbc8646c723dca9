package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.account.Adjustment;
import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment as it is listed.
 *
 * @param by who asked for it
 * @param decidedBy who approved, rejected or cancelled it; missing where nobody did
 */
@Schema(name = "ListedAdjustment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AdjustmentView(
    UUID id,
    UUID memberId,
    long points,
    String reason,
    Adjustment.State state,
    Who by,
    Instant at,
    @Nullable Who decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String decision) {

  static AdjustmentView of(Adjustment one) {
    Adjustment.Settled settled = one.settled();
    return new AdjustmentView(
        one.id(),
        one.memberId(),
        one.points(),
        one.reason(),
        one.state(),
        one.by(),
        one.at(),
        settled == null ? null : settled.by(),
        settled == null ? null : settled.at(),
        settled == null ? null : settled.reason());
  }
}
