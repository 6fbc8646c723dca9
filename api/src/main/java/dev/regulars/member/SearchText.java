package dev.regulars.member;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to find a member, read as the beginning of each key that it can be. A key
 * that it cannot be is null; names are taken apart by the database.
 *
 * @param phone with the country in front
 * @param phoneEnd the last digits of a number that was dialled without its country
 */
record SearchText(
    String typed,
    @Nullable UUID id,
    @Nullable String card,
    @Nullable String number,
    @Nullable String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String phoneEnd) {

  /** Fewer characters would be the beginning of half the members. */
  private static final int LENGTH_MIN = 2;

  static final int LENGTH_MAX = 254;
  private static final int KEY_MIN = 3;
  private static final int PHONE_END_MIN = 5;
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern CARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]+");
  private static final Pattern SPACE = Pattern.compile("\\s");

  /** One of them may be a whole family name. */
  private static final Pattern EAST_ASIAN =
      Pattern.compile("[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}]");

  /** Whether it says enough to look for somebody. */
  static boolean isEnough(String typed) {
    String text = typed.strip();
    return text.length() >= LENGTH_MIN || EAST_ASIAN.matcher(text).find();
  }

  static SearchText of(String typed, PhoneNumbers phones) {
    String text = MemberKeys.composed(typed.strip());
    String phone = fitting(PHONE, PhoneNumbers.digits(text));
    return new SearchText(
        text,
        ID.matcher(text).matches() ? UUID.fromString(text) : null,
        fitting(CARD, text.replace(" ", "")),
        fitting(NUMBER, text.replace(" ", "").replace("-", "")),
        longEnough(text),
        SPACE.matcher(text).find() ? null : longEnough(MemberKeys.lowerCase(text)),
        phone == null
            ? null
            : Objects.requireNonNullElse(phones.normal(text), phones.beginning(text)),
        phone == null || phone.startsWith("+") ? null : end(phone));
  }

  /** Without the zero of a national number, which is left out behind the country. */
  private static @Nullable String end(String phone) {
    String digits = phone.startsWith("0") ? phone.substring(1) : phone;
    return digits.length() < PHONE_END_MIN ? null : digits;
  }

  private static @Nullable String fitting(Pattern form, String text) {
    return form.matcher(text).matches() ? longEnough(text) : null;
  }

  private static @Nullable String longEnough(String text) {
    return text.length() < KEY_MIN ? null : text;
  }
}
