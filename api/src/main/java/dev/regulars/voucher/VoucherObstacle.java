package dev.regulars.voucher;

import java.util.Locale;

/** Why a code cannot be used: a closed list. */
public enum VoucherObstacle {
  UNKNOWN("There is no such code."),
  NOT_YET("It cannot be used yet."),
  EXPIRED("It cannot be used any more: its last day is over."),
  USED("It was used before."),
  VOID("It was taken back: what it came from was returned or cancelled."),
  WRONG_MEMBER("It is another member's, or needs a member: scan the card of who it was given to."),
  WRONG_STORE("Other stores take it."),
  WRONG_PRODUCTS("Nothing in the purchase that it takes money off."),
  MINIMUM_SPEND("It takes a purchase of a least amount."),
  LIMIT_REACHED("Vouchers of its kind were used as often as they may be."),
  NOT_COMBINABLE("It cannot be used together with another voucher.");

  private final String text;

  VoucherObstacle(String text) {
    this.text = text;
  }

  /** The name in answers. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a till is told. */
  public String text() {
    return text;
  }

  /** What is told of a code that is unknown: perhaps it was mistyped. */
  public static String unknown(String typed) {
    return VoucherText.isMistyped(typed)
        ? "A character of the code is wrong. Type it again."
        : UNKNOWN.text;
  }
}
