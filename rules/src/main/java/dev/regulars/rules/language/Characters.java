package dev.regulars.rules.language;

import dev.regulars.rules.facts.NamedCodes;
import org.jspecify.annotations.Nullable;

/** Which characters may stand where. */
public final class Characters {

  /** Besides letters and digits; none of them means anything inside a quoted literal. */
  private static final String IN_CODES = " _.,:/&+#@!%()'-";

  private static final int ASCII_MAX = 0x7F;

  private Characters() {}

  /** What is wrong with a code, null where nothing is; completes "…: complaint". */
  public static @Nullable String complaintAboutCode(String code) {
    if (code.isEmpty()) {
      return "a code is missing between the quotation marks";
    }
    if (code.length() > Bounds.CODE_LENGTH_MAX) {
      return "a code may have at most " + Bounds.CODE_LENGTH_MAX + " characters";
    }
    if (code.startsWith(" ") || code.endsWith(" ")) {
      return "a code may not begin or end with a space";
    }
    String named = NamedCodes.named(code);
    if (code.contains("//")) {
      return "// may not stand in a code; write " + named;
    }
    return code.codePoints()
        .filter(c -> !mayStandInCode(c))
        .mapToObj(c -> name(c) + " may not stand in a code; write " + named)
        .findFirst()
        .orElse(null);
  }

  /**
   * Of plain characters those that mean nothing to anybody; of all others what can be seen, since
   * nothing but text is made of them.
   */
  private static boolean mayStandInCode(int c) {
    return Character.isLetterOrDigit(c)
        || IN_CODES.indexOf(c) >= 0
        || (c > ASCII_MAX && !NamedCodes.isUnseen(c) && !isSpace(c));
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * What is wrong with a text or a name, null where nothing is.
   *
   * @param lengthMax in characters
   */
  public static @Nullable String complaintAboutText(String text, int lengthMax) {
    if (text.isEmpty()) {
      return "a text is missing between the quotation marks";
    }
    if (text.length() > lengthMax) {
      return "it may have at most " + lengthMax + " characters";
    }
    if (text.startsWith(" ") || text.endsWith(" ")) {
      return "it may not begin or end with a space";
    }
    return text.codePoints()
        .filter(Characters::isUnfitForText)
        .mapToObj(c -> name(c) + " may not stand here")
        .findFirst()
        .orElse(null);
  }

  /** Whether a character may not even stand in a comment. */
  static boolean isUnfitForFile(int character) {
    return character != '\t' && NamedCodes.isUnseen(character);
  }

  private static boolean isUnfitForText(int c) {
    return c == '"' || c == '\\' || c == '{' || c == '}' || NamedCodes.isUnseen(c);
  }

  /** How a message names a character: as itself where it can be seen. */
  static String name(int c) {
    return NamedCodes.isUnseen(c) || Character.isWhitespace(c)
        ? String.format(java.util.Locale.ROOT, "the character U+%04X", c)
        : "the character " + Character.toString(c);
  }
}
