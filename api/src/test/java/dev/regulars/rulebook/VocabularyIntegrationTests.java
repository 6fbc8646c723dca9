package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class VocabularyIntegrationTests {

  @Autowired private Shop shop;

  @Test
  void theVocabularyIsWhole() {
    Answer vocabulary = shop.as(Role.MARKETER).get("/v1/rulebook/vocabulary");
    assertThat(vocabulary.at("/items").size()).isGreaterThan(100);
    assertThat(vocabulary.text("/currency")).isEqualTo("EUR");
    assertThat(vocabulary.text("/tiers/0/code")).isEqualTo("bronze");
    assertThat(vocabulary.at("/types").size()).isGreaterThan(10);
    JsonNode first = vocabulary.at("/items/0");
    assertThat(first.path("pieces").isEmpty()).isFalse();
    assertThat(first.path("part").asString()).isEqualTo("header");
  }

  @Test
  void whatIsSaidAboutSentencesCanBeHadInGerman() {
    Answer english = shop.as(Role.MARKETER).get("/v1/rulebook/vocabulary?lang=en");
    Answer german = shop.as(Role.MARKETER).get("/v1/rulebook/vocabulary?lang=de");
    assertThat(german.text("/items/0/text")).isEqualTo(english.text("/items/0/text"));
    assertThat(german.text("/items/0/help")).isNotEqualTo(english.text("/items/0/help"));
    assertThat(german.text("/items/0/called")).isEqualTo("die Gültigkeit");
    Answer french = shop.as(Role.MARKETER).get("/v1/rulebook/vocabulary?lang=fr");
    assertThat(french.pointers()).containsExactly("/lang");
  }

  @Test
  void everyTemplateCanBeHandedInAsItIs() {
    for (String lang : List.of("en", "de")) {
      Answer templates = shop.as(Role.MARKETER).get("/v1/rulebook/templates?lang=" + lang);
      assertThat(templates.at("/items").size()).isGreaterThan(9);
      for (JsonNode template : templates.at("/items")) {
        ADraft draft = ADraft.of(shop, template.path("text").asString());
        Answer check = draft.step(Role.MARKETER, "check");
        assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
        assertThat(template.path("explanation").asString()).isNotEmpty();
      }
    }
  }
}
