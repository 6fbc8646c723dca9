package dev.regulars.rules.language;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a rule say together, each thing with the sentence that says it. The rule need
 * not be whole.
 */
public final class Headers {

  /** What a header can be about. */
  public enum Note {
    VALID_FROM("validFrom"),
    VALID_UNTIL("validUntil"),
    PAUSED("paused"),
    GROUP("group"),
    PRIORITY("priority"),
    UNTOLD("untold");

    private final String annotation;

    Note(String annotation) {
      this.annotation = annotation;
    }
  }

  /**
   * Something said.
   *
   * @param parameter the position of its value among the sentence's, -1 where there is none to say
   * @param value as it is written, {@code 2026-12-24}; empty where there is none to say
   * @param number for {@link Note#PRIORITY}, else 0
   * @param day for {@link Note#VALID_FROM} and {@link Note#VALID_UNTIL}
   */
  public record Said(
      SentenceUse use, int parameter, String value, long number, @Nullable LocalDate day) {}

  private static final Pattern ANNOTATION =
      Pattern.compile("@([a-zA-Z]+)(?:\\(\\{([a-zA-Z]+)}\\))?");

  private final Map<String, Said> said = new HashMap<>();

  private Headers(Vocabulary vocabulary, List<SentenceUse> headers) {
    for (SentenceUse use : headers) {
      Matcher annotation = ANNOTATION.matcher(vocabulary.entry(use.sentence()).expansion());
      while (annotation.find()) {
        said.putIfAbsent(annotation.group(1), said(use, annotation.group(2)));
      }
    }
  }

  /** The headers of a rule of this vocabulary. */
  public static Headers of(Vocabulary vocabulary, ParsedRule rule) {
    return new Headers(vocabulary, rule.headers());
  }

  private static Said said(SentenceUse use, @Nullable String name) {
    int index = name == null ? -1 : use.sentence().indexOf(name);
    if (index < 0) {
      return new Said(use, -1, "", 0, null);
    }
    Value value = use.values().get(index);
    return new Said(
        use,
        index,
        ValueWriter.written(use.sentence().parameters().get(index), value),
        value instanceof Value.Whole(long number) ? number : 0,
        value instanceof Value.Day(LocalDate day) ? day : null);
  }

  /** What is said of something, null where nothing is. */
  public @Nullable Said get(Note note) {
    return said.get(note.annotation);
  }
}
