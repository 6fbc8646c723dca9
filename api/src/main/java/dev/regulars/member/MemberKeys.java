package dev.regulars.member;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which each key of a member is kept and looked for, whatever way it was typed.
 * What does not have the form is null.
 */
final class MemberKeys {

  static final int EXTERNAL_ID_MAX = 100;
  private static final int EMAIL_MAX =
      254; // RFC 5321, section 4.5.3.1.3, without the angle brackets
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\.]+(\\.[^\\s@<>\"(),:;\\[\\]\\\\.]+)+");
  private static final Pattern PHONE_PUNCTUATION = Pattern.compile("[\\s().\\-/\\u2010-\\u2015]");
  private static final Pattern PHONE =
      Pattern.compile("\\+?[0-9]{5,15}"); // E.164: at most 15 digits
  private static final Pattern CARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,39}");

  private MemberKeys() {}

  /** An e-mail address in lower case. */
  static @Nullable String email(String typed) {
    String email = lowerCase(typed.strip());
    return email.length() <= EMAIL_MAX && EMAIL.matcher(email).matches() ? email : null;
  }

  /**
   * A phone number as digits, behind a plus where the country is part of it ({@code 0049…} and
   * {@code +49…} are the same). A national number stays one: which country it belongs to is not
   * guessed.
   */
  static @Nullable String phone(String typed) {
    String phone = withoutPhonePunctuation(typed);
    return PHONE.matcher(phone).matches() ? phone : null;
  }

  /** As a phone number is written in normal form, be it one or the beginning of one. */
  static String withoutPhonePunctuation(String typed) {
    String digits = PHONE_PUNCTUATION.matcher(typed.strip()).replaceAll("");
    return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
  }

  /** As the letters of an e-mail address are kept. */
  static String lowerCase(String typed) {
    return typed.toLowerCase(Locale.ROOT);
  }

  /** A card number without the spaces that are printed for reading. */
  static @Nullable String card(String typed) {
    String card = typed.replace(" ", "");
    return CARD.matcher(card).matches() ? card : null;
  }

  /** An identifier of another system, as it is. */
  static @Nullable String externalId(String typed) {
    String id = typed.strip();
    boolean fits = !id.isEmpty() && id.length() <= EXTERNAL_ID_MAX;
    return fits && id.chars().noneMatch(Character::isISOControl) ? id : null;
  }

  /** A member number without spaces and dashes, where its check digit fits. */
  static @Nullable String memberNumber(String typed) {
    String number = typed.replace(" ", "").replace("-", "");
    return MemberNumbers.isNumber(number) ? number : null;
  }

  /** A referral code in capitals, without spaces and dashes. */
  static String referralCode(String typed) {
    return typed.strip().replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
  }
}
