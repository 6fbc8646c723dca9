package dev.regulars.imports;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a file. */
final class Decimals {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?");

  private Decimals() {}

  /** The number, null where the text is none: digits, a dot, no grouping, no exponent. */
  static @Nullable BigDecimal read(String text) {
    return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /** An amount in minor units, null where it is finer than the currency. */
  static @Nullable Long minor(BigDecimal major, int digits) {
    BigDecimal minor = major.movePointRight(digits).stripTrailingZeros();
    // 15 digits and at most 4 more of a currency: it fits.
    return minor.scale() > 0 ? null : minor.longValueExact();
  }

  /** Digits of a currency after the dot; 2 for those that have none of their own, such as gold. */
  static int digits(String currency) {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return digits < 0 ? 2 : digits;
  }
}
