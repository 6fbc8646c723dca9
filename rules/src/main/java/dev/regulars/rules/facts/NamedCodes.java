package dev.regulars.rules.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Codes as rules name them. Tills send whatever their products are called; in a rule file
 * characters that could end a quotation or mean something to a compiler may not stand. They have
 * twins that look the same and mean nothing ("full width", Unicode's block of half and full width
 * forms), and a code has those in all facts: <code>19" rack</code> is <code>19＂ rack</code>. So
 * there is no code that cannot be named, and the language stays closed.
 */
public final class NamedCodes {

  /** Plain characters that may not stand in a rule's code. */
  private static final String REPLACED = "\"$*;<=>?[\\]^`{|}~";

  private static final int FULL_WIDTH = 0xFF01 - '!';
  private static final char SLASH = '/';
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private NamedCodes() {}

  /**
   * A code as it is named in rules: the same one, where it has ordinary characters only. What
   * cannot be seen is left out, and white space is a space, with none around.
   */
  public static String named(String code) {
    for (int i = 0; i < code.length(); i++) {
      if (!isOrdinary(code, i)) {
        return rewritten(code);
      }
    }
    return code;
  }

  /** The same for what may be missing. */
  public static @Nullable String namedOrNull(@Nullable String code) {
    return code == null ? null : named(code);
  }

  /** The same for several; those that come out alike are one. */
  public static Set<String> named(Collection<String> codes) {
    Set<String> named = new LinkedHashSet<>();
    for (String code : codes) {
      named.add(named(code));
    }
    return Set.copyOf(named);
  }

  /** Names of attributes with their values; of two names that come out alike one stays. */
  public static Map<String, String> named(Map<String, String> attributes) {
    Map<String, String> named = HashMap.newHashMap(attributes.size());
    attributes.forEach((name, value) -> named.put(named(name), named(value)));
    return Map.copyOf(named);
  }

  private static boolean isOrdinary(String code, int at) {
    char c = code.charAt(at);
    if (c == ' ') {
      return at > 0 && at < code.length() - 1;
    }
    if (c == SLASH) {
      return at == 0 || code.charAt(at - 1) != SLASH;
    }
    return c > '~' ? Character.isLetter(c) : c > ' ' && REPLACED.indexOf(c) < 0;
  }

  private static String rewritten(String code) {
    StringBuilder named = new StringBuilder();
    code.codePoints()
        .forEach(
            c -> {
              if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                named.append(' ');
              } else if (isReplaced(c, named)) {
                named.append((char) (c + FULL_WIDTH));
              } else if (!isUnseen(c)) {
                named.appendCodePoint(c);
              }
            });
    return named.toString().strip();
  }

  private static boolean isReplaced(int c, StringBuilder before) {
    boolean secondSlash =
        c == SLASH && !before.isEmpty() && before.charAt(before.length() - 1) == SLASH;
    return secondSlash || (c <= '~' && REPLACED.indexOf(c) >= 0);
  }

  /** Control characters, marks that turn the direction of writing, halves of characters. */
  public static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> c != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }
}
