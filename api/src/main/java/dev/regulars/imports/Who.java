package dev.regulars.imports;

import java.util.UUID;

/** Whom a receipt is of. */
sealed interface Who {

  /** Nobody is named. */
  record Nobody() implements Who {}

  /** A member. */
  record Known(UUID id) implements Who {}

  /** Somebody whom the programme does not know. */
  record Unknown() implements Who {}

  /**
   * A text that cannot name anybody.
   *
   * @param reason what is wrong with it
   */
  record Unreadable(String reason) implements Who {}
}
