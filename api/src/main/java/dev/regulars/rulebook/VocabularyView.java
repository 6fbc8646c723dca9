package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.rules.Programme;
import dev.regulars.rules.language.Parameter;
import dev.regulars.rules.language.ParameterType;
import dev.regulars.rules.language.Phrase;
import dev.regulars.rules.language.Piece;
import dev.regulars.rules.language.Sentence;
import dev.regulars.rules.language.Translation;
import dev.regulars.rules.language.Vocabulary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every sentence that a rule may be made of, and what programmes have that sentences speak of.
 *
 * @param types the kinds of values, by code
 * @param tiers lowest first
 */
@Schema(name = "RulebookVocabulary")
record VocabularyView(
    List<SentenceView> items,
    @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
            types = {"string", "null"},
            description = "Always null: it is whole")
        @Nullable String next,
    List<TypeView> types,
    String currency,
    List<TierView> tiers) {

  /**
   * A sentence.
   *
   * @param text with parameters in braces
   * @param pieces the text in pieces, from left to right
   * @param group the heading it is offered under
   * @param about what a rule with it is about: {@code any}, {@code happening}, {@code purchase},
   *     {@code event}, {@code tier}
   * @param words that people search it by though it does not say them, English and German
   * @param called a noun phrase for what it says, missing where there is none
   * @param texts how it is said in other languages; missing where it is not
   */
  @Schema(name = "VocabularySentence")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SentenceView(
      String id,
      @Schema(allowableValues = {"header", "when", "then"}) String part,
      String text,
      List<PieceView> pieces,
      List<ParameterView> parameters,
      String group,
      @Schema(allowableValues = {"any", "happening", "purchase", "event", "discount", "tier"})
          String about,
      String help,
      List<String> words,
      String example,
      @Nullable String called,
      @Nullable TextsView texts) {}

  /** A sentence in other languages than that of rule files. */
  @Schema(name = "VocabularyTexts")
  record TextsView(TextView de) {}

  /**
   * A sentence as another language says it. It means what the English one means that stands in the
   * file, with the same parameters, not always in the same order.
   *
   * @param text with parameters in braces
   * @param pieces the text in pieces, from left to right
   */
  @Schema(name = "VocabularyText")
  record TextView(String text, List<SpokenPieceView> pieces) {}

  /**
   * A piece of a sentence in another language: words, a parameter, or a word that goes by a number.
   *
   * @param words as they are
   * @param parameter name of the parameter whose value stands here
   * @param one what stands here where the number is one
   * @param several what stands here where it is not
   * @param countOf name of the parameter that has the number
   */
  @Schema(name = "VocabularySpokenPiece")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SpokenPieceView(
      @Nullable String words,
      @Nullable String parameter,
      @Nullable String one,
      @Nullable String several,
      @Nullable String countOf) {}

  /**
   * A piece of a sentence; one of the three is there.
   *
   * @param words as they are
   * @param parameter name of the parameter whose value stands here
   * @param pluralOf name of the parameter whose number decides whether an "s" stands here
   */
  @Schema(name = "VocabularyPiece")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PieceView(@Nullable String words, @Nullable String parameter, @Nullable String pluralOf) {}

  /**
   * A place for a value.
   *
   * @param type code of one of the types
   * @param choices words to choose from, missing for other types
   * @param least the least number, missing where the type is none
   * @param most the greatest number
   * @param of what a code names, such as {@code category}; missing for other types
   * @param list whether several values may stand there
   * @param expected completes "here should be …"
   * @param texts what it is called in other languages; missing where it has no name there
   */
  @Schema(name = "VocabularyParameter")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ParameterView(
      String name,
      String type,
      @Nullable List<String> choices,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      @Nullable String of,
      boolean list,
      String expected,
      @Nullable ParameterTextsView texts) {}

  /** A place for a value in other languages than that of rule files. */
  @Schema(name = "VocabularyParameterTexts")
  record ParameterTextsView(ParameterTextView de) {}

  /**
   * A place for a value as another language calls it.
   *
   * @param choices the words to choose from, in the order of the English ones
   */
  @Schema(name = "VocabularyParameterText")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ParameterTextView(String name, @Nullable List<String> choices) {}

  /**
   * A kind of values.
   *
   * @param pattern regular expression of how one is written, from where it begins
   */
  @Schema(name = "VocabularyType")
  record TypeView(String code, String pattern, String expected) {}

  /** A tier of the programme. */
  @Schema(name = "VocabularyTier")
  record TierView(String code, String name) {}

  static VocabularyView of(Vocabulary vocabulary, Programme programme, Translation translation) {
    return new VocabularyView(
        vocabulary.sentences().stream().map(sentence -> of(sentence, translation)).toList(),
        null,
        types(translation),
        programme.currency(),
        programme.tiers().stream().map(tier -> new TierView(tier.code(), tier.name())).toList());
  }

  /** All kinds of values; kinds that are written alike are one. */
  private static List<TypeView> types(Translation translation) {
    Map<String, TypeView> byCode = new LinkedHashMap<>();
    for (ParameterType type : ParameterType.values()) {
      byCode.putIfAbsent(
          type.code(), new TypeView(type.code(), type.pattern(), translation.expected(type)));
    }
    return List.copyOf(byCode.values());
  }

  private static SentenceView of(Sentence sentence, Translation translation) {
    return new SentenceView(
        sentence.id(),
        sentence.part().code(),
        sentence.text(),
        sentence.pieces().stream().map(piece -> piece(sentence, piece)).toList(),
        sentence.parameters().stream().map(parameter -> parameter(parameter, translation)).toList(),
        translation.group(sentence),
        sentence.about().code(),
        translation.help(sentence),
        sentence.words(),
        sentence.example(),
        translation.called(sentence),
        texts(sentence));
  }

  private static @Nullable TextsView texts(Sentence sentence) {
    Phrase german = Translation.in(Locale.GERMAN).form(sentence);
    return german == null
        ? null
        : new TextsView(
            new TextView(
                german.text(), german.pieces().stream().map(VocabularyView::piece).toList()));
  }

  private static SpokenPieceView piece(Phrase.Piece piece) {
    return switch (piece) {
      case Phrase.Words(String text) -> new SpokenPieceView(text, null, null, null, null);
      case Phrase.Place(Parameter parameter) ->
          new SpokenPieceView(null, parameter.name(), null, null, null);
      case Phrase.Counted(String one, String several, Parameter by) ->
          new SpokenPieceView(null, null, one, several, by == null ? "" : by.name());
    };
  }

  private static PieceView piece(Sentence sentence, Piece piece) {
    return switch (piece) {
      case Piece.Words(String text) -> new PieceView(text, null, null);
      case Piece.Place(int at) -> new PieceView(null, sentence.parameters().get(at).name(), null);
      case Piece.Plural(int at) ->
          new PieceView(null, null, at < 0 ? "" : sentence.parameters().get(at).name());
    };
  }

  private static ParameterView parameter(Parameter parameter, Translation translation) {
    boolean ordered = parameter.most().signum() != 0;
    return new ParameterView(
        parameter.name(),
        parameter.type().code(),
        parameter.choices().isEmpty()
            ? null
            : parameter.choices().stream().map(Parameter.Choice::word).toList(),
        ordered ? parameter.least() : null,
        ordered ? parameter.most() : null,
        parameter.of(),
        parameter.type().isList(),
        translation.expected(parameter.type()),
        texts(parameter));
  }

  private static @Nullable ParameterTextsView texts(Parameter parameter) {
    Translation german = Translation.in(Locale.GERMAN);
    String name = german.place(parameter);
    if (name == null) {
      return null;
    }
    List<String> choices =
        parameter.choices().stream().map(choice -> german.word(parameter, choice.word())).toList();
    return new ParameterTextsView(new ParameterTextView(name, choices.isEmpty() ? null : choices));
  }
}
