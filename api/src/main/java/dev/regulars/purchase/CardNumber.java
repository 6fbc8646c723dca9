package dev.regulars.purchase;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what looks like the number of a payment card: 13 to 19 digits whose check digit is right
 * (ISO/IEC 7812-1), alone with spaces, dots and dashes between, or within a longer text where no
 * letter touches them. Such a number must not be stored (PCI DSS, requirement 3).
 */
final class CardNumber {

  private static final Pattern BETWEEN = Pattern.compile("[\\s.\\-\\u2010-\\u2015]");
  private static final Pattern ALONE = Pattern.compile("[0-9]{13,19}");
  private static final Pattern WITHIN =
      Pattern.compile("(?<![0-9A-Za-z])[0-9]{13,19}(?![0-9A-Za-z])");

  private CardNumber() {}

  /** Whether there is one in the text. */
  static boolean isIn(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String alone = BETWEEN.matcher(plain).replaceAll("");
    if (ALONE.matcher(alone).matches() && isRight(alone)) {
      return true;
    }
    Matcher within = WITHIN.matcher(plain);
    while (within.find()) {
      if (isRight(within.group())) {
        return true;
      }
    }
    return false;
  }

  /** Luhn's formula. */
  private static boolean isRight(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
