package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A purchase in a list.
 *
 * @param memberId missing for an anonymous purchase
 * @param memberName missing too where the member said none
 * @param points accrued when it was recorded (or claimed)
 * @param returned whether all of it was returned
 */
@Schema(name = "PurchaseSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurchaseSummary(
    UUID id,
    String store,
    String register,
    String receipt,
    Instant occurredAt,
    @Nullable UUID memberId,
    @Nullable String memberName,
    long totalMinor,
    String currency,
    long points,
    boolean returned) {

  /** The same with the member's name. */
  PurchaseSummary by(@Nullable String name) {
    return new PurchaseSummary(
        id,
        store,
        register,
        receipt,
        occurredAt,
        memberId,
        name,
        totalMinor,
        currency,
        points,
        returned);
  }
}
