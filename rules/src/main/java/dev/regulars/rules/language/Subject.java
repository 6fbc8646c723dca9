package dev.regulars.rules.language;

/** What a sentence, and with it a rule, is about. */
public enum Subject {
  /** Fits every rule, whatever it is about. */
  ANY("any"),
  /** Fits rules about purchases and rules about other events, but not tier rules. */
  HAPPENING("happening"),
  /** Makes sense for a purchase only. */
  PURCHASE("purchase"),
  /** Makes sense for an event that is no purchase. */
  EVENT("event"),
  /** Takes money off a purchase. */
  DISCOUNT("discount"),
  /** Makes sense for a member's standing in the qualification period. */
  TIER("tier");

  private final String code;

  Subject(String code) {
    this.code = code;
  }

  /** What a vocabulary calls it. */
  public String code() {
    return code;
  }

  /** Whether a sentence of this subject may stand in a rule about {@code rule}. */
  boolean fits(Subject rule) {
    return this == ANY
        || this == rule
        || (this == HAPPENING && rule != TIER)
        || (this == PURCHASE && rule == DISCOUNT);
  }
}
