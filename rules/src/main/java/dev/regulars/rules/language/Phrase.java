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
import org.jspecify.annotations.Nullable;

/**
 * Words around the values of a sentence: what it is called, how an award by it reads, or all of it
 * in another language. {@code s?} stands where several of something are counted, {@code
 * (Punkt|Punkten)} where one and several are different words; both go by the number before them,
 * else by the one behind.
 *
 * @param pieces from left to right
 */
public record Phrase(List<Piece> pieces) {

  private static final Pattern TOKEN =
      Pattern.compile("\\{([a-z][A-Za-z]*)}|\\(([^()|]*)\\|([^()|]*)\\)|s\\?");

  /** A piece of a phrase. */
  public sealed interface Piece {}

  /** Words as they are. */
  public record Words(String text) implements Piece {}

  /** A place for the value of a parameter. */
  public record Place(Parameter parameter) implements Piece {}

  /**
   * One word where something is one, another where it is several.
   *
   * @param by the parameter that says how many there are; null where nothing is counted: several
   */
  public record Counted(String one, String several, @Nullable Parameter by) implements Piece {}

  public Phrase {
    pieces = List.copyOf(pieces);
  }

  /**
   * Reads a phrase.
   *
   * @param declared the parameters of the sentence by their names
   * @throws VocabularyException where it names a parameter that the sentence does not have
   */
  static Phrase read(String form, Map<String, Parameter> declared) {
    List<Piece> pieces = new ArrayList<>();
    Matcher token = TOKEN.matcher(form);
    int from = 0;
    while (token.find()) {
      words(form.substring(from, token.start()), pieces);
      if (token.group(1) != null) {
        Parameter parameter = declared.get(token.group(1));
        if (parameter == null) {
          throw new VocabularyException("{" + token.group(1) + "} is not declared");
        }
        pieces.add(new Place(parameter));
      } else if (token.group(2) != null) {
        pieces.add(new Counted(token.group(2), token.group(3), null));
      } else {
        pieces.add(new Counted("", "s", null));
      }
      from = token.end();
    }
    words(form.substring(from), pieces);
    return new Phrase(counting(pieces));
  }

  private static void words(String text, List<Piece> into) {
    if (!text.isEmpty()) {
      into.add(new Words(text));
    }
  }

  private static List<Piece> counting(List<Piece> pieces) {
    List<Piece> counting = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      counting.add(
          pieces.get(i) instanceof Counted counted
              ? new Counted(counted.one(), counted.several(), countOf(pieces, i))
              : pieces.get(i));
    }
    return counting;
  }

  private static @Nullable Parameter countOf(List<Piece> pieces, int at) {
    List<Piece> nearest = new ArrayList<>(pieces.subList(0, at).reversed());
    nearest.addAll(pieces.subList(at, pieces.size()));
    for (Piece piece : nearest) {
      if (piece instanceof Place(Parameter parameter) && parameter.type().counts()) {
        return parameter;
      }
    }
    return null;
  }

  /** Every parameter that it names. */
  public Set<Parameter> parameters() {
    Set<Parameter> parameters = new HashSet<>();
    for (Piece piece : pieces) {
      if (piece instanceof Place(Parameter parameter)) {
        parameters.add(parameter);
      }
    }
    return parameters;
  }

  /** For readers: of several, with parameters in braces. */
  public String text() {
    return write(parameter -> "{" + parameter.name() + "}");
  }

  /** With these values. */
  String write(Function<Parameter, String> values) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Words words -> text.append(words.text());
        case Place place -> text.append(values.apply(place.parameter()));
        case Counted(String one, String several, Parameter by) ->
            text.append(by != null && values.apply(by).equals("1") ? one : several);
      }
    }
    return text.toString();
  }

  /** With the values of a sentence, each written in the language of the phrase. */
  String write(SentenceUse use, BiFunction<Parameter, Value, String> written) {
    return write(
        parameter ->
            written.apply(parameter, use.values().get(use.sentence().indexOf(parameter.name()))));
  }
}
