package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever reads German is told in German what a sentence means. */
class TranslationTests {

  private static final List<Sentence> SENTENCES = Vocabulary.standard().sentences();

  private final Translation german = Translation.in(Locale.GERMANY);
  private final Translation english = Translation.in(Locale.FRANCE);

  @Test
  void everySentenceIsTranslatedAndNothingElse() {
    assertThat(german.translated())
        .containsExactlyInAnyOrderElementsOf(SENTENCES.stream().map(Sentence::id).toList());
    assertThat(SENTENCES)
        .allSatisfy(
            sentence ->
                assertThat(german.help(sentence)).endsWith(".").isNotEqualTo(sentence.help()));
  }

  @Test
  void everyGroupIsTranslated() {
    assertThat(SENTENCES)
        .allSatisfy(sentence -> assertThat(german.group(sentence)).isNotEqualTo(sentence.group()));
  }

  @ParameterizedTest
  @EnumSource(ParameterType.class)
  void everyTypeIsTranslated(ParameterType type) {
    assertThat(german.expected(type)).isNotEqualTo(type.expected());
    assertThat(english.expected(type)).isEqualTo(type.expected());
  }

  @Test
  void othersReadWhatTheVocabularySays() {
    assertThat(SENTENCES)
        .allSatisfy(
            sentence -> {
              assertThat(english.help(sentence)).isEqualTo(sentence.help());
              assertThat(english.group(sentence)).isEqualTo(sentence.group());
            });
  }

  @Test
  void everySentenceIsCalledSomethingInGermanTooAndNothingElseIs() {
    assertThat(german.named())
        .containsExactlyInAnyOrderElementsOf(SENTENCES.stream().map(Sentence::id).toList());
    assertThat(SENTENCES)
        .allSatisfy(
            sentence -> {
              Called said = called(german, sentence);
              assertThat(said.text()).matches("(den|die|das) .*[^ ]").doesNotContain("  ");
              assertThat(german.called(sentence)).isEqualTo(said.text());
              assertThat(english.called(sentence)).isEqualTo(sentence.called());
            });
  }

  /** Else one language would tell a difference that the other has to quote. */
  @Test
  void whatSentencesAreCalledNamesTheSameValuesInBothLanguages() {
    assertThat(SENTENCES)
        .allSatisfy(
            sentence -> {
              Called said = called(german, sentence);
              Called before = called(english, sentence);
              assertThat(said.isWhole(sentence)).isEqualTo(before.isWhole(sentence));
              assertThat(sentence.parameters())
                  .allSatisfy(
                      parameter ->
                          assertThat(said.names(parameter)).isEqualTo(before.names(parameter)));
            });
  }

  /** Whoever adds a sentence says it in German, too: under "forms" in help.de.yaml, by its id. */
  @Test
  void everySentenceIsSaidInGermanAndNothingElseIs() {
    assertThat(german.formed())
        .as("the ids under \"forms\" in help.de.yaml")
        .containsExactlyInAnyOrderElementsOf(SENTENCES.stream().map(Sentence::id).toList());
    assertThat(SENTENCES).allSatisfy(sentence -> assertThat(english.form(sentence)).isNull());
  }

  @Test
  void germanSentencesHaveTheSameValuesOnceEach() {
    assertThat(SENTENCES)
        .allSatisfy(
            sentence -> {
              Phrase form = Objects.requireNonNull(german.form(sentence), sentence.id());
              assertThat(
                      form.pieces().stream()
                          .filter(Phrase.Place.class::isInstance)
                          .map(piece -> ((Phrase.Place) piece).parameter()))
                  .as(sentence.id())
                  .containsExactlyInAnyOrderElementsOf(sentence.parameters());
            });
  }

  @Test
  void noTwoSentencesOfAPartAreSaidAlike() {
    assertThat(SENTENCES)
        .extracting(
            sentence ->
                sentence.part() + " " + Objects.requireNonNull(german.form(sentence)).text())
        .doesNotHaveDuplicates();
    assertThat(SENTENCES)
        .allSatisfy(
            sentence ->
                assertThat(Objects.requireNonNull(german.form(sentence)).text())
                    .isNotEqualTo(sentence.text())
                    .doesNotContain("  ")
                    .doesNotMatch(".*[ (|)]"));
  }

  @Test
  void everyPlaceForAValueHasAName() {
    assertThat(SENTENCES)
        .flatExtracting(Sentence::parameters)
        .allSatisfy(
            parameter -> assertThat(german.place(parameter)).as(parameter.name()).isNotNull());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HEADER | valid from 2026-12-01 until 2026-12-24 | gültig vom 01.12.2026 bis 24.12.2026
          WHEN | The member is in tier "gold" or higher | Das Mitglied ist in Stufe „gold“ oder höher
          WHEN | The day is Tuesday, Friday or Sunday | Der Tag ist Dienstag, Freitag oder Sonntag
          WHEN | At least 1234.50 EUR is spent on category "tea" or "cocoa" | Mindestens 1.234,50 € entfallen auf Warengruppe „tea“ oder „cocoa“
          WHEN | The member made at least 1 earlier purchase in the last 30 days | Das Mitglied hat innerhalb von 30 Tagen mindestens 1 früheren Einkauf gemacht
          WHEN | This is the 3rd purchase of the member this month | Dies ist der 3. Einkauf des Mitglieds diesen Monat
          THEN | Give 1 point | Es gibt 1 Punkt
          THEN | Give 2.5 points per 1.00 EUR spent without tax | Es gibt 2,5 Punkte je 1,00 € Umsatz ohne Steuer
          THEN | Multiply points on brand "Illy" by 3 | Punkte auf Marke „Illy“ mit 3 multiplizieren
          THEN | At most 500 points per member per week | Höchstens 500 Punkte je Mitglied und Woche
          THEN | Tell the customer "Say “cheese”!" | Der Kundschaft sagen: "Say “cheese”!"
          """)
  void aSentenceReadsInBothLanguages(Part part, String sentence, String inGerman) {
    SentenceUse use = use(part, sentence);

    assertThat(english.said(Vocabulary.standard(), use)).isEqualTo(sentence);
    assertThat(german.said(Vocabulary.standard(), use).replace('\u00a0', ' ')).isEqualTo(inGerman);
  }

  @Test
  void everyAwardIsTranslatedWithAllItsValuesAndNothingElseIs() {
    assertThat(german.awarded())
        .containsExactlyInAnyOrderElementsOf(
            SENTENCES.stream()
                .filter(sentence -> sentence.award() != null)
                .map(Sentence::id)
                .toList());
    assertThat(SENTENCES)
        .filteredOn(sentence -> sentence.award() != null)
        .allSatisfy(
            sentence -> {
              String award = german.award(Vocabulary.standard(), example(sentence));
              assertThat(award).doesNotContain("{").doesNotContain("points");
              assertThat(sentence.parameters())
                  .allSatisfy(
                      parameter ->
                          assertThat(award)
                              .contains(written(german, example(sentence), parameter)));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Give 1 point | 1 point | 1 Punkt",
        "Give 1500 points | 1500 points | 1.500 Punkte",
        "Give 1.5 points per 1.00 EUR spent on category \"tea\" | 1.5 points per 1.00 EUR on"
            + " category \"tea\" | 1,5 Punkte je 1,00 € auf Warengruppe „tea“",
        "Multiply points by 2 | points times 2 | Punkte mal 2",
        "Tag the member \"vip\" | '' | ''",
      })
  void anAwardReadsInBothLanguages(String sentence, String inEnglish, String inGerman) {
    SentenceUse use = use(Part.THEN, sentence);

    assertThat(english.award(Vocabulary.standard(), use)).isEqualTo(inEnglish);
    assertThat(german.award(Vocabulary.standard(), use).replace('\u00a0', ' ')).isEqualTo(inGerman);
  }

  @Test
  void everyAwardThatIsKeptInEnglishIsToldInGerman() {
    AwardTexts awards = new AwardTexts(Vocabulary.standard(), Programmes.EUROPEAN);
    assertThat(SENTENCES)
        .filteredOn(sentence -> sentence.award() != null)
        .allSatisfy(
            sentence -> {
              String kept = english.award(Vocabulary.standard(), example(sentence));
              String told = german.award(Vocabulary.standard(), example(sentence));
              assertThat(awards.said(kept, Locale.GERMANY)).isEqualTo(told);
              assertThat(awards.said("1 point, " + kept, Locale.GERMANY))
                  .isEqualTo("1 Punkt, " + told);
              assertThat(awards.said(kept, Locale.ENGLISH)).isEqualTo(kept);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 points per 1.00 EUR on category \"a\", \"b\" or \"c\", 1 point | 2 Punkte je 1,00 € auf"
            + " Warengruppe „a“, „b“ oder „c“, 1 Punkt",
        "2 points per 1.00 USD | 2 points per 1.00 USD",
        "Thank you, and 1 point | Thank you, and 1 point",
        ", | ,",
        "'' | ''",
      })
  void whatIsKeptOfAwardsIsReadAsFarAsItIsThat(String kept, String told) {
    AwardTexts awards = new AwardTexts(Vocabulary.standard(), Programmes.EUROPEAN);
    assertThat(awards.said(kept, Locale.GERMANY).replace('\u00a0', ' ')).isEqualTo(told);
  }

  /** What takes words in English takes words in German, about the same values. */
  @Test
  void whatIsNeededIsTranslatedWhereItTakesWords() {
    assertThat(SENTENCES)
        .filteredOn(sentence -> sentence.needed() != null)
        .isNotEmpty()
        .allSatisfy(
            sentence -> {
              String form = Objects.requireNonNull(sentence.needed());
              String needed = Objects.requireNonNull(german.needed(sentence));
              if (form.replaceAll("\\{[a-z]+}", "").matches(".*[a-z].*")) {
                assertThat(needed).isNotEqualTo(form);
              }
              assertThat(needed.replaceAll("[^{}]*(\\{[a-z]+}|$)[^{}]*", "$1"))
                  .isEqualTo(form.replaceAll("[^{}]*(\\{[a-z]+}|$)[^{}]*", "$1"));
            });
  }

  private static String written(Translation language, SentenceUse use, Parameter parameter) {
    int position = use.sentence().parameters().indexOf(parameter);
    return language.written(parameter, use.values().get(position));
  }

  private static SentenceUse example(Sentence sentence) {
    return use(sentence.part(), sentence.example());
  }

  private static SentenceUse use(Part part, String line) {
    return Objects.requireNonNull(
        new SentenceReader(Vocabulary.standard(), Programmes.EUROPEAN)
            .read(part, line, new Place(1, 1), List.of(), new Problems("rules.dslr")));
  }

  @Test
  void everyWordToChooseFromIsTranslated() {
    assertThat(SENTENCES)
        .flatExtracting(Sentence::parameters)
        .filteredOn(parameter -> parameter.type() == ParameterType.CHOICE)
        .isNotEmpty()
        .allSatisfy(
            parameter ->
                assertThat(parameter.choices())
                    .allSatisfy(
                        choice ->
                            assertThat(german.word(parameter, choice.word()))
                                .isNotEqualTo(choice.word())));
  }

  @Test
  void everythingThatIsCountedIsTranslated() {
    for (Sentence sentence : SENTENCES) {
      List<Piece> pieces = sentence.pieces();
      for (int i = 1; i < pieces.size(); i++) {
        if (pieces.get(i) instanceof Piece.Plural
            && pieces.get(i - 1) instanceof Piece.Words(String words)) {
          String unit = words.strip();
          assertThat(german.unit(unit, true)).as(sentence.id()).isNotEqualTo(unit);
          assertThat(german.unit(unit, false)).as(sentence.id()).isNotEqualTo(unit + "s");
          assertThat(english.unit(unit, true)).isEqualTo(unit);
          assertThat(english.unit(unit, false)).isEqualTo(unit + "s");
        }
      }
    }
  }

  @Test
  void everythingThatCodesNameIsTranslated() {
    assertThat(SENTENCES)
        .flatExtracting(Sentence::parameters)
        .extracting(Parameter::of)
        .filteredOn(Objects::nonNull)
        .isNotEmpty()
        .allSatisfy(
            kind -> assertThat(german.kind(kind)).isNotEqualTo(english.kind(kind)).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INTEGER  | Whole[1500]            | 1500       | 1.500
          ORDINAL  | Whole[22]              | 22nd       | 22.
          LAST_DAYS| Whole[30]              | 30         | 30
          DECIMAL  | Exact[2.5]             | 2.5        | 2,5
          PERCENT  | Exact[2.5]             | 2.5%       | 2,5 %
          QUANTITY | Quantity[1500]         | 1.5        | 1,5
          MONEY    | Money[123450 EUR]      | 1234.50 EUR| 1.234,50 €
          MONEY    | Money[900 JPY]         | 900 JPY    | 900 ¥
          DATE     | Day[2026-12-24]        | 2026-12-24 | 24.12.2026
          TIME     | Clock[08:30]           | 08:30      | 08:30
          WEEKDAYS | Words[Monday,Saturday] | Monday or Saturday | Montag oder Samstag
          CODES    | Words[a,b,c]           | "a", "b" or "c" | „a“, „b“ oder „c“
          TIER     | Words[gold]            | "gold"     | „gold“
          TEXT     | Text[Hello!]           | "Hello!"   | „Hello!“
          """)
  void valuesAreWrittenAsTheLanguageWritesThem(
      ParameterType type, String value, String inEnglish, String inGerman) {
    Parameter parameter =
        new Parameter("x", type, List.of(), BigDecimal.ZERO, BigDecimal.ZERO, null);
    assertThat(english.written(parameter, value(value))).isEqualTo(inEnglish);
    assertThat(german.written(parameter, value(value)).replace('\u00a0', ' ')).isEqualTo(inGerman);
  }

  private static Value value(String told) {
    String content = told.substring(told.indexOf('[') + 1, told.length() - 1);
    return switch (told.substring(0, told.indexOf('['))) {
      case "Whole" -> new Value.Whole(Long.parseLong(content));
      case "Exact" -> new Value.Exact(new BigDecimal(content));
      case "Quantity" -> new Value.Quantity(Long.parseLong(content));
      case "Money" -> new Value.Money(Long.parseLong(content.split(" ")[0]), content.split(" ")[1]);
      case "Day" -> new Value.Day(LocalDate.parse(content));
      case "Clock" -> new Value.Clock(LocalTime.parse(content));
      case "Text" -> new Value.Text(content);
      default -> new Value.Words(List.of(content.split(",")));
    };
  }

  private static Called called(Translation translation, Sentence sentence) {
    return Objects.requireNonNull(translation.called(Vocabulary.standard(), sentence));
  }

  @Test
  void aSentenceThatWasAddedIsToldInEnglishUntilSomebodyTranslatesIt() {
    Map<String, String> files = new LinkedHashMap<>(Vocabulary.standardFiles());
    files.put(
        "more.dsl",
        """
        # group: New things
        # about: purchase

        # id: total-over
        # {amount}: money
        # help: More than this.
        # example: The total is over 20.00 EUR
        [when]The total is over {amount}=Basket( totalMinor > {amount} )
        """);
    Sentence added = Vocabulary.of(files).sentences().getLast();

    assertThat(german.help(added)).isEqualTo("More than this.");
    assertThat(german.group(added)).isEqualTo("New things");
    assertThat(german.needed(added)).isNull();
    assertThat(german.form(added)).isNull();
  }
}
