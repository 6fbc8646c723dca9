package dev.regulars.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which plans can be had. */
@ServerTest
class PlanIntegrationTests {

  private static final Map<String, Object> YEAR =
      Map.of(
          "name",
          "Prime",
          "description",
          "Everything twice",
          "priceMinor",
          2900,
          "term",
          Map.of("number", 1, "unit", "years"),
          "trialDays",
          30,
          "benefits",
          List.of("Double points", "Free shipping"),
          "noticeDays",
          List.of(14, 3));

  @Autowired private Shop shop;
  private GivenPlans plans;

  @BeforeEach
  void theShop() {
    plans = new GivenPlans(shop);
  }

  @Test
  void aPlanIsMadeReadAndReplaced() {
    String code = plans.plan(YEAR);

    Answer read = shop.as(Role.MARKETER).get("/v1/plans/" + code);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text("/name")).isEqualTo("Prime");
    assertThat(read.text("/currency")).isEqualTo("EUR");
    assertThat(read.text("/state")).isEqualTo("active");
    assertThat(read.at("/benefits").toString()).contains("Double points");
    assertThat(read.at("/noticeDays").toString()).isEqualTo("[14,3]");
    assertThat(read.header("ETag")).contains("\"1\"");

    Map<String, Object> dearer = new LinkedHashMap<>(YEAR);
    dearer.put("priceMinor", 3900);
    dearer.put("sku", code);
    Answer replaced = plans.put(code, dearer, "If-Match", "\"1\"");
    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
    assertThat(replaced.number("/version")).isEqualTo(2);

    Answer late = plans.put(code, dearer, "If-Match", "\"1\"");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("edit-conflict");
    assertThat(shop.as(Role.ADMIN).get("/v1/audit?action=plan.changed").body()).contains(code);
  }

  @Test
  void saysEverythingThatIsWrong() {
    Map<String, Object> wrong = new LinkedHashMap<>();
    wrong.put("name", " ");
    wrong.put("priceMinor", -1);
    wrong.put("term", Map.of("number", 0, "unit", "weeks"));
    wrong.put("trialDays", 400);
    wrong.put("benefits", Collections.nCopies(21, "much"));
    wrong.put("noticeDays", List.of(0));
    wrong.put("state", "sold");

    Answer refused = plans.put("Not-a-code", wrong);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers())
        .contains(
            "/code",
            "/name",
            "/priceMinor",
            "/term/number",
            "/term/unit",
            "/trialDays",
            "/benefits",
            "/noticeDays/0",
            "/state");
    assertThat(plans.put("no-term", Map.of("name", "x", "priceMinor", 1)).pointers())
        .containsExactly("/term");
  }

  @Test
  void aProductBuysOnePlan() {
    String first = plans.plan(Map.of());
    Map<String, Object> other = new LinkedHashMap<>(YEAR);
    other.put("sku", first);

    Answer refused = plans.put(first + "-2", other);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("sku-taken");
    assertThat(refused.text("/plan")).isEqualTo(first);

    other.put("state", "draft");
    assertThat(plans.put(first + "-2", other).status()).as("a draft sells nothing").isEqualTo(201);
  }

  @Test
  void aPlanWithoutAProductIsGivenOnly() {
    String code = plans.plan(Map.of()) + "-given";

    Answer made = plans.put(code, YEAR);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.at("/sku").isMissingNode()).isTrue();
    assertThat(plans.put(code, YEAR).number("/version")).isEqualTo(2);
    Someone member = shop.enrol();
    assertThat(plans.give(member, Map.of("plan", code)).text("/plan/state")).isEqualTo("active");
  }

  @Test
  void tillsSeeWhatIsActive() {
    String draft = plans.plan(Map.of("state", "draft"));
    String active = plans.plan(Map.of());

    assertThat(all(shop.till(), "")).contains(active).doesNotContain(draft);
    assertThat(all(shop.as(Role.SUPPORT), "")).contains(active, draft);
    assertThat(all(shop.as(Role.SUPPORT), "&state=draft")).contains(draft).doesNotContain(active);
    assertThat(shop.till().get("/v1/plans?state=draft").status()).isEqualTo(403);
    assertThat(shop.till().get("/v1/plans?state=sold").pointers()).containsExactly("/state");
    assertThat(shop.as(Role.MARKETER).get("/v1/plans/nothing").status()).isEqualTo(404);
  }

  private static String all(Till caller, String besides) {
    return caller.get("/v1/plans?limit=200" + besides).body();
  }
}
