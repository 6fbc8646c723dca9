package dev.regulars.account;

import java.util.Locale;

/** Why a tier is held that was not before. */
public enum TierCause {
  /** The standing reached it. */
  REACHED,
  /** What led to the one before was returned or reversed. */
  TAKEN_BACK,
  /** It came to its end and is kept for another time. */
  KEPT,
  /** The one before came to its end. */
  ENDED,
  /** Somebody gave it. */
  GIVEN;

  /** The name in events and the audit log. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
