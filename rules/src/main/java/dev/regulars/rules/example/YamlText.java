package dev.regulars.rules.example;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values of a YAML file: plain where nobody can misread them, else in quotation marks. */
final class YamlText {

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._/-]*[\\p{L}\\p{N}._/-])?");

  private YamlText() {}

  static String scalar(String text) {
    return PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04X", c));
              }
            });
    return quoted.append('"').toString();
  }

  /** Of YAML's printable characters those that are no line ends, marks or halves. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          c > 0xFFFF;
      default -> true;
    };
  }

  /** A single value stands alone; several, or none, in brackets. */
  static String list(List<String> texts) {
    return texts.size() == 1
        ? scalar(texts.getFirst())
        : texts.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Keys with values that are written already. */
  static String mapping(Map<String, String> written) {
    return written.entrySet().stream()
        .map(entry -> scalar(entry.getKey()) + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
