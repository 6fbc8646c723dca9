package dev.regulars.member;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/**
 * Makes up the codes that a member gets. They are random, so that none tells how many members there
 * are or leads to another; the database refuses the rare one that is taken, and the enrolment is
 * tried again.
 */
@Component
class MemberCodes {

  /** Without those that look or sound like others. */
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int REFERRAL_LENGTH = 8;
  private static final long NUMBERS = 100_000_000_000L;

  private final SecureRandom random = new SecureRandom();

  /** Twelve digits, the last of which checks the others (Luhn, ISO/IEC 7812-1 annex B). */
  String memberNumber() {
    String digits = "%011d".formatted(random.nextLong(NUMBERS));
    return digits + checkDigit(digits);
  }

  /** A code to tell a friend on the telephone. */
  String referralCode() {
    StringBuilder code = new StringBuilder(REFERRAL_LENGTH);
    for (int i = 0; i < REFERRAL_LENGTH; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }
}
