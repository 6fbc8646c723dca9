package dev.regulars.purchase;

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
}
