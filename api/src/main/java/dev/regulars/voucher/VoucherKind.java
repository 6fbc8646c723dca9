package dev.regulars.voucher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a code is good for. */
public enum VoucherKind {
  /** Money off a purchase. */
  DISCOUNT,
  /** Something for nothing: over the counter, or one unit of a product in the purchase. */
  PRODUCT,
  /** A gift card: money that is spent in parts. */
  BALANCE,
  /** Points for the member who brings it. */
  POINTS;

  /** All of them, as a sentence lists them. */
  static final String NAMES =
      Arrays.stream(values()).map(VoucherKind::code).collect(Collectors.joining(", "));

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<VoucherKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
