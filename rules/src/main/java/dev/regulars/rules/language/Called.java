package dev.regulars.rules.language;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A noun phrase for what a sentence says, to tell a difference with: "raises <em>the limit per
 * member per day</em> from 300 to 500". In a vocabulary brackets stand around what is said only
 * when the whole is named: {@code the limit [of {points} points?] per member per {window}}.
 */
public final class Called {

  private static final Pattern BRACKETED = Pattern.compile(" ?\\[[^\\[\\]]*]");
  private static final Pattern BRACKET = Pattern.compile("[\\[\\]]");

  private final Template brief;
  private final Template full;

  /**
   * Reads a phrase.
   *
   * @throws VocabularyException where it is no form of a sentence
   */
  Called(String phrase, Map<String, Parameter> declared) {
    this.brief = new Template(BRACKETED.matcher(phrase).replaceAll(""), declared);
    this.full = new Template(BRACKET.matcher(phrase).replaceAll(""), declared);
  }

  /** The phrase for readers, without what stands in brackets, parameters in braces. */
  public String text() {
    return brief.text();
  }

  /** Whether the phrase names this parameter, so that another value makes it another thing. */
  public boolean names(Parameter parameter) {
    return brief.parameters().contains(parameter);
  }

  /** Whether the whole of the sentence is said by {@link #inFull}. */
  public boolean isWhole(Sentence sentence) {
    return full.parameters().containsAll(sentence.parameters());
  }

  /** The phrase with the values of a sentence: "the limit per member per day". */
  public String brief(SentenceUse use) {
    return write(brief, use);
  }

  /** The phrase with all it can say: "the limit of 500 points per member per day". */
  public String inFull(SentenceUse use) {
    return write(full, use);
  }

  private static String write(Template template, SentenceUse use) {
    List<String> written =
        template.parameters().stream()
            .map(
                parameter ->
                    ValueWriter.written(
                        parameter, use.values().get(use.sentence().indexOf(parameter.name()))))
            .toList();
    return template.write(written);
  }
}
