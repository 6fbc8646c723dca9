package dev.regulars.rules.change;

import dev.regulars.rules.language.Called;
import dev.regulars.rules.language.Parameter;
import dev.regulars.rules.language.ParameterType;
import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.Part;
import dev.regulars.rules.language.Piece;
import dev.regulars.rules.language.Renderer;
import dev.regulars.rules.language.Sentence;
import dev.regulars.rules.language.SentenceUse;
import dev.regulars.rules.language.Value;
import dev.regulars.rules.language.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a change does, with what the vocabulary calls its sentences. Where that does not say
 * it, the sentences themselves are quoted: always right, if less fluent.
 */
final class Wording {

  private static final String THE = "the ";

  private final Vocabulary vocabulary;
  private final Renderer renderer;

  Wording(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.renderer = new Renderer(vocabulary);
  }

  String renamed(ParsedRule old, ParsedRule now, boolean counts) {
    return "renames the rule from \""
        + old.name()
        + "\" to \""
        + now.name()
        + "\""
        + (counts ? "; what was counted towards its limits and its budget starts anew" : "");
  }

  String added(SentenceUse use) {
    String phrase = inFull(use);
    return phrase == null ? "adds " + quoted(use) : "adds " + indefinite(phrase);
  }

  String removed(SentenceUse use) {
    String phrase = inFull(use);
    return phrase == null ? "removes " + quoted(use) : "removes " + phrase;
  }

  /** A condition is told by its own words; a consequence by what it is called, if that says all. */
  private @Nullable String inFull(SentenceUse use) {
    Called called = vocabulary.called(use.sentence());
    boolean whole = called != null && called.isWhole(use.sentence());
    return called == null || !whole || use.sentence().part() == Part.WHEN
        ? null
        : called.inFull(use);
  }

  private String quoted(SentenceUse use) {
    String sentence = "“" + renderer.render(use) + "”";
    return use.sentence().part() == Part.WHEN ? "the condition " + sentence : sentence;
  }

  /** "the limit of 500 points" becomes "a limit of 500 points", "the 2 points" just "2 points". */
  private static String indefinite(String phrase) {
    if (!phrase.startsWith(THE)) {
      return phrase;
    }
    String noun = phrase.substring(THE.length());
    if (Character.isDigit(noun.charAt(0))) {
      return noun;
    }
    return ("aeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  /** Of the same sentence with other values. */
  String changed(SentenceUse old, SentenceUse now) {
    Called called = vocabulary.called(now.sentence());
    List<String> clauses = called == null ? List.of() : clauses(called, old, now);
    return clauses.isEmpty()
        ? "changes “" + renderer.render(old) + "” to “" + renderer.render(now) + "”"
        : String.join(" and ", clauses);
  }

  /** One clause for each value that differs; none where that would not be understood. */
  private List<String> clauses(Called called, SentenceUse old, SentenceUse now) {
    List<Parameter> parameters = now.sentence().parameters();
    int[] differing =
        IntStream.range(0, parameters.size())
            .filter(i -> !old.values().get(i).equals(now.values().get(i)))
            .toArray();
    List<String> clauses = new ArrayList<>();
    for (int i : differing) {
      Parameter parameter = parameters.get(i);
      boolean names = called.names(parameter);
      if (names && !(parameter.type() == ParameterType.CODES && parameter.of() != null)) {
        return List.of();
      }
      String what = clauses.isEmpty() ? called.brief(names ? old : now) : "it";
      clauses.add(clause(what, names, i, old, now));
    }
    return clauses;
  }

  private String clause(String what, boolean names, int i, SentenceUse old, SentenceUse now) {
    Parameter parameter = now.sentence().parameters().get(i);
    Value was = old.values().get(i);
    Value is = now.values().get(i);
    if (was instanceof Value.Words(List<String> before)
        && is instanceof Value.Words(List<String> after)
        && parameter.type().isList()) {
      return list(what, names ? parameter.of() + " " : "", parameter, before, after);
    }
    String from = renderer.written(parameter, was);
    String to = renderer.written(parameter, is);
    if (parameter.name().equals("from") || parameter.name().equals("until")) {
      String end = parameter.name().equals("from") ? "start" : "end";
      String whose = what.equals("it") ? "its " + end : "the " + end + " of " + what;
      return "moves " + whose + " from " + from + " to " + to;
    }
    BigDecimal less = number(parameter, was);
    BigDecimal more = number(parameter, is);
    if (less == null || more == null) {
      return "changes " + what + " from " + from + " to " + to;
    }
    String verb = more.compareTo(less) > 0 ? "raises " : "lowers ";
    return verb + what + " from " + from + " to " + to + unit(what, now.sentence(), i, more);
  }

  private static @Nullable BigDecimal number(Parameter parameter, Value value) {
    return switch (value) {
      case Value.Whole(long number) when parameter.type() != ParameterType.ORDINAL ->
          BigDecimal.valueOf(number);
      case Value.Exact(BigDecimal number) -> number;
      case Value.Quantity(long milli) -> BigDecimal.valueOf(milli);
      case Value.Money money -> BigDecimal.valueOf(money.minor());
      default -> null;
    };
  }

  /** What is counted, where a plural follows the number and the phrase has not said it yet. */
  private static String unit(String what, Sentence sentence, int parameter, BigDecimal number) {
    List<Piece> pieces = sentence.pieces();
    int place = pieces.indexOf(new Piece.Place(parameter));
    if (place + 2 < pieces.size()
        && pieces.get(place + 1) instanceof Piece.Words(String words)
        && pieces.get(place + 2) instanceof Piece.Plural) {
      boolean one = number.compareTo(BigDecimal.ONE) == 0;
      return what.contains(words.strip()) ? "" : words + (one ? "" : "s");
    }
    return "";
  }

  private static String list(
      String what, String kind, Parameter parameter, List<String> before, List<String> after) {
    List<String> added = new ArrayList<>(after);
    added.removeAll(before);
    List<String> removed = new ArrayList<>(before);
    removed.removeAll(after);
    String more = kind + and(parameter, added);
    String less = kind + and(parameter, removed);
    if (added.isEmpty() && removed.isEmpty()) {
      return "puts " + what + " in another order";
    }
    if (removed.isEmpty()) {
      return "adds " + more + " to " + what;
    }
    if (added.isEmpty()) {
      return "removes " + less + " from " + what;
    }
    return new HashSet<>(removed).size() == before.size() && kind.isEmpty()
        ? "changes " + what + " from " + less + " to " + more
        : "replaces " + less + " by " + and(parameter, added) + " in " + what;
  }

  private static String and(Parameter parameter, List<String> words) {
    List<String> shown =
        parameter.type() == ParameterType.CODES
            ? words.stream().map(word -> '"' + word + '"').toList()
            : words;
    int last = shown.size() - 1;
    return last <= 0
        ? String.join("", shown)
        : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
  }
}
