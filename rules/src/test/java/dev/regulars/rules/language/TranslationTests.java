package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  }
}
