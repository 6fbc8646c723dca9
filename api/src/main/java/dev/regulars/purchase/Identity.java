package dev.regulars.purchase;

import dev.regulars.shared.Idempotency;
import java.util.UUID;

/** What a caller may post again and mean the same: booked once, however often it comes. */
sealed interface Identity {

  /** A purchase's, for ever. */
  record Receipt(String store, String register, String receipt) implements Identity {}

  /**
   * An event's.
   *
   * @param key the caller's scope and {@code Idempotency-Key}, or anything unique
   */
  record EventKey(String key) implements Identity {}

  /**
   * A return's, for ever.
   *
   * @param part 0 but for the rests of one that was booked in part
   */
  record ReturnReceipt(String store, String returnReceipt, int part) implements Identity {}

  /** A purchase is claimed once. */
  record Claim(UUID purchaseId) implements Identity {}

  /** An event is reversed once. */
  record EventReversal(UUID eventId) implements Identity {}

  /** A redemption is confirmed, cancelled and wholly given back once. */
  record RedemptionStep(UUID redemptionId, SettleRedemption.Step step) implements Identity {}

  /** A request's, for as long as its key is kept. */
  record RequestKey(Idempotency.Request request) implements Identity {}

  /** Releases of one member are the same at any moment; they leave no trace but their movements. */
  record BringUp(UUID memberId) implements Identity {}
}
