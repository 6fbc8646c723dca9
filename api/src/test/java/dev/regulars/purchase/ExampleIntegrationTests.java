package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.rulebook.ADraft;
import dev.regulars.security.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class ExampleIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Gold on the third"
      when
          The member is in tier "gold" or higher
          This is the 3rd purchase of the member this month
      then
          Give 100 points
      end
      """;

  private static final String MINE =
      """
      # mine, as I like it
      - name:   Two euros
        at: 2030-10-14
        purchase: 2.00
        points: 2
      """;

  private static final Map<String, Object> GOLD =
      Map.of(
          "tier",
          "gold",
          "earlier",
          List.of(Map.of("in", "month", "purchases", 2, "spentMinor", 4500)));

  @Autowired private Shop shop;

  @Test
  void whatWasTriedIsKeptAsAnExampleThatHolds() {
    ADraft draft = ADraft.of(shop, RULES);
    draft.put(Role.MARKETER, "examples.yaml", MINE);
    Map<String, Object> trial = purchase();
    trial.put("memberFacts", GOLD);
    Answer tried = draft.step(Role.MARKETER, "try", trial);
    assertThat(tried.number("/points/accrued")).as(tried.body()).isEqualTo(117);

    Answer saved =
        add(draft, "Gold's third: \"100\" more", purchase(), GOLD, Map.of("points", 117));
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    assertThat(saved.text("/name")).isEqualTo("examples.yaml");
    assertThat(saved.text("/text")).startsWith(MINE).contains("117");
    assertThat(saved.header("ETag")).contains(saved.text("/etag"));
    assertThat(draft.get().text("/examples/0/text")).isEqualTo(saved.text("/text"));

    Answer check = draft.step(Role.MARKETER, "check");
    assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
    assertThat(check.at("/examples").size()).isEqualTo(2);
    assertThat(check.text("/examples/1/name")).isEqualTo("Gold's third: \"100\" more");
  }

  @Test
  void aFileThatIsNotThereIsMade() {
    ADraft draft = ADraft.of(shop, RULES);
    Map<String, Object> body = body("First", purchase(), null, Map.of("points", 17));
    body.put("file", "gold.yaml");
    Answer saved = draft.step(Role.MARKETER, "examples", body);
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    assertThat(draft.get().text("/examples/0/name")).isEqualTo("gold.yaml");
    assertThat(draft.step(Role.MARKETER, "check").at("/ok").asBoolean()).isTrue();
  }

  @Test
  void aNameIsThereOnce() {
    ADraft draft = ADraft.of(shop, RULES);
    draft.put(Role.MARKETER, "examples.yaml", MINE);
    Answer twice = add(draft, "Two euros", purchase(), null, Map.of("points", 17));
    assertThat(twice.status()).isEqualTo(422);
    assertThat(twice.problem()).isEqualTo("example-not-possible");
    assertThat(draft.get().text("/examples/0/text")).isEqualTo(MINE);
  }

  @Test
  void saysEverythingThatIsWrong() {
    ADraft draft = ADraft.of(shop, RULES);
    Map<String, Object> real = purchase();
    real.put("member", Map.of("card", "4000123"));
    Answer refused = add(draft, " ", real, null, Map.of());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers())
        .containsExactlyInAnyOrder("/name", "/purchase/member", "/expected");
    Map<String, Object> misplaced = body("Fine", purchase(), null, Map.of("points", 17));
    misplaced.put("file", "rules.dslr");
    assertThat(draft.step(Role.MARKETER, "examples", misplaced).pointers())
        .containsExactly("/file");
    Answer missing = draft.step(Role.MARKETER, "examples", Map.of("name", "Fine"));
    assertThat(missing.pointers()).containsExactlyInAnyOrder("/purchase", "/expected");
  }

  @Test
  void aDraftThatWasHandedInTakesNone() {
    ADraft draft = ADraft.of(shop, RULES).submitted();
    Answer late = add(draft, "Late", purchase(), null, Map.of("points", 17));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("draft-state");
  }

  private Answer add(
      ADraft draft,
      String name,
      Map<String, Object> purchase,
      Map<String, Object> member,
      Map<String, Object> expected) {
    return draft.step(Role.MARKETER, "examples", body(name, purchase, member, expected));
  }

  private static Map<String, Object> body(
      String name,
      Map<String, Object> purchase,
      Map<String, Object> member,
      Map<String, Object> expected) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("purchase", purchase);
    if (member != null) {
      body.put("memberFacts", member);
    }
    body.put("expected", expected);
    return body;
  }

  private static Map<String, Object> purchase() {
    JsonNode json = Till.json(APurchase.anonymous().line("T", "tea", 1, 1750).json());
    Map<String, Object> purchase = new LinkedHashMap<>();
    json.propertyNames().forEach(name -> purchase.put(name, json.get(name)));
    return purchase;
  }
}
