package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class ExplanationIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Much coffee"
      when
          At least 20.00 EUR is spent on category "coffee"
      then
          Give 100 points
      end

      rule "Tea"
      when
          The basket contains products in category "tea"
      then
          Give 10 points for every unit of category "tea"
          At most 15 points per member per day
      end

      rule "Season"
          valid until 2020-12-31
      when
          A purchase is made
      then
          Give 1000 points
      end

      rule "Weak"
          exclusive group "one"
      when
          A purchase is made
      then
          Give 1 point
      end

      rule "Strong"
          exclusive group "one"
          priority 5
      when
          A purchase is made
      then
          Give 2 points
      end
      """;

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  private Answer explain(Answer purchase) {
    return shop.till().get("/v1/purchases/" + purchase.text("/id") + "/explanation");
  }

  private static JsonNode rule(Answer explanation, String name) {
    for (JsonNode rule : explanation.json().path("rules")) {
      if (rule.path("rule").asString("").equals(name)) {
        return rule;
      }
    }
    throw new AssertionError(name + " is missing in " + explanation.body());
  }

  @Test
  void tellsOfEveryRuleWhyAndWhyNot() {
    Someone member = shop.enrol();
    Answer purchase =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member)
                    .line("ESP", "coffee", 2, 620)
                    .line("TEA", "tea", 3, 100)
                    .json());
    Answer why = explain(purchase);

    assertThat(why.status()).isEqualTo(200);
    assertThat(why.number("/rulebookVersion")).isEqualTo(purchase.number("/rulebookVersion"));
    assertThat(rule(why, "Points").path("outcome").asString("")).isEqualTo("awarded");
    assertThat(rule(why, "Points").path("points").asLong()).isEqualTo(15);
    JsonNode much = rule(why, "Much coffee");
    assertThat(much.path("outcome").asString("")).isEqualTo("not-met");
    assertThat(much.at("/sentences/0/met").asBoolean(true)).isFalse();
    assertThat(much.at("/sentences/0/found").asString("")).contains("12.40");
    assertThat(much.at("/sentences/0/needed").asString("")).contains("20.00");
    assertThat(rule(why, "Points").at("/sentences/0/found").asString("")).isEqualTo("purchase");
    assertThat(rule(why, "Points").at("/sentences/0/needed").asString("")).isEqualTo("purchase");
    assertThat(rule(why, "Tea").path("outcome").asString("")).isEqualTo("cut");
    assertThat(rule(why, "Tea").path("points").asLong()).isEqualTo(15);
    assertThat(rule(why, "Tea").path("reason").asString("")).contains("daily limit of 15");
    assertThat(rule(why, "Season").path("outcome").asString("")).isEqualTo("not-in-force");
    assertThat(rule(why, "Weak").path("outcome").asString("")).isEqualTo("lost");
    assertThat(rule(why, "Weak").path("reason").asString("")).contains("Strong");
    assertThat(why.text("/customerText")).isNotBlank();
    assertThat(why.text("/cashierText")).isNotBlank();
    assertThat(sum(why)).isEqualTo(purchase.number("/points/accrued"));
  }

  @Test
  void tellsItInGermanToWhoAsksForIt() {
    Answer purchase =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(shop.enrol())
                    .line("ESP", "coffee", 2, 620)
                    .line("TEA", "tea", 3, 100)
                    .json());
    String path = "/v1/purchases/" + purchase.text("/id") + "/explanation";
    Answer german = shop.till().get(path + "?lang=de");

    assertThat(german.status()).as(german.body()).isEqualTo(200);
    assertThat(reason(german, "Points")).isEqualTo("1 Punkt je 1,00 €");
    assertThat(reason(german, "Much coffee"))
        .isEqualTo(
            "nicht erfüllt: Mindestens 20,00 € entfallen auf Warengruppe „coffee“ (vorgefunden:"
                + " 12,40 €)");
    JsonNode sentence = rule(german, "Much coffee").at("/sentences/0");
    assertThat(unbroken(sentence.path("text").asString("")))
        .isEqualTo("Mindestens 20,00 € entfallen auf Warengruppe „coffee“");
    assertThat(sentence.path("written").asString(""))
        .isEqualTo("At least 20.00 EUR is spent on category \"coffee\"");
    assertThat(unbroken(sentence.path("needed").asString(""))).isEqualTo("20,00 €");
    assertThat(reason(german, "Tea")).isEqualTo("Tagesgrenze von 15 Punkten erreicht");
    assertThat(reason(german, "Season")).isEqualTo("endete am 31.12.2020");
    assertThat(reason(german, "Weak")).isEqualTo("der Regel „Strong“ unterlegen");
    assertThat(german.text("/customerText"))
        .isEqualTo(
            "Sie haben 32 Punkte gesammelt: 15 für „Points“, 15 für „Tea“ und 2 für „Strong“."
                + " „Tea“: Tagesgrenze von 15 Punkten erreicht.");
    assertThat(german.text("/cashierText")).isEqualTo("+32 Punkte: Points 15, Tea 15, Strong 2");

    Answer english = shop.till().get(path + "?lang=en");
    assertThat(reason(english, "Season")).isEqualTo("ended on 2020-12-31");
    assertThat(explain(purchase).body()).isEqualTo(english.body());
    for (String asked : List.of("de-AT, en;q=0.5", "fr, de;q=0.2")) {
      Answer preferred = shop.till().send("GET", path, null, new byte[0], "Accept-Language", asked);
      assertThat(preferred.body()).isEqualTo(german.body());
    }
    for (String asked : List.of("en, de;q=0.5", "fr", "-;q=x")) {
      Answer preferred = shop.till().send("GET", path, null, new byte[0], "Accept-Language", asked);
      assertThat(preferred.body()).isEqualTo(english.body());
    }
    Answer refused = shop.till().get(path + "?lang=fr");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers()).containsExactly("/lang");
  }

  private static String reason(Answer explanation, String name) {
    return unbroken(rule(explanation, name).path("reason").asString(""));
  }

  private static String unbroken(String text) {
    return text.replace('\u00a0', ' ');
  }

  static long sum(Answer explanation) {
    long sum = 0;
    for (JsonNode rule : explanation.json().path("rules")) {
      sum += rule.path("points").asLong();
    }
    return sum;
  }

  @Test
  void staysTheSameWhateverHappensAfterwards() {
    Someone member = shop.enrol();
    Answer purchase =
        shop.till().post("/v1/purchases", APurchase.by(member).line("TEA", "tea", 1, 100).json());
    Answer before = explain(purchase);
    shop.till().post("/v1/purchases", APurchase.by(member).line("TEA", "tea", 1, 5000).json());
    shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", AReturn.next().json());
    shop.rulebook()
        .live(
            """
            rule "Another"
            when
                A purchase is made
            then
                Give 1 point
            end
            """);
    assertThat(explain(purchase).body()).isEqualTo(before.body());
  }

  @Test
  void marketersMayAskAndAnonymousPurchasesSayWhy() {
    Answer purchase =
        shop.till().post("/v1/purchases", APurchase.anonymous().line("T", "tea", 1, 1).json());
    Answer why =
        shop.as(Role.MARKETER).get("/v1/purchases/" + purchase.text("/id") + "/explanation");
    assertThat(why.status()).isEqualTo(200);
    assertThat(why.json().path("rules").size()).isZero();
    assertThat(why.text("/customerText")).contains("without a membership");
    Answer german =
        shop.till().get("/v1/purchases/" + purchase.text("/id") + "/explanation?lang=de");
    assertThat(german.text("/customerText")).contains("ohne Mitgliedschaft");
    assertThat(german.text("/cashierText")).isEqualTo("Kein Mitglied bei diesem Einkauf.");
  }
}
