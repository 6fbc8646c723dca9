package dev.regulars.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.rulebook.ADraft;
import dev.regulars.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What looks like something else is told where somebody makes or uses it, and refused nowhere. */
@ServerTest
class TwinStoresIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private MeterRegistry meters;

  @Test
  void aStoreThatLooksLikeAnotherIsToldAtOnceAndInTheList() {
    assertThat(put("twins-1", "Twins One").at("/warnings")).isEmpty();

    Answer twin = put("twins-l", "Twins  one");

    assertThat(said(twin.at("/warnings")))
        .containsExactly("look-alike-code twins-1", "twin-name twins-1");
    assertThat(twin.text("/warnings/0/message")).contains("'twins-l'", "'twins-1'");
    assertThat(listed("twins-l")).containsExactly("look-alike-code twins-1", "twin-name twins-1");
    assertThat(listed("twins-1")).isEmpty();
    assertThat(said(put("twins-l", "Another").at("/warnings")))
        .containsExactly("look-alike-code twins-1");
  }

  @Test
  void aStoreThatAPurchaseCreatesIsTakenAndFlagged() {
    put("popup-0", "Popup");
    double before = meters.counter("regulars.stores.alike").count();

    Answer bought =
        shop.till()
            .post(
                "/v1/purchases", APurchase.anonymous().in("popup-O").line("X", "x", 1, 700).json());

    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(listed("popup-O")).containsExactly("look-alike-code popup-0");
    assertThat(meters.counter("regulars.stores.alike").count()).isEqualTo(before + 1);
  }

  @Test
  void whoSeesSomeStoresLearnsOfNoOthers() {
    put("bound-1", "Bound");
    put("bound-l", "Bound");

    assertThat(shop.boundTo("bound-l").get("/v1/stores").body()).doesNotContain("bound-1");
  }

  @Test
  void aRuleThatNamesWhatOnlyLooksLikeAStoreIsTold() {
    put("harbour-1", "Harbour");
    ADraft draft =
        ADraft.of(
            shop,
            """
            rule "Harbour"
            when
                The store is "harbour-１"
            then
                Give 2 points
            end

            rule "HARBOUR"
            when
                The store is "harbour-1"
            then
                Give 3 points
            end
            """);

    Answer check = draft.step(Role.MARKETER, "check");

    assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
    List<String> codes = new ArrayList<>();
    check.at("/problems").forEach(problem -> codes.add(problem.path("code").asString()));
    assertThat(codes).containsExactlyInAnyOrder("look-alike-code", "twin-name");
    assertThat(check.body()).contains("looks like \\\"harbour-1\\\"", "Purchases have had");
  }

  private Answer put(String code, String name) {
    byte[] body = Till.written(Map.of("name", name)).getBytes(StandardCharsets.UTF_8);
    Answer answer = shop.as(Role.ADMIN).send("PUT", "/v1/stores/" + code, "application/json", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private List<String> listed(String code) {
    for (JsonNode store : shop.as(Role.ADMIN).get("/v1/stores?limit=200").at("/items")) {
      if (store.path("code").asString().equals(code)) {
        return said(store.path("warnings"));
      }
    }
    throw new AssertionError("not listed: " + code);
  }

  private static List<String> said(JsonNode warnings) {
    List<String> said = new ArrayList<>();
    warnings.forEach(
        warning ->
            said.add(warning.path("code").asString() + " " + warning.path("like").asString()));
    return said;
  }
}
