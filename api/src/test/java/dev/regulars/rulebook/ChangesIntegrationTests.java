package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is said about a draft before it is handed in. */
@ServerTest
class ChangesIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give %d points
      end
      """;

  @Autowired private Shop shop;

  @Test
  void checkingSaysWhatIsWrongAndTakesUnsavedTexts() {
    ADraft draft = ADraft.of(shop, RULES.formatted(3));
    assertThat(draft.step(Role.MARKETER, "check").at("/ok").asBoolean()).isTrue();
    Answer unsaved =
        draft.step(
            Role.MARKETER,
            "check",
            Map.of(
                "files",
                List.of(
                    Map.of(
                        "name",
                        "rules.dslr",
                        "text",
                        RULES.formatted(3).replace("A purchase is made", "A purchase is maid")))));
    assertThat(unsaved.status()).as(unsaved.body()).isEqualTo(200);
    assertThat(unsaved.at("/ok").asBoolean()).isFalse();
    assertThat(unsaved.text("/problems/0/severity")).isEqualTo("error");
    assertThat(unsaved.text("/problems/0/suggestion")).contains("A purchase is made");
    assertThat(draft.step(Role.MARKETER, "check").at("/ok").asBoolean()).isTrue();
    Answer misnamed =
        draft.step(
            Role.MARKETER,
            "check",
            Map.of("files", List.of(Map.of("name", "../evil", "text", ""))));
    assertThat(misnamed.status()).isEqualTo(400);
    assertThat(misnamed.pointers()).containsExactly("/files/0/name");
  }

  @Test
  void theChangesAreToldInPlainLanguage() {
    int before = ADraft.published(shop, RULES.formatted(31));
    ADraft draft = ADraft.of(shop, RULES.formatted(32));
    Answer changes = shop.as(Role.SUPPORT).get(draft.path() + "/changes");
    assertThat(changes.status()).as(changes.body()).isEqualTo(200);
    assertThat(changes.number("/against")).isEqualTo(before);
    assertThat(changes.text("/rules/0/kind")).isEqualTo("changed");
    assertThat(changes.text("/rules/0/sentences/0/text")).contains("31").contains("32");
    int after = (int) draft.approved().step(Role.MARKETER, "publish").number("/version");
    Answer then = shop.as(Role.SUPPORT).get("/v1/rulebook/versions/" + after + "/changes");
    assertThat(then.number("/against")).isEqualTo(before);
    assertThat(then.at("/rules")).isEqualTo(changes.at("/rules"));
    Answer nothing =
        shop.as(Role.SUPPORT).get("/v1/rulebook/versions/" + after + "/changes?against=" + after);
    assertThat(nothing.at("/rules").isEmpty()).isTrue();
  }

  @Test
  void whatIsHardlyMeantIsSaidButDoesNotStandInTheWay() {
    // Of stores it can be said that one is unknown once there is any.
    shop.till().post("/v1/purchases", APurchase.anonymous().line("T", "tea", 1, 100).json());
    ADraft draft =
        ADraft.of(
            shop,
            """
            rule "Long over"
                valid until 2020-12-31
            when
                The store is "no-such-store"
            then
                Give 2 points
            end
            """);
    Answer check = draft.step(Role.MARKETER, "check");
    assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
    List<String> codes = new ArrayList<>();
    for (JsonNode problem : check.at("/problems")) {
      assertThat(problem.path("severity").asString()).isEqualTo("warning");
      codes.add(problem.path("code").asString());
    }
    assertThat(codes).containsExactlyInAnyOrder("expired", "unknown-code");
    Answer changes = shop.as(Role.MARKETER).get(draft.path() + "/changes");
    List<String> warned = new ArrayList<>();
    for (JsonNode warning : changes.at("/warnings")) {
      if (warning.path("rule").asString("").equals("Long over")) {
        assertThat(warning.path("reason").asString()).isNotEmpty();
        warned.add(warning.path("code").asString());
      }
    }
    assertThat(warned).containsExactlyInAnyOrder("expired", "unknown-code");
    assertThat(draft.step(Role.MARKETER, "submit").status()).isEqualTo(200);
  }

  @Test
  void theExamplesOfAVersionCanBeHadInWords() {
    String first = "/v1/rulebook/versions/1/examples";
    Answer german = shop.as(Role.SUPPORT).get(first + "?lang=de");
    assertThat(german.status()).as(german.body()).isEqualTo(200);
    assertThat(german.text("/items/0/file")).isEqualTo("examples.yaml");
    assertThat(german.text("/items/0/name")).startsWith("Two espressos");
    assertThat(german.text("/items/0/given/0")).isEqualTo("14.10.2026, 10:15 Uhr");
    assertThat(german.text("/items/0/given/1")).isEqualTo("2 × ESP-1, coffee zu je 2,50\u00a0€");
    assertThat(german.text("/items/0/expected")).startsWith("5 Punkte; Base points 5");
    assertThat(shop.as(Role.SUPPORT).get(first).text("/items/0/given/1"))
        .isEqualTo("2 × ESP-1, coffee at 2.50 EUR each");

    assertThat(shop.as(Role.SUPPORT).get("/v1/rulebook/versions/999999/examples").status())
        .isEqualTo(404);
    assertThat(shop.as(Role.SUPPORT).get(first + "?lang=fr").status()).isEqualTo(400);
  }

  @Test
  void whatChangesAndWhatIsOddCanBeHadInGerman() {
    int before = ADraft.published(shop, RULES.formatted(1500));
    ADraft draft =
        ADraft.of(shop, RULES.formatted(1600).replace("when", "    valid until 2020-12-31\nwhen"));

    Answer german = shop.as(Role.SUPPORT).get(draft.path() + "/changes?lang=de");
    assertThat(german.status()).as(german.body()).isEqualTo(200);
    assertThat(german.at("/rules/0/sentences"))
        .extracting(sentence -> sentence.path("text").asString())
        .containsExactly("endet am 31.12.2020", "erhöht den Bonus von 1.500 auf 1.600 Punkte");
    assertThat(german.text("/rules/0/sentences/1/before")).isEqualTo("Es gibt 1.500 Punkte");
    assertThat(german.at("/warnings"))
        .extracting(warning -> warning.path("message").asString())
        .contains("Diese Regel endete am 31.12.2020.");

    Answer english = shop.as(Role.SUPPORT).get(draft.path() + "/changes?lang=en");
    assertThat(english.at("/rules/0/sentences"))
        .extracting(sentence -> sentence.path("text").asString())
        .containsExactly("ends on 2020-12-31", "raises the bonus from 1500 to 1600 points");
    assertThat(shop.as(Role.SUPPORT).get(draft.path() + "/changes").body())
        .isEqualTo(english.body());

    Answer checked = draft.step(Role.MARKETER, "check?lang=de");
    assertThat(checked.text("/problems/0/message"))
        .startsWith("Diese Regel endete am 31.12.2020. Sie bewirkt nichts mehr.");
    assertThat(draft.step(Role.MARKETER, "check").text("/problems/0/message"))
        .startsWith("This rule ended on 2020-12-31.");

    String examples = "- name: A\n  at: 2026-10-14\n  purchase: 5.00\n  points: 5\n";
    Answer told =
        shop.as(Role.MARKETER)
            .post(
                draft.path() + "/check?lang=de",
                Till.written(
                    Map.of("files", List.of(Map.of("name", "examples.yaml", "text", examples)))));
    assertThat(told.text("/examples/0/expected")).isEqualTo("5 Punkte");
    assertThat(told.text("/examples/0/given/0")).isEqualTo("14.10.2026");
    assertThat(told.text("/examples/0/given/1")).isEqualTo("ein Einkauf über 5,00\u00a0€");

    int after = ADraft.published(shop, RULES.formatted(1400));
    String version = "/v1/rulebook/versions/" + after + "/changes?against=" + before;
    assertThat(shop.as(Role.SUPPORT).get(version + "&lang=de").text("/rules/0/sentences/0/text"))
        .isEqualTo("senkt den Bonus von 1.500 auf 1.400 Punkte");
    Answer moved = shop.as(Role.SUPPORT).get(draft.path() + "/changes?lang=de");
    assertThat(moved.text("/warnings/0/code")).isEqualTo("live-moved");
    assertThat(moved.text("/warnings/0/message"))
        .isEqualTo("Version %d gilt, aber dies begann mit Version %d.".formatted(after, before));
  }

  @Test
  void otherLanguagesAreRefused() {
    ADraft draft = ADraft.of(shop, RULES.formatted(2));
    int live = (int) shop.as(Role.SUPPORT).get("/v1/rulebook/live").number("/version");
    for (String path :
        List.of(draft.path() + "/changes", "/v1/rulebook/versions/" + live + "/changes")) {
      Answer refused = shop.as(Role.MARKETER).get(path + "?lang=fr");
      assertThat(refused.status()).as(path).isEqualTo(400);
      assertThat(refused.pointers()).containsExactly("/lang");
    }
    assertThat(draft.step(Role.MARKETER, "check?lang=fr").pointers()).containsExactly("/lang");
  }
}
