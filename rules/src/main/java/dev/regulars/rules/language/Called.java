package dev.regulars.rules.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A noun phrase for what a sentence says, to tell a difference with: "raises <em>the limit per
 * member per day</em> from 300 to 500". Brackets stand around what is said only when the whole is
 * named: {@code the limit [of {points} points?] per member per {window}}.
 *
 * <p>{@code s?} stands where several of something are counted, {@code (Punkt|Punkten)} where one
 * and several are different words; both go by the number before them, else by the one behind.
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
    return brief.write(parameter -> "{" + parameter.name() + "}");
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

  private String write(Phrase phrase, SentenceUse use) {
    return phrase.write(
        parameter ->
            written.apply(parameter, use.values().get(use.sentence().indexOf(parameter.name()))));
  }

  /** A phrase in pieces. */
  private record Phrase(List<Piece> pieces) {

    private static final Pattern TOKEN =
        Pattern.compile("\\{([a-z][A-Za-z]*)}|\\(([^()|]*)\\|([^()|]*)\\)|s\\?");

    private sealed interface Piece {
      record Words(String text) implements Piece {}

      record Place(Parameter parameter) implements Piece {}

      record Counted(String one, String several) implements Piece {}
    }

    static Phrase read(String form, Map<String, Parameter> declared) {
      List<Piece> pieces = new ArrayList<>();
      Matcher token = TOKEN.matcher(form);
      int from = 0;
      while (token.find()) {
        pieces.add(new Piece.Words(form.substring(from, token.start())));
        if (token.group(1) != null) {
          Parameter parameter = declared.get(token.group(1));
          if (parameter == null) {
            throw new VocabularyException("{" + token.group(1) + "} is not declared");
          }
          pieces.add(new Piece.Place(parameter));
        } else if (token.group(2) != null) {
          pieces.add(new Piece.Counted(token.group(2), token.group(3)));
        } else {
          pieces.add(new Piece.Counted("", "s"));
        }
        from = token.end();
      }
      pieces.add(new Piece.Words(form.substring(from)));
      return new Phrase(pieces);
    }

    Set<Parameter> parameters() {
      Set<Parameter> parameters = new HashSet<>();
      for (Piece piece : pieces) {
        if (piece instanceof Piece.Place(Parameter parameter)) {
          parameters.add(parameter);
        }
      }
      return parameters;
    }

    String write(Function<Parameter, String> values) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < pieces.size(); i++) {
        switch (pieces.get(i)) {
          case Piece.Words(String words) -> text.append(words);
          case Piece.Place(Parameter parameter) -> text.append(values.apply(parameter));
          case Piece.Counted(String one, String several) ->
              text.append(isOne(i, values) ? one : several);
        }
      }
      return text.toString();
    }

    private boolean isOne(int at, Function<Parameter, String> values) {
      List<Piece> nearest = new ArrayList<>(pieces.subList(0, at).reversed());
      nearest.addAll(pieces.subList(at, pieces.size()));
      for (Piece piece : nearest) {
        if (piece instanceof Piece.Place(Parameter parameter) && parameter.type().counts()) {
          return values.apply(parameter).equals("1");
        }
      }
      return false;
    }
  }
}
