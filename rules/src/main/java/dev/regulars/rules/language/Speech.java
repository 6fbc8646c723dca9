package dev.regulars.rules.language;

import java.util.Locale;

/**
 * Says sentences of rules to whoever reads, in their language: what explanations, warnings and
 * lists of differences quote. What stands in a rule file is written by {@link Renderer}.
 *
 * @param vocabulary whose sentences they are
 */
public record Speech(Vocabulary vocabulary, Translation translation) {

  /** In German for a German locale, else in English, as the file has them. */
  public static Speech in(Locale locale, Vocabulary vocabulary) {
    return new Speech(vocabulary, Translation.in(locale));
  }

  /** A sentence with its values. */
  public String say(SentenceUse use) {
    return translation.said(vocabulary, use);
  }

  /** One value of a sentence. */
  public String written(Parameter parameter, Value value) {
    return translation.written(parameter, value);
  }
}
