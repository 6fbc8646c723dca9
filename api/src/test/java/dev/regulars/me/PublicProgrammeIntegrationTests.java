package dev.regulars.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import tools.jackson.databind.JsonNode;

/** The programme is told to whoever reads, as it is at that moment and without its secrets. */
@ServerTest
class PublicProgrammeIntegrationTests {

  private static final String RULES =
      """
      rule "Base points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Coffee for Gold"
          valid from 2020-01-01 until 2099-12-31
          exclusive group "coffee"
          priority 2
      when
          The member is in tier "gold" or higher
          The basket contains products in category "coffee"
      then
          Multiply points on category "coffee" by 2
          At most 100 points per member per day
          At most 9000 points in all
          Tag the member "coffee-lover"
          Tell the cashier "Smile."
      end

      rule "Only for some"
      when
          The member has tag "staff"
      then
          Give 5 points
      end

      rule "A code to be found out"
      when
          The customer presents the code "SESAME"
      then
          Give 30 points
      end

      rule "A surprise"
          not told to customers
      when
          The basket contains products in category "tea"
      then
          Give 7 points
      end

      rule "Just a word"
      when
          A purchase is made
      then
          Tell the customer "Hello!"
      end

      rule "Last year's"
          valid until 2020-12-31
      when
          A purchase is made
      then
          Give 9 points
      end

      rule "Friends"
      when
          A friend makes a purchase
          The friend's purchase totals at least 20.00 EUR
      then
          Give the referrer 200 points
          Give the friend 100 points
      end
      """;

  @Autowired private Shop shop;
  @Autowired private Server server;

  private BodyContentSpec read(String languages, String language) {
    return server
        .nobody()
        .get()
        .uri("/v1/programme/public")
        .header("Accept-Language", languages)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Content-Language", language)
        .expectBody();
  }

  private JsonNode told(String language) {
    return Till.json(new String(read(language, language).returnResult().getResponseBody()));
  }

  private String reward(String state, Map<String, ?> more) {
    String code = "PUB-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("name", "Named " + code);
    body.put("kind", "product");
    body.put("state", state);
    Answer put =
        shop.as(Role.MARKETER)
            .send("PUT", "/v1/rewards/" + code, "application/json", Till.written(body));
    assertThat(put.status()).as(put.body()).isEqualTo(201);
    return code;
  }

  @Test
  void itIsToldInTheLanguageOfWhoeverReads() {
    shop.rulebook().pointPerEuro();
    read("fr, de-AT;q=0.8, en;q=0.5", "de")
        .jsonPath("$.rules[0]")
        .isEqualTo("Ein Punkt ist 0,01 EUR wert.")
        .jsonPath("$.rules[2]")
        .isEqualTo("Punkte verfallen 24 Monate nach dem Sammeln, zum Ende des Monats.")
        .jsonPath("$.tiers[0].name")
        .isEqualTo("Bronze");
    read("?!", "en").jsonPath("$.rules[1]").isEqualTo("Points can be spent at once.");
  }

  @Test
  void waysToEarnAreTheRulesInForceWithoutSecrets() {
    shop.rulebook().live(RULES);

    JsonNode ways = told("en").at("/ways");

    assertThat(ways.findValuesAsString("name"))
        .containsExactly("Base points", "Coffee for Gold", "Friends");
    assertThat(ways.get(0).at("/when").isEmpty()).isTrue();
    assertThat(ways.get(0).at("/then").toString()).isEqualTo("[\"1 point per 1.00 EUR\"]");
    assertThat(ways.get(0).has("until")).isFalse();
    assertThat(ways.get(1).at("/until").asString()).isEqualTo("2099-12-31");
    assertThat(ways.get(1).at("/when").toString())
        .isEqualTo(
            "[\"The member is in tier \\\"gold\\\" or higher\","
                + "\"The basket contains products in category \\\"coffee\\\"\"]");
    assertThat(ways.get(1).at("/then").toString())
        .isEqualTo(
            "[\"Points on category \\\"coffee\\\" times 2\","
                + "\"At most 100 points per member per day\"]");
    assertThat(ways.toString())
        .doesNotContain("SESAME", "staff", "coffee-lover", "9000", "Smile", "surprise");
  }

  @Test
  void waysToEarnAreToldInGermanToo() {
    shop.rulebook().live(RULES);

    JsonNode ways = told("de").at("/ways");

    assertThat(ways.get(0).at("/then/0").asString()).isEqualTo("1 Punkt je 1,00\u00a0€");
    assertThat(ways.get(2).at("/when/0").asString()).isEqualTo("Eine geworbene Person kauft ein");
    for (JsonNode way : ways) {
      assertThat(way.at("/when").toString() + way.at("/then"))
          .doesNotContain("points", "The ", "friend");
    }
  }

  @Test
  void anotherRulebookTellsOtherWaysAtOnce() {
    shop.rulebook().live(RULES);
    assertThat(told("en").at("/ways").size()).isEqualTo(3);
    shop.rulebook().pointPerEuro();
    assertThat(told("en").at("/ways").size()).isEqualTo(1);
  }

  @Test
  void rewardsThatCanBeHadNowAreTold() {
    shop.rulebook().pointPerEuro();
    String cake = reward("active", Map.of("points", 120));
    String draft = reward("draft", Map.of("points", 120));
    String over = reward("active", Map.of("points", 5, "validUntil", "2020-01-01T00:00:00Z"));
    String out = reward("active", Map.of("points", 5, "stock", 0));

    JsonNode rewards = told("en").at("/rewards");

    assertThat(rewards.findValuesAsString("code")).contains(cake).doesNotContain(draft, over, out);
    for (JsonNode reward : rewards) {
      if (reward.at("/code").asString().equals(cake)) {
        assertThat(reward.at("/points").asLong()).isEqualTo(120);
        assertThat(reward.at("/name").asString()).isEqualTo("Named " + cake);
      }
    }
  }
}
