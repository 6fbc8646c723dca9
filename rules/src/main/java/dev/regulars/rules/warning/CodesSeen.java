package dev.regulars.rules.warning;

import org.jspecify.annotations.Nullable;

/** Which codes purchases and members have had; asked for {@link Warnings#codes} only. */
public interface CodesSeen {

  /**
   * Whether something had a code, or it is not looked after.
   *
   * @param kind what it names, as the vocabulary says
   */
  boolean isKnown(String kind, String code);

  /** One that something had and that looks like a code that nothing had; null for none. */
  default @Nullable String lookAlike(String kind, String code) {
    return null;
  }
}
