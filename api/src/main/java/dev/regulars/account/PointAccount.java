package dev.regulars.account;

import java.util.Locale;

/** The accounts that points move between. */
enum PointAccount {
  PENDING(true),
  AVAILABLE(true),
  RESERVED(true),
  ISSUED(false),
  REDEEMED(false),
  EXPIRED(false),
  ADJUSTED(false),
  /** On their way from one member to another: nothing stays there. */
  TRANSFERRED(false);

  private final boolean members;

  PointAccount(boolean members) {
    this.members = members;
  }

  /** Whether each member has one, as against one for the whole programme. */
  boolean members() {
    return members;
  }

  /** The name in the database and in answers. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PointAccount of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
