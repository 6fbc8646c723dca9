package dev.regulars.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A literal of DRL.
 *
 * @param source as it stands in DRL
 * @param value a {@link Long}, {@link Integer}, {@link Boolean} or {@link String}
 */
record Literal(String source, Object value) {

  /** The only literals there are. A text has nothing in it that could end it or escape. */
  static final String PATTERN =
      "(?:-?[0-9]{1,18}L|[0-9]{1,9}|true|false|\"[^\"\\\\{}$\\p{Cntrl}]*\")";

  static final String LIST = "(?:" + PATTERN + "(?:, " + PATTERN + ")*+)?";

  private static final Pattern ONE = Pattern.compile(PATTERN);

  /** Reads a literal that has the form of {@link #PATTERN}. */
  static Literal of(String source) {
    if (source.startsWith("\"")) {
      return new Literal(source, source.substring(1, source.length() - 1));
    }
    if (source.endsWith("L")) {
      return new Literal(source, Long.valueOf(source.substring(0, source.length() - 1)));
    }
    if (source.equals("true") || source.equals("false")) {
      return new Literal(source, Boolean.valueOf(source));
    }
    return new Literal(source, Integer.valueOf(source));
  }

  /** Reads literals that have the form of {@link #LIST}. */
  static List<Literal> listOf(String source) {
    List<Literal> literals = new ArrayList<>();
    Matcher literal = ONE.matcher(source);
    while (literal.find()) {
      literals.add(of(literal.group()));
    }
    return literals;
  }
}
