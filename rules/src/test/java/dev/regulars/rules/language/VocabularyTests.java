package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTests {

  private static final String WELL_SAID =
      """
      # group: Amount
      # about: purchase

      # id: total-over
      # {amount}: money
      # help: More than this.
      # example: The total is over 20.00 EUR
      [when]The total is over {amount}=Basket( totalMinor > {amount} )
      """;

  @Test
  void theVocabularyOfTheProductHasSentencesForEveryPart() {
    List<Sentence> sentences = Vocabulary.standard().sentences();

    assertThat(sentences).extracting(Sentence::part).contains(Part.values());
    assertThat(sentences).extracting(Sentence::id).doesNotHaveDuplicates();
    assertThat(sentences).allSatisfy(sentence -> assertThat(sentence.group()).isNotEmpty());
    assertThat(sentences).allSatisfy(sentence -> assertThat(sentence.help()).endsWith("."));
  }

  @Test
  void whatGivesPointsSaysHowAnAwardReads() {
    assertThat(Vocabulary.standard().sentences())
        .filteredOn(sentence -> sentence.text().matches("(Give \\{|Multiply).*"))
        .isNotEmpty()
        .allSatisfy(sentence -> assertThat(sentence.award()).isNotEmpty());
  }

  @Test
  void aSentenceKnowsItsParameters() {
    Sentence sentence = with(WELL_SAID).sentences().getLast();

    assertThat(sentence.text()).isEqualTo("The total is over {amount}");
    assertThat(sentence.parameters()).extracting(Parameter::name).containsExactly("amount");
    assertThat(sentence.parameters())
        .extracting(Parameter::type)
        .containsExactly(ParameterType.MONEY);
    assertThat(sentence.group()).isEqualTo("Amount");
    assertThat(sentence.about()).isEqualTo(Subject.PURCHASE);
  }

  @Test
  void aSentenceComesInPiecesThatMakeItsText() {
    Sentence sentence = standard("limit-per-window");

    assertThat(sentence.pieces())
        .containsExactly(
            new Piece.Words("At most "),
            new Piece.Place(0),
            new Piece.Words(" point"),
            new Piece.Plural(0),
            new Piece.Words(" per member per "),
            new Piece.Place(1));
  }

  @Test
  void aCodeSaysWhatItNames() {
    assertThat(standard("multiply-on-category").parameters().getFirst().of()).isEqualTo("category");
    assertThat(standard("store-tag").parameters().getFirst().of()).isEqualTo("store-tag");
    assertThat(standard("limit-per-purchase").parameters().getFirst().of()).isNull();
  }

  @Test
  void aSentenceSaysWhatItIsCalledInBriefAndInFull() {
    Called called = Objects.requireNonNull(Vocabulary.standard().called(standard("give")));
    SentenceUse use =
        new SentenceReader(Vocabulary.standard(), Programmes.EUROPEAN)
            .read(
                Part.THEN, "Give 1 point", new Place(1, 1), List.of(), new Problems("rules.dslr"));

    assertThat(called.text()).isEqualTo("the bonus");
    assertThat(called.brief(Objects.requireNonNull(use))).isEqualTo("the bonus");
    assertThat(called.inFull(use)).isEqualTo("the bonus of 1 point");
    assertThat(called.isWhole(use.sentence())).isTrue();
    assertThat(called.names(use.sentence().parameters().getFirst())).isFalse();
  }

  @Test
  void everySentenceOfTheProductIsCalledSomething() {
    assertThat(Vocabulary.standard().sentences())
        .allSatisfy(sentence -> assertThat(sentence.called()).startsWith("the "));
  }

  @Test
  void aSentenceIsSearchedByWordsThatItDoesNotSay() {
    Vocabulary vocabulary =
        with(WELL_SAID.replace("# help:", "# words: large,  big basket\n# help:"));

    assertThat(vocabulary.sentences().getLast().words()).containsExactly("large", "big basket");
    assertThat(Vocabulary.standard().sentences()).noneMatch(one -> one.words().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(ParameterType.class)
  void theFormOfAValueCanBeReadByJavaScriptToo(ParameterType type) {
    assertThat(type.pattern()).doesNotContain("*+").doesNotContain("\\p");
    assertThat(type.isList())
        .isEqualTo(type == ParameterType.CODES || type == ParameterType.WEEKDAYS);
  }

  private static Sentence standard(String id) {
    return Vocabulary.standard().sentences().stream()
        .filter(sentence -> sentence.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAddedSentenceCanBeUsedAtOnce() {
    Vocabulary vocabulary = with(WELL_SAID);
    RulebookReader reader = new RulebookReader(vocabulary, Programmes.EUROPEAN);

    RulebookReader.RulebookSource source =
        reader.read(
            Map.of(
                "a.dslr",
                """
                rule "Big"
                when
                    The total is over 100.00 EUR
                then
                    Give 5 points
                end
                """));

    assertThat(source.problems()).isEmpty();
    assertThat(source.drl().values())
        .flatExtracting(drl -> drl)
        .first()
        .asString()
        .contains("totalMinor() > 10000L");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# id: total-over | # id: purchase | another sentence has the same id",
        "# {amount}: money | # {amount}: mony | there is no type mony",
        "# {amount}: money | # {sum}: money | {amount} is not declared",
        "# help: More than this. | # x: y | x is nothing that can be said",
        "# help: More than this. | # id: other | id is said twice",
        "20.00 EUR | 20 EUR | its example would be written The total is over 20.00 EUR",
        "20.00 EUR | twenty EUR | its example is no sentence",
        "# example: The total is over | # example: The total is at least | its example is"
            + " total-at-least",
        "[when]The total is over | [when]The total (is) over | only letters, digits",
        "[when]The total is over | [when]The totals? is over | s? stands behind a number",
        "# help: More than this. | # called: the {sum} | {sum} is not declared",
        "[when]The total is over {amount} | [when]{amount} is the total | it must begin with words",
        "totalMinor > | totalSum > | not allowed in a rule: the measure Basket.totalSum",
        "totalMinor > | lines > | not allowed in a rule: the measure Basket.lines",
        "Basket( totalMinor > {amount} ) | eval(true) | not allowed in a rule",
        "Basket( totalMinor > {amount} ) | Basket( ) | not allowed in a rule",
        "Basket( totalMinor > {amount} ) | $b : Basket( totalMinor > {amount} ) | not allowed",
        "Basket( totalMinor > {amount} ) | not Basket( totalMinor > {amount} ) | not allowed",
        "Basket( totalMinor > {amount} ) | Basket( totalMinor > {amount}, totalMinor > 1L ) | not"
            + " allowed",
        "Basket( totalMinor > {amount} ) | Runtime( totalMinor > {amount} ) | not allowed",
        "[when]The | [then]The | not",
        "[when]The | [condition]The | not [keyword]",
        "# about: purchase | # about: money | about: money is not known",
      })
  void aVocabularyThatIsWrongDoesNotExist(String right, String wrong, String complaint) {
    assertThatThrownBy(() -> with(WELL_SAID.replace(right, wrong)))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aLineThatCouldBeTwoSentencesIsFound() {
    String again =
        WELL_SAID
            .replace("# id: total-over", "# id: again")
            .replace("totalMinor >", "unitsMilli >");

    assertThatThrownBy(() -> with(WELL_SAID + "\n" + again))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("again");
  }

  private static Vocabulary with(String more) {
    Map<String, String> files = new LinkedHashMap<>(Vocabulary.standardFiles());
    files.put("more.dsl", more);
    return Vocabulary.of(files);
  }
}
