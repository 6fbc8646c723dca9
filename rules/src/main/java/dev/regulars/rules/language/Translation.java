package dev.regulars.rules.language;

import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the vocabulary, in the language of who reads it. A rule file has the sentences
 * in English, whoever reads it; here stands how each of them is said in other languages, to be
 * shown. What has no translation, such as a sentence that was added a moment ago, is told in
 * English. Thread-safe.
 */
public final class Translation {

  private static final Translation ENGLISH = new Translation(null);

  private final @Nullable GermanTexts texts;
  private final Map<Sentence, Called> called = new ConcurrentHashMap<>();
  private final Map<Sentence, Optional<Phrase>> forms = new ConcurrentHashMap<>();

  private Translation(@Nullable GermanTexts texts) {
    this.texts = texts;
  }

  /** In German for a German locale, else in English. */
  public static Translation in(Locale locale) {
    return isGerman(locale) ? German.TRANSLATION : ENGLISH;
  }

  /** Whether somebody reads German; everybody else is told in English. */
  public static boolean isGerman(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage());
  }

  /** What a sentence means. */
  public String help(Sentence sentence) {
    return texts == null
        ? sentence.help()
        : texts.sentences().getOrDefault(sentence.id(), sentence.help());
  }

  /** The heading under which a palette offers a sentence. */
  public String group(Sentence sentence) {
    return texts == null
        ? sentence.group()
        : texts.groups().getOrDefault(sentence.group(), sentence.group());
  }

  /** How a value looks, with an example. */
  public String expected(ParameterType type) {
    return texts == null
        ? type.expected()
        : texts.types().getOrDefault(type.code(), type.expected());
  }

  /**
   * What a sentence is called in a list of differences, null where nothing is known in this
   * language. In German it stands in the accusative, behind a verb.
   *
   * @throws IllegalArgumentException if it is not a sentence of this vocabulary
   */
  public @Nullable Called called(Vocabulary vocabulary, Sentence sentence) {
    Called english = vocabulary.called(sentence);
    return english == null || texts == null ? english : called(texts, sentence);
  }

  /** The same without values: parameters in braces, null where it is called nothing. */
  public @Nullable String called(Sentence sentence) {
    Called german = texts == null ? null : called(texts, sentence);
    return german == null ? sentence.called() : german.text();
  }

  private @Nullable Called called(GermanTexts german, Sentence sentence) {
    String phrase = german.called().get(sentence.id());
    return phrase == null
        ? null
        : called.computeIfAbsent(sentence, each -> german.called(each, phrase));
  }

  /**
   * How a sentence is said in this language; null where that is as the vocabulary says it: in
   * English, or where nobody translated it yet.
   */
  public @Nullable Phrase form(Sentence sentence) {
    return texts == null
        ? null
        : forms
            .computeIfAbsent(sentence, each -> Optional.ofNullable(texts.form(each)))
            .orElse(null);
  }

  /** A sentence of a rule with its values, as this language says it. */
  public String said(Vocabulary vocabulary, SentenceUse use) {
    Phrase form = form(use.sentence());
    return form == null ? new Renderer(vocabulary).render(use) : form.write(use, this::written);
  }

  /** A sentence in German quotation marks; those in it become single ones, as Germans nest them. */
  public static String quotedInGerman(String sentence) {
    return "„" + sentence.replace('„', '‚').replace('“', '‘') + "“";
  }

  /** What the place of a value is called; null where it has no other name than its English one. */
  public @Nullable String place(Parameter parameter) {
    return texts == null ? null : texts.places().get(parameter.name());
  }

  /** A value, as a reader of this language writes it. */
  public String written(Parameter parameter, Value value) {
    return texts == null
        ? ValueWriter.written(parameter, value)
        : texts.values().written(parameter, value);
  }

  /** One of several words of a value, such as a code or a day of the week. */
  public String word(Parameter parameter, String word) {
    return written(parameter, new Value.Words(List.of(word)));
  }

  /**
   * What is counted, as it stands behind a number.
   *
   * @param unit in English and of one, such as {@code point}
   */
  public String unit(String unit, boolean one) {
    String words = texts == null ? null : texts.units().get(unit);
    if (words == null) {
      return one ? unit : unit + "s";
    }
    int bar = words.indexOf('|');
    return one ? words.substring(0, bar) : words.substring(bar + 1);
  }

  /** What a code names, as it stands before the code: {@code store-tag} is "store tag". */
  public String kind(String kind) {
    String words = texts == null ? null : texts.kinds().get(kind);
    return words == null ? kind.replace('-', ' ') : words;
  }

  /** How an award by a sentence reads, empty where it gives none. */
  String award(Vocabulary vocabulary, SentenceUse use) {
    Called award = award(use.sentence());
    return award == null ? new Renderer(vocabulary).award(use) : award.inFull(use);
  }

  /** The same without values; null where it reads as the vocabulary says it. */
  @Nullable Called award(Sentence sentence) {
    String phrase = texts == null ? null : texts.awards().get(sentence.id());
    return texts == null || phrase == null ? null : texts.called(sentence, phrase);
  }

  /** What a sentence needs, with parameters in braces; null where the value compared says it. */
  @Nullable String needed(Sentence sentence) {
    return texts == null
        ? sentence.needed()
        : texts.needed().getOrDefault(sentence.id(), sentence.needed());
  }

  /**
   * A value as an explanation shows it, without quotation marks.
   *
   * @param type null for what is compared with a constant
   */
  String shown(@Nullable ParameterType type, Value value) {
    return texts == null ? ValueWriter.shown(type, value) : texts.values().shown(type, value);
  }

  String shown(boolean truth) {
    return texts == null ? ValueWriter.shown(truth) : GermanValues.shown(truth);
  }

  /** What did not happen yet, in place of how long ago it happened. */
  String never() {
    return texts == null ? ValueWriter.NEVER : GermanValues.NEVER;
  }

  String shown(MonthDay day) {
    return texts == null ? ValueWriter.shown(day) : GermanValues.shown(day);
  }

  /** Ids of the sentences that are explained in this language. */
  Set<String> translated() {
    return texts == null ? Set.of() : texts.sentences().keySet();
  }

  /** Ids of the sentences that are said in this language. */
  Set<String> formed() {
    return texts == null ? Set.of() : texts.forms().keySet();
  }

  /** Ids of the sentences of which it is said how an award reads. */
  Set<String> awarded() {
    return texts == null ? Set.of() : texts.awards().keySet();
  }

  /** Ids of the sentences that are called something in this language. */
  Set<String> named() {
    return texts == null ? Set.of() : texts.called().keySet();
  }

  /** Read once, when first asked. */
  private static final class German {
    static final Translation TRANSLATION = new Translation(GermanTexts.read());
  }
}
