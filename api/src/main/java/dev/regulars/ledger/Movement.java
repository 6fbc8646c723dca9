package dev.regulars.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why points move.
 *
 * @param at when it is booked
 * @param sourceId the purchase, return, event or adjustment that causes it
 * @param purchaseId the purchase it belongs to, null for none
 * @param corrects the transfer that it puts right, null for none
 * @param rule the rule, where it was exactly one
 * @param text the reason, for the member's history
 */
public record Movement(
    Instant at,
    Kind kind,
    @Nullable UUID sourceId,
    @Nullable UUID purchaseId,
    @Nullable UUID corrects,
    @Nullable String rule,
    String text) {

  /** The kinds of movement in a member's history. */
  public enum Kind {
    ACCRUAL,
    RETURN,
    REDEMPTION,
    EXPIRY,
    ADJUSTMENT,
    REFERRAL,
    TRANSFER;

    /** The name in the database and in answers. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
