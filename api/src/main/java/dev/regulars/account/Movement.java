package dev.regulars.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why points move.
 *
 * @param at when it is booked
 * @param occasion what it is made for, null for what days do by themselves
 * @param corrects the transfer that it puts right, null for none
 * @param rule the rule, where it was exactly one
 * @param said the reason, for the member's history
 */
public record Movement(
    Instant at,
    Kind kind,
    @Nullable Occasion occasion,
    @Nullable UUID corrects,
    @Nullable String rule,
    MovementText said) {

  /**
   * What points move for.
   *
   * @param id of the purchase, return, event, reversal or adjustment
   * @param purchaseId the purchase it belongs to, null for none
   * @param occurredAt when it happened, which may be long before it is booked
   * @param store where it happened, null for nowhere
   */
  public record Occasion(
      UUID id, @Nullable UUID purchaseId, Instant occurredAt, @Nullable String store) {}

  /** What a day does by itself. */
  static Movement byTime(Instant at, Kind kind, MovementText said) {
    return new Movement(at, kind, null, null, null, said);
  }

  @Nullable UUID sourceId() {
    return occasion == null ? null : occasion.id();
  }

  @Nullable UUID purchaseId() {
    return occasion == null ? null : occasion.purchaseId();
  }

  @Nullable Instant occurredAt() {
    return occasion == null ? null : occasion.occurredAt();
  }

  @Nullable String store() {
    return occasion == null ? null : occasion.store();
  }

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
