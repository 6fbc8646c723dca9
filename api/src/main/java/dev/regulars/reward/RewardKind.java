package dev.regulars.reward;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a member gets for points. */
public enum RewardKind {
  /** Something over the counter. */
  PRODUCT,
  /** Money off a purchase. */
  DISCOUNT,
  /** A code for later. */
  VOUCHER,
  /** Money's worth, as many points as the member likes. */
  CASH,
  /** A term of a paid membership. */
  PLAN,
  /** Nothing for the member: somebody else has it. */
  DONATION;

  /** All of them, as a sentence lists them. */
  static final String NAMES =
      Arrays.stream(values()).map(RewardKind::code).collect(Collectors.joining(", "));

  /** The name in the database and in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RewardKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
