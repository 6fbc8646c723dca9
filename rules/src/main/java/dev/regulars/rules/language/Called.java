package dev.regulars.rules.language;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A noun phrase for what a sentence says, to tell a difference with: "raises <em>the limit per
 * member per day</em> from 300 to 500". Brackets stand around what is said only when the whole is
 * named: {@code the limit [of {points} points?] per member per {window}}.
 */
public final class Called {

  private static final Pattern BRACKETED = Pattern.compile(" ?\\[[^\\[\\]]*]");
  private static final Pattern BRACKET = Pattern.compile("[\\[\\]]");

  private final Phrase brief;
  private final Phrase full;
  private final BiFunction<Parameter, Value, String> written;

  /**
   * Reads a phrase.
   *
   * @param declared the parameters of the sentence by their names
   * @param written how values are written in the language of the phrase
   * @throws VocabularyException where it names a parameter that the sentence does not have
   */
  Called(
      String phrase,
      Map<String, Parameter> declared,
      BiFunction<Parameter, Value, String> written) {
    this.brief = Phrase.read(BRACKETED.matcher(phrase).replaceAll(""), declared);
    this.full = Phrase.read(BRACKET.matcher(phrase).replaceAll(""), declared);
    this.written = written;
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
    return brief.write(use, written);
  }

  /** The phrase with all it can say: "the limit of 500 points per member per day". */
  public String inFull(SentenceUse use) {
    return full.write(use, written);
  }
}
