package dev.regulars.programme;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as price tags write them, {@code 1.799}, beside minor units. */
public final class MajorUnits {

  private MajorUnits() {}

  /** Digits of a currency after the dot; 2 for those that have none of their own, such as gold. */
  public static int digits(String currency) {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return digits < 0 ? 2 : digits;
  }

  /** An amount in minor units, exact: it may be finer than they are. */
  public static BigDecimal minor(BigDecimal major, String currency) {
    return major.movePointRight(digits(currency));
  }

  /** An amount of minor units in major ones, with all its digits: {@code 2.50}, {@code 1.799}. */
  public static String text(BigDecimal minor, String currency) {
    int digits = digits(currency);
    BigDecimal major = minor.movePointLeft(digits).stripTrailingZeros();
    return major.setScale(Math.max(digits, major.scale())).toPlainString();
  }
}
