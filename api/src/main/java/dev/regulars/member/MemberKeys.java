package dev.regulars.member;

import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
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
          "[^\\s\\p{Z}@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s\\p{Z}@<>\"(),:;\\[\\]\\\\.]+(\\.[^\\s\\p{Z}@<>\"(),:;\\[\\]\\\\.]+)+");
  private static final Pattern CARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,39}");

  // Without the transition of 2003, which made ss of a sharp s: they are two domains.
  private static final IDNA DOMAINS =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);

  /** Marks that nobody sees: they come with what is copied, and would make two of one. */
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cf}\\s]");
  private static final Pattern AROUND = Pattern.compile("^" + SPACES + "+|" + SPACES + "+$");

  private MemberKeys() {}

  /** Without outer spaces of any kind. */
  private static String trimmed(String typed) {
    return AROUND.matcher(typed).replaceAll("");
  }

  /**
   * An e-mail address in lower case, with composed letters, and with its domain as people read it:
   * {@code käse.example}, be it typed so or as {@code xn--kse-qla.example}.
   */
  static @Nullable String email(String typed) {
    String email = lowerCase(composed(trimmed(typed)));
    int at = email.lastIndexOf('@');
    if (at < 0) {
      return null;
    }
    String name = UNSEEN.matcher(email.substring(0, at)).replaceAll("");
    String whole = name + '@' + domain(email.substring(at + 1));
    return whole.length() <= EMAIL_MAX && EMAIL.matcher(whole).matches() ? whole : null;
  }

  /** A domain in Unicode; as it is where it is none, which the form of an address refuses. */
  private static String domain(String typed) {
    IDNA.Info info = new IDNA.Info();
    String domain = DOMAINS.nameToUnicode(typed, new StringBuilder(), info).toString();
    return info.hasErrors() ? typed : domain;
  }

  /** A text with composed letters: ü is one character, however it was typed. */
  static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** As the letters of an e-mail address are kept. */
  static String lowerCase(String typed) {
    return typed.toLowerCase(Locale.ROOT);
  }

  /** A card number without the spaces that are printed for reading. */
  static @Nullable String card(String typed) {
    String card = SPACES.matcher(typed).replaceAll("");
    return CARD.matcher(card).matches() ? card : null;
  }

  /** An identifier of another system, as it is but for composed letters. */
  static @Nullable String externalId(String typed) {
    String id = composed(UNSEEN.matcher(trimmed(typed)).replaceAll(""));
    boolean fits = !id.isEmpty() && id.length() <= EXTERNAL_ID_MAX;
    return fits && id.chars().noneMatch(Character::isISOControl) ? id : null;
  }

  /** A member number without spaces and dashes, where its check digit fits. */
  static @Nullable String memberNumber(String typed) {
    String number = SPACES.matcher(typed).replaceAll("").replace("-", "");
    return MemberNumbers.isNumber(number) ? number : null;
  }
}
