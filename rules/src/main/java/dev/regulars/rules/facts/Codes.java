package dev.regulars.rules.facts;

import dev.regulars.rules.LookAlikes;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When two codes mean the same. Whoever sets up a till and whoever writes a rule are different
 * people: {@code Gift-Card} and {@code gift-card} are one category. Each kind of code has a form
 * that is compared; what is shown is what was written.
 */
public final class Codes {

  private static final Pattern SPACES_AND_DASHES =
      Pattern.compile("[\\p{Z}\\s\\p{Pd}_]+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Spaces of all kinds, and marks that nobody sees. */
  private static final String UNSEEN = "[\\p{Z}\\p{Cf}\\s]";

  private static final Pattern AROUND = Pattern.compile("^" + UNSEEN + "+|" + UNSEEN + "+$");
  private static final Pattern MARKS = Pattern.compile("\\p{Cf}");

  private Codes() {}

  /**
   * The form of categories, brands, stores, channels and tags: without regard to case, outer spaces
   * of any kind, marks that nobody sees, and composed letters. {@code SÜSSES} is {@code Süßes}.
   */
  public static String plain(String code) {
    if (isPlain(code)) {
      return code;
    }
    if (isAscii(code)) {
      return code.strip().toLowerCase(Locale.ROOT);
    }
    String seen = MARKS.matcher(Normalizer.normalize(code, Normalizer.Form.NFC)).replaceAll("");
    // By capitals, which are the same for letters that have several small forms.
    return trimmed(seen).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** The form of products: exact but for outer spaces of any kind and composed letters. */
  public static String product(String code) {
    return isAscii(code) && !isPadded(code)
        ? code
        : trimmed(Normalizer.normalize(code, Normalizer.Form.NFC));
  }

  /** Also without the spaces and marks that come with what is copied from a page or a sheet. */
  private static String trimmed(String code) {
    return AROUND.matcher(code).replaceAll("");
  }

  /** Whether two categories, brands, stores, channels or tags are one. */
  public static boolean same(String code, String other) {
    return code.equals(other) || plain(code).equals(plain(other));
  }

  /** Whether one of these is the same. */
  static boolean amongPlain(Collection<String> codes, String other) {
    if (codes.contains(other)) {
      return true;
    }
    for (String code : codes) {
      if (same(code, other)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether what was typed is the code of a voucher or promotion, as people type them: in any case
   * and width, with or without spaces and dashes, and with letters that look like the right ones.
   */
  public static boolean typed(String typed, String code) {
    return typed.equals(code) || typedForm(typed).equals(typedForm(code));
  }

  /** Equal for codes that people take for the same; nothing that should be shown. */
  public static String typedForm(String code) {
    String wide = Normalizer.normalize(code, Normalizer.Form.NFKC);
    return LookAlikes.skeleton(SPACES_AND_DASHES.matcher(wide).replaceAll(""));
  }

  /** As nearly all codes are: nothing has to be made anew. */
  private static boolean isPlain(String code) {
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c > 0x7f || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return !isPadded(code);
  }

  private static boolean isAscii(String code) {
    for (int i = 0; i < code.length(); i++) {
      if (code.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPadded(String code) {
    return !code.isEmpty()
        && (Character.isWhitespace(code.charAt(0))
            || Character.isWhitespace(code.charAt(code.length() - 1)));
  }
}
