package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says in another language how an award reads. Movements keep it in English, as the vocabulary says
 * it: "1 point per 1.00 EUR". It is read with the same templates that wrote it, so nothing but the
 * vocabulary knows what an award reads like. Thread-safe.
 */
public final class AwardTexts {

  private static final String BETWEEN = ", ";
  private static final int LENGTH_MAX = 2_000;

  private final Vocabulary vocabulary;
  private final ValueReader values;

  /**
   * Reads the awards of a programme.
   *
   * @param programme in whose currency amounts are
   */
  public AwardTexts(Vocabulary vocabulary, Programme programme) {
    this.vocabulary = vocabulary;
    this.values = new ValueReader(programme);
  }

  /**
   * What a rule gave, in the words of a language.
   *
   * @param kept how it reads in English: one award, or several with commas between
   * @return the same where it is no award, or one of which nothing is known in this language
   */
  public String said(String kept, Locale locale) {
    if (!Translation.isGerman(locale) || kept.length() > LENGTH_MAX) {
      return kept;
    }
    List<String> said = said(kept, Translation.in(locale));
    return said == null ? kept : String.join(BETWEEN, said);
  }

  /** A comma may also stand within an award, so the longest beginning that is one is taken. */
  private @Nullable List<String> said(String kept, Translation translation) {
    List<String> said = new ArrayList<>();
    String rest = kept;
    while (!rest.isEmpty()) {
      int end = rest.length();
      String award = award(rest, translation);
      while (award == null && end > 0) {
        end = rest.lastIndexOf(BETWEEN, end - 1);
        award = end <= 0 ? null : award(rest.substring(0, end), translation);
      }
      if (award == null) {
        return null;
      }
      said.add(award);
      rest = end == rest.length() ? "" : rest.substring(end + BETWEEN.length());
    }
    return said;
  }

  private @Nullable String award(String text, Translation translation) {
    for (VocabularyEntry entry : vocabulary.entries(Part.THEN)) {
      Template template = entry.award();
      Called called = translation.award(entry.sentence());
      if (template != null && called != null) {
        Template.Match match = template.match(text);
        SentenceUse use = match.isWhole(text) ? use(entry, template, text, match) : null;
        if (use != null && saysAll(called, template, entry.sentence())) {
          return called.inFull(use);
        }
      }
    }
    return null;
  }

  /** Whether the English words tell every value that those of the other language need. */
  private static boolean saysAll(Called called, Template template, Sentence sentence) {
    return sentence.parameters().stream()
        .noneMatch(
            parameter -> called.names(parameter) && !template.parameters().contains(parameter));
  }

  /** The sentence as far as its award tells it; what it does not tell is empty. */
  private @Nullable SentenceUse use(
      VocabularyEntry entry, Template template, String text, Template.Match match) {
    List<Value> read = new ArrayList<>();
    for (Parameter parameter : entry.sentence().parameters()) {
      int at = template.parameters().indexOf(parameter);
      if (at < 0) {
        read.add(new Value.Text(""));
      } else {
        Template.Span span = match.spans().get(at);
        if (values.read(parameter, text.substring(span.start(), span.end()))
            instanceof ValueReader.Good(Value value)) {
          read.add(value);
        } else {
          return null;
        }
      }
    }
    return new SentenceUse(entry.sentence(), read, new Place(1, 1), List.of(), List.of());
  }
}
