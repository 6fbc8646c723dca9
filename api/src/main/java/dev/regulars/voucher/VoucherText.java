package dev.regulars.voucher;

import dev.regulars.rules.facts.Codes;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/**
 * How codes are written. Those made here have fourteen random characters (23¹⁴, 63 bits) and one to
 * check them, in fives: 7KCF3-M9XDH-9RTWY.
 *
 * <p>The characters are those that are taken for no other one, without vowels, so that they make no
 * words. There are 23 of them, a prime: the sum weighted by 2, 3, … 16 modulo 23 finds every wrong
 * character and every two that were swapped.
 */
final class VoucherText {

  private static final String ALPHABET = "23456789CDFHJKMNPRTVWXY";
  private static final int RANDOM = 14;
  private static final int GROUP = 5;
  private static final int LAST_WEIGHT = RANDOM + 2;

  private VoucherText() {}

  /** A new code; nobody can tell it from others. */
  static String random(SecureRandom random) {
    StringBuilder plain = new StringBuilder(RANDOM + 1);
    for (int i = 0; i < RANDOM; i++) {
      plain.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    plain.append(check(plain));
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < plain.length(); i += GROUP) {
      code.append(i == 0 ? "" : "-").append(plain, i, i + GROUP);
    }
    return code.toString();
  }

  /** The form in which codes are compared, however they are typed. */
  static String key(String typed) {
    return Codes.typedForm(typed);
  }

  /** Whether it has the form of a code that is made here, but a character is wrong. */
  static boolean isMistyped(String typed) {
    String plain =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]", "");
    return plain.length() == RANDOM + 1
        && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        && check(plain) != plain.charAt(RANDOM);
  }

  private static char check(CharSequence code) {
    int sum = 0;
    for (int i = 0; i < RANDOM; i++) {
      sum += (i + 2) * ALPHABET.indexOf(code.charAt(i));
    }
    int prime = ALPHABET.length();
    for (int last = 0; last < prime; last++) {
      if ((sum + last * LAST_WEIGHT) % prime == 0) {
        return ALPHABET.charAt(last);
      }
    }
    throw new IllegalStateException("no weight divides a prime");
  }
}
