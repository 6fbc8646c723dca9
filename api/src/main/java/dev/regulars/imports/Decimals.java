package dev.regulars.imports;

import dev.regulars.programme.MajorUnits;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a file. */
final class Decimals {

  /** How a file writes its numbers. */
  enum Sign {
    /** 1234.50, and nothing that could be read in two ways: what is read when nothing was said. */
    PLAIN('.', ""),
    /** 1,234.50 or 1234.50. */
    DOT('.', ","),
    /** 1.234,50 or 1234,50. */
    COMMA(',', ".");

    private final char decimal;
    private final String grouping;
    private final Pattern form;

    Sign(char decimal, String grouping) {
      this.decimal = decimal;
      this.grouping = grouping;
      String whole = "[0-9]{1,15}";
      String groups = "[0-9]{1,3}(?:" + Pattern.quote(grouping) + "[0-9]{3}){1,4}";
      this.form =
          Pattern.compile(
              "[+-]?(?:%s)(?:%s[0-9]{1,9})?"
                  .formatted(
                      grouping.isEmpty() ? whole : whole + "|" + groups,
                      Pattern.quote(String.valueOf(decimal))));
    }

    /** The number, null where the text is none: no exponent, no spaces, groups of three only. */
    @Nullable BigDecimal read(String text) {
      return form.matcher(text).matches()
          ? new BigDecimal(text.replace(grouping, "").replace(decimal, '.'))
          : null;
    }

    /** A number written this way, to show. */
    String example() {
      return "2" + decimal + "55";
    }
  }

  private Decimals() {}

  /** An amount in minor units, null where it is finer than the currency. */
  static @Nullable Long minor(BigDecimal major, int digits) {
    BigDecimal minor = major.movePointRight(digits).stripTrailingZeros();
    // 15 digits and at most 4 more of a currency: it fits.
    return minor.scale() > 0 ? null : minor.longValueExact();
  }

  /** An amount in minor units, exact. */
  static BigDecimal exactMinor(BigDecimal major, int digits) {
    return major.movePointRight(digits);
  }

  /** Digits of a currency after the dot. */
  static int digits(String currency) {
    return MajorUnits.digits(currency);
  }
}
