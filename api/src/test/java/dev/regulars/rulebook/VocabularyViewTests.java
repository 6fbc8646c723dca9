package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.rules.language.Translation;
import dev.regulars.rules.language.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of the vocabulary comes from the vocabulary, whatever is in it. */
class VocabularyViewTests {

  /** What the pages are tested with; written by the tests of the rules. */
  private static final Path PAGES =
      Path.of("../admin-ui/src/features/rules/language/vocabulary.test.json");

  private static final String ADDED =
      """
      # group: Amount
      # about: purchase

      # id: total-over
      # {amount}: money 5..500
      # called: the total to be exceeded
      # help: More than this.
      # words: large, big basket, groß
      # example: The total is over 20.00 EUR
      [when]The total is over {amount}=Basket( totalMinor > {amount} )
      """;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Programme programme = StarterRulebook.programme();

  @Test
  void thePagesAreTestedWithWhatIsTold() throws IOException {
    JsonNode pages = json.readTree(Files.readString(PAGES));
    JsonNode told = told(Vocabulary.standard(), Locale.ENGLISH);
    assertThat(told.path("items").size()).isEqualTo(pages.path("items").size());
    for (int i = 0; i < told.path("items").size(); i++) {
      assertThat(plain(told.path("items").path(i))).isEqualTo(plain(pages.path("items").path(i)));
    }
    assertThat(plain(told.path("types"))).isEqualTo(plain(pages.path("types")));
    assertThat(told.properties()).extracting(Map.Entry::getKey).containsAll(names(pages));
  }

  @Test
  void anAddedSentenceIsToldLikeAllOthers() {
    Map<String, String> files = new LinkedHashMap<>(Vocabulary.standardFiles());
    files.put("more.dsl", ADDED);
    Vocabulary more = Vocabulary.of(files);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      List<JsonNode> before = items(told(Vocabulary.standard(), locale));
      List<JsonNode> after = items(told(more, locale));
      assertThat(after.subList(0, before.size())).isEqualTo(before);
      assertThat(after).hasSize(before.size() + 1);
      assertThat(plain(after.getLast()))
          .isEqualTo(
              plain(
                  json.readTree(
                      """
                      {"id": "total-over", "part": "when", "text": "The total is over {amount}",
                       "pieces": [{"words": "The total is over "}, {"parameter": "amount"}],
                       "parameters": [{"name": "amount", "type": "money", "least": 5, "most": 500,
                                       "list": false,
                                       "texts": {"de": {"name": "Betrag"}}}],
                       "group": "%s", "about": "purchase", "help": "More than this.",
                       "words": ["large", "big basket", "groß"],
                       "example": "The total is over 20.00 EUR",
                       "called": "the total to be exceeded"}
                      """
                          .formatted(locale == Locale.GERMAN ? "Betrag" : "Amount"))));
    }
  }

  @Test
  void everySentenceIsSaidInGermanBesideTheEnglishThatFilesHave() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(items(told(Vocabulary.standard(), locale)))
          .allSatisfy(
              item ->
                  assertThat(item.path("texts").path("de").path("text").asString()).isNotEmpty());
      assertThat(item("nth-purchase-in", locale).path("text").asString())
          .isEqualTo("This is the {n} purchase of the member {period}");
      assertThat(plain(item("nth-purchase-in", locale).path("parameters").path(1).path("texts")))
          .isEqualTo(
              plain(
                  json.readTree(
                      """
                      {"de": {"name": "Zeitraum",
                              "choices": ["heute", "diese Woche", "diesen Monat", "dieses Jahr"]}}
                      """)));
    }
    assertThat(plain(item("give", Locale.ENGLISH).path("texts")))
        .isEqualTo(
            plain(
                json.readTree(
                    """
                    {"de": {"text": "Es gibt {points} Punkte",
                            "pieces": [{"words": "Es gibt "}, {"parameter": "points"}, {"words": " "},
                                       {"one": "Punkt", "several": "Punkte", "countOf": "points"}]}}
                    """)));
  }

  private JsonNode item(String id, Locale locale) {
    return items(told(Vocabulary.standard(), locale)).stream()
        .filter(item -> item.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode told(Vocabulary vocabulary, Locale locale) {
    return json.valueToTree(VocabularyView.of(vocabulary, programme, Translation.in(locale)));
  }

  private static List<JsonNode> items(JsonNode vocabulary) {
    List<JsonNode> items = new ArrayList<>();
    vocabulary.path("items").forEach(items::add);
    return items;
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /**
   * Without what is null or missing, numbers by their value, and without how the value of each
   * parameter looks, which its type tells too.
   */
  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      node.properties()
          .forEach(
              field -> {
                boolean ofParameter = field.getKey().equals("expected") && node.has("list");
                if (!field.getValue().isNull() && !ofParameter) {
                  fields.put(field.getKey(), plain(field.getValue()));
                }
              });
      return fields;
    }
    if (node.isArray()) {
      List<Object> all = new ArrayList<>();
      node.forEach(each -> all.add(plain(each)));
      return all;
    }
    return node.isNumber()
        ? node.decimalValue().stripTrailingZeros().toPlainString()
        : node.asString();
  }
}
