package dev.regulars.referral;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Codes that people read to each other. A member's own has eight random characters (23⁸ = 78
 * thousand million) and one to check them: 428K7F49N, said in threes.
 *
 * <p>The characters are those that are taken for no other one, without vowels, so that they make no
 * words. There are 23 of them, a prime: the sum weighted by 2, 3, … 10 modulo 23 finds every wrong
 * character and every two that were swapped.
 */
final class CodeText {

  static final int LENGTH_MAX = 40;

  private static final String ALPHABET = "23456789CDFHJKMNPRTVWXY";
  private static final int RANDOM = 8;

  private CodeText() {}

  /** A new code; nobody can tell it from others. */
  static String random(SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < RANDOM; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.append(check(code)).toString();
  }

  /**
   * The one form in which codes are compared, however they are typed: without case, spaces and
   * dashes, and with one character for all that look like it.
   */
  static String canonical(String typed) {
    StringBuilder code = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(CodeText::lookAlike)
        .forEach(code::appendCodePoint);
    return code.toString();
  }

  /** Whether it has the form of a member's own code, but a character is wrong. */
  static boolean isMistyped(String canonical) {
    return canonical.length() == RANDOM + 1
        && (canonical.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)
            || check(canonical.substring(0, RANDOM)) != canonical.charAt(RANDOM));
  }

  private static char check(CharSequence code) {
    int sum = 0;
    for (int i = 0; i < RANDOM; i++) {
      sum += (i + 2) * ALPHABET.indexOf(code.charAt(i));
    }
    // The last weight is 10: what makes the whole sum 0 modulo 23. 7 · 10 = 70 = 1 modulo 23.
    return ALPHABET.charAt(Math.floorMod(-sum * 7, ALPHABET.length()));
  }

  private static int lookAlike(int character) {
    return switch (character) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      case 'S' -> '5';
      case 'Z' -> '2';
      case 'B' -> '8';
      case 'U' -> 'V';
      default -> character;
    };
  }
}
