package dev.regulars.rules.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask about a friend who was invited. A referral is an event of this {@link #EVENT
 * name} for each of its two sides; the numbers are attributes of it, so that they are kept with it.
 * Nothing among them says who the other side is.
 */
public final class ReferralNumbers {

  /** The name of the event. */
  public static final String EVENT = "referral";

  /** Whose event it is: {@code referrer} or {@code friend}. */
  public static final String SIDE = "side";

  /** The side of who invited. */
  public static final String REFERRER = "referrer";

  /** The side of who was invited. */
  public static final String FRIEND = "friend";

  /** The code that the friend joined with. */
  public static final String CODE = "code";

  /** How many purchases the friend has made, the one that it is about included; 0 for none. */
  public static final String PURCHASES = "purchases";

  /** The total of the purchase that it is about, in minor units. */
  public static final String PURCHASE_MINOR = "purchaseMinor";

  /** What the friend has spent in all, in minor units. */
  public static final String SPENT_MINOR = "spentMinor";

  /** Days between joining and the purchase. */
  public static final String DAYS = "days";

  /** The how many-th friend of the referrer this is for whom what was promised is given. */
  public static final String BROUGHT = "brought";

  /** Names of what speaks for a closer look, with commas between; missing for nothing. */
  public static final String SIGNALS = "signals";

  /** What these weigh together. */
  public static final String WEIGHT = "weight";

  private ReferralNumbers() {}

  /** A number about the friend; -1 for another event, and where it was not said. */
  static long of(Happening happening, String name) {
    String number = text(happening, name);
    try {
      return number == null ? -1 : Long.parseLong(number);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static @Nullable String text(Happening happening, String name) {
    Map<String, String> attributes = happening.attributes();
    return happening.event().equals(EVENT) ? attributes.get(name) : null;
  }
}
