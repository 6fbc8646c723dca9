package dev.regulars.insight;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a code in the catalogue names, as the vocabulary of rules calls it. */
enum CodeKind {
  CATEGORY,
  PRODUCT,
  BRAND,
  STORE,
  REGISTER,
  CHANNEL,
  /** A code that the customer presents. */
  CODE,
  /** A value of the purchase attribute {@code paymentMethod}. */
  PAYMENT_METHOD,
  /** The name of a purchase's attribute. */
  ATTRIBUTE,
  /** The name of an event that is no purchase. */
  EVENT,
  EVENT_ATTRIBUTE,
  /** A tag that a rule put on a member. */
  TAG,
  /** A type of voucher that a rule issued. */
  VOUCHER,
  /** A tag of a store; not counted, but asked of the stores. */
  STORE_TAG,
  /** The name of a member's attribute; not counted, but asked of the newest members. */
  MEMBER_ATTRIBUTE;

  /** As it stands in the address and in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static @Nullable CodeKind of(String code) {
    for (CodeKind kind : values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    return null;
  }
}
