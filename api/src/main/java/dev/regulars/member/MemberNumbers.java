package dev.regulars.member;

import java.math.BigInteger;

/**
 * Numbers that people read to each other. They are made from a sequence, spread over their whole
 * range by multiplying modulo its size: unique without looking.
 */
final class MemberNumbers {

  private static final int DIGITS = 10;
  private static final BigInteger NUMBERS = BigInteger.TEN.pow(DIGITS);
  private static final BigInteger NUMBER_STEP = BigInteger.valueOf(6_180_339_887L);

  /**
   * The quasigroup of H. Michael Damm, "Total anti-symmetrische Quasigruppen" (2004), p. 111: its
   * check digit finds every wrong digit and every two that were swapped.
   */
  private static final int[][] DAMM = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
  };

  private MemberNumbers() {}

  /** The member number of a place in the sequence: ten digits and a check digit. */
  static String number(long sequence) {
    String digits = "%010d".formatted(spread(sequence, NUMBER_STEP, NUMBERS));
    return digits + interim(digits);
  }

  /** Whether a text is a member number, by its length and check digit. */
  static boolean isNumber(String text) {
    return text.length() == DIGITS + 1
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && interim(text) == 0;
  }

  /** One to one on the range, as the step shares no factor with its size. */
  private static BigInteger spread(long sequence, BigInteger step, BigInteger size) {
    return BigInteger.valueOf(sequence).multiply(step).mod(size);
  }

  private static int interim(String digits) {
    int interim = 0;
    for (int i = 0; i < digits.length(); i++) {
      interim = DAMM[interim][digits.charAt(i) - '0'];
    }
    return interim;
  }
}
