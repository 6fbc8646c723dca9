package dev.regulars.rules.change;

import dev.regulars.rules.language.Called;
import dev.regulars.rules.language.Parameter;
import dev.regulars.rules.language.ParameterType;
import dev.regulars.rules.language.Part;
import dev.regulars.rules.language.Piece;
import dev.regulars.rules.language.Sentence;
import dev.regulars.rules.language.SentenceUse;
import dev.regulars.rules.language.Speech;
import dev.regulars.rules.language.Translation;
import dev.regulars.rules.language.Value;
import dev.regulars.rules.language.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a change of a sentence does, with what the vocabulary calls its sentences. Where that
 * does not say it, the sentences themselves are quoted: always right, if less fluent.
 */
final class Wording {

  private final Vocabulary vocabulary;
  private final Speech speech;
  private final Translation translation;
  private final ChangeTexts texts;

  Wording(Vocabulary vocabulary, Translation translation, ChangeTexts texts) {
    this.vocabulary = vocabulary;
    this.speech = new Speech(vocabulary, translation);
    this.translation = translation;
    this.texts = texts;
  }

  String added(SentenceUse use) {
    String phrase = inFull(use);
    return phrase == null
        ? texts.addsSentence(speech.say(use), isCondition(use))
        : texts.adds(phrase);
  }

  String removed(SentenceUse use) {
    String phrase = inFull(use);
    return phrase == null
        ? texts.removesSentence(speech.say(use), isCondition(use))
        : texts.removes(phrase);
  }

  private static boolean isCondition(SentenceUse use) {
    return use.sentence().part() == Part.WHEN;
  }

  /** A condition is told by its own words; a consequence by what it is called, if that says all. */
  private @Nullable String inFull(SentenceUse use) {
    Called called = translation.called(vocabulary, use.sentence());
    return called == null || !called.isWhole(use.sentence()) || isCondition(use)
        ? null
        : called.inFull(use);
  }

  /** Of the same sentence with other values. */
  String changed(SentenceUse old, SentenceUse now) {
    Called called = translation.called(vocabulary, now.sentence());
    List<String> clauses = called == null ? List.of() : clauses(called, old, now);
    return clauses.isEmpty()
        ? texts.changesSentence(speech.say(old), speech.say(now))
        : texts.joined(clauses);
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
      String thing = clauses.isEmpty() ? called.brief(names ? old : now) : null;
      clauses.add(clause(thing, names, i, old, now));
    }
    return clauses;
  }

  private String clause(
      @Nullable String thing, boolean names, int i, SentenceUse old, SentenceUse now) {
    Parameter parameter = now.sentence().parameters().get(i);
    Value was = old.values().get(i);
    Value is = now.values().get(i);
    if (was instanceof Value.Words(List<String> before)
        && is instanceof Value.Words(List<String> after)
        && parameter.type().isList()) {
      String of = parameter.of();
      String kind = names && of != null ? translation.kind(of) : "";
      return list(thing, kind, parameter, before, after);
    }
    String from = translation.written(parameter, was);
    String to = translation.written(parameter, is);
    if (parameter.name().equals("from")) {
      return texts.movesStart(thing, from, to);
    }
    if (parameter.name().equals("until")) {
      return texts.movesEnd(thing, from, to);
    }
    BigDecimal less = number(parameter, was);
    BigDecimal more = number(parameter, is);
    if (less == null || more == null) {
      return texts.changes(thing, from, to);
    }
    String unit = unit(thing != null, now, i, more);
    return more.compareTo(less) > 0
        ? texts.raises(thing, from, to, unit)
        : texts.lowers(thing, from, to, unit);
  }

  private static @Nullable BigDecimal number(Parameter parameter, Value value) {
    return switch (value) {
      case Value.Whole(long number) when parameter.type() != ParameterType.ORDINAL ->
          BigDecimal.valueOf(number);
      case Value.Exact(BigDecimal number) -> number;
      case Value.Quantity(long milli) -> BigDecimal.valueOf(milli, 3);
      case Value.Money money -> BigDecimal.valueOf(money.minor());
      default -> null;
    };
  }

  /**
   * What is counted, where a plural follows the number and the phrase has not said it yet; that the
   * phrase says it is known of the English one.
   */
  private String unit(boolean named, SentenceUse use, int parameter, BigDecimal number) {
    Sentence sentence = use.sentence();
    List<Piece> pieces = sentence.pieces();
    int place = pieces.indexOf(new Piece.Place(parameter));
    if (place + 2 < pieces.size()
        && pieces.get(place + 1) instanceof Piece.Words(String words)
        && pieces.get(place + 2) instanceof Piece.Plural) {
      Called english = vocabulary.called(sentence);
      boolean said = named && english != null && english.brief(use).contains(words.strip());
      return said ? "" : translation.unit(words.strip(), number.compareTo(BigDecimal.ONE) == 0);
    }
    return "";
  }

  private String list(
      @Nullable String thing,
      String kind,
      Parameter parameter,
      List<String> before,
      List<String> after) {
    List<String> come = new ArrayList<>(after);
    come.removeAll(before);
    List<String> gone = new ArrayList<>(before);
    gone.removeAll(after);
    if (come.isEmpty() && gone.isEmpty()) {
      return texts.reorders(thing);
    }
    if (gone.isEmpty()) {
      return texts.addsTo(thing, kind, shown(parameter, come));
    }
    if (come.isEmpty()) {
      return texts.removesFrom(thing, kind, shown(parameter, gone));
    }
    boolean all = new HashSet<>(gone).size() == before.size() && kind.isEmpty();
    return all
        ? texts.changesList(thing, shown(parameter, gone), shown(parameter, come))
        : texts.replaces(thing, kind, shown(parameter, gone), shown(parameter, come));
  }

  private List<String> shown(Parameter parameter, List<String> words) {
    return words.stream().map(word -> translation.word(parameter, word)).toList();
  }
}
