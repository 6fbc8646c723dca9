package dev.regulars.imports;

/** Why rows are skipped: the names under {@code rowsSkipped}. */
final class Reasons {

  static final String NOT_A_PRODUCT = "not-a-product";
  static final String ZERO_QUANTITY = "zero-quantity";
  static final String ZERO_PRICE = "zero-price";
  static final String ANONYMOUS = "anonymous";
  static final String UNKNOWN_MEMBER = "unknown-member";
  static final String RETURN_WITHOUT_MEMBER = "return-without-member";
  static final String RETURN_WITHOUT_PURCHASE = "return-without-purchase";

  private Reasons() {}
}
