package dev.regulars.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a sentence: words and places for values, in turn. It is matched from left to right
 * without ever going back, so the time it takes grows with the line's length and nothing else.
 *
 * <p>In a vocabulary, {@code s?} marks a plural: both forms are read, the fitting one is written.
 */
final class Template {

  /** A stretch of a line that holds a value. */
  record Span(int start, int end) {}

  /**
   * How a line fared.
   *
   * @param spans where the values stand, as far as the line was read
   * @param reached how far the line was read
   * @param expecting the piece that was not found there; null when all were
   */
  record Match(List<Span> spans, int reached, @org.jspecify.annotations.Nullable Piece expecting) {

    boolean isWhole(String line) {
      return expecting == null && reached == line.length();
    }
  }

  /** A place for a value, or the mark of a plural. */
  static final Pattern TOKEN = Pattern.compile("\\{([a-z][A-Za-z]*)}|(s\\?)");

  private static final Pattern SAFE_WORDS = Pattern.compile("[A-Za-z0-9 ,'-]*");

  private final List<Piece> pieces = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();

  /**
   * Reads a form.
   *
   * @throws VocabularyException where a parameter is not declared, or a word has a character that
   *     could mean something to a regular expression
   */
  Template(String form, Map<String, Parameter> declared) {
    Matcher token = TOKEN.matcher(form);
    int from = 0;
    while (token.find()) {
      words(form.substring(from, token.start()));
      if (token.group(1) != null) {
        place(token.group(1), declared);
      } else {
        pieces.add(new Piece.Plural(lastCount()));
      }
      from = token.end();
    }
    words(form.substring(from));
  }

  private void words(String text) {
    if (!SAFE_WORDS.matcher(text).matches()) {
      throw new VocabularyException(
          "\""
              + text
              + "\": only letters, digits, spaces, commas, ' and - may stand in a sentence");
    }
    if (!text.isEmpty()) {
      pieces.add(new Piece.Words(text));
    }
  }

  private void place(String name, Map<String, Parameter> declared) {
    Parameter parameter = declared.get(name);
    if (parameter == null) {
      throw new VocabularyException("{" + name + "} is not declared above the sentence");
    }
    pieces.add(new Piece.Place(parameters.size()));
    parameters.add(parameter);
  }

  private int lastCount() {
    for (int i = parameters.size() - 1; i >= 0; i--) {
      if (parameters.get(i).type().counts()) {
        return i;
      }
    }
    return -1;
  }

  List<Piece> pieces() {
    return pieces;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** The words that a line of this sentence begins with. */
  String opening() {
    return pieces.getFirst() instanceof Piece.Words words ? words.text() : "";
  }

  /** The text for readers: plural, with parameters in braces. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Words words -> text.append(words.text());
        case Piece.Plural _ -> text.append('s');
        case Piece.Place place ->
            text.append('{').append(parameters.get(place.parameter()).name()).append('}');
      }
    }
    return text.toString();
  }

  /** Reads a line as this sentence, as far as it goes. */
  Match match(String line) {
    List<Span> spans = new ArrayList<>(parameters.size());
    int at = 0;
    for (Piece piece : pieces) {
      int next =
          switch (piece) {
            case Piece.Words words ->
                line.startsWith(words.text(), at) ? at + words.text().length() : -1;
            case Piece.Plural _ -> line.startsWith("s", at) ? at + 1 : at;
            case Piece.Place place -> endOfValue(place, line, at);
          };
      if (next < 0) {
        return new Match(spans, at, piece);
      }
      if (piece instanceof Piece.Place) {
        spans.add(new Span(at, next));
      }
      at = next;
    }
    return new Match(spans, at, null);
  }

  private int endOfValue(Piece.Place place, String line, int at) {
    Parameter parameter = parameters.get(place.parameter());
    if (parameter.type() == ParameterType.CHOICE) {
      return endOfChoice(parameter, line, at);
    }
    Matcher lexeme = parameter.type().lexeme().matcher(line).region(at, line.length());
    return lexeme.lookingAt() ? lexeme.end() : -1;
  }

  private static int endOfChoice(Parameter parameter, String line, int at) {
    int end = -1;
    for (Parameter.Choice choice : parameter.choices()) {
      if (line.startsWith(choice.word(), at)) {
        end = Math.max(end, at + choice.word().length());
      }
    }
    return end;
  }

  /** Writes the sentence with these values, plurals as the numbers want them. */
  String write(List<String> written) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Words words -> text.append(words.text());
        case Piece.Plural plural -> {
          if (plural.parameter() < 0 || !written.get(plural.parameter()).equals("1")) {
            text.append('s');
          }
        }
        case Piece.Place place -> text.append(written.get(place.parameter()));
      }
    }
    return text.toString();
  }
}
