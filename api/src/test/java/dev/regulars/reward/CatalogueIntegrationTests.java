package dev.regulars.reward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class CatalogueIntegrationTests {

  private static final String COFFEE =
      """
      {"name": "Free coffee", "kind": "product", "points": 100, "state": "active"}
      """;

  @Autowired private Shop shop;

  @Test
  void aRewardIsCreatedOnceAndReplacedThen() {
    String code = code();
    Answer made = put(code, COFFEE);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.header("ETag")).hasValue("\"1\"");
    assertThat(made.text("/code")).isEqualTo(code);
    assertThat(made.text("/state")).isEqualTo("active");

    Answer replaced =
        put(
            code,
            """
            {"name": "Coffee", "description": "Any size", "kind": "product", "points": 90,
             "pointsByTier": {"gold": 80}, "stock": 5, "limitPerMember": {"times": 2, "per": "week"},
             "minimumSpendMinor": 500, "validFrom": "2026-01-01", "validUntil": "2099-12-31",
             "stores": ["test-1"], "state": "draft"}
            """);
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.header("ETag")).hasValue("\"2\"");
    Answer read = shop.as(Role.MARKETER).get("/v1/rewards/" + code);
    assertThat(read.json()).isEqualTo(replaced.json());
    assertThat(read.number("/pointsByTier/gold")).isEqualTo(80);
    assertThat(read.number("/stockLeft")).isEqualTo(5);
    assertThat(read.text("/validUntil")).isEqualTo("2099-12-31");
  }

  @Test
  void nobodyWritesOverWhatTheyHaveNotSeen() {
    String code = code();
    assertThat(put(code, COFFEE, "If-Match", "\"1\"").status()).as("not there").isEqualTo(412);
    assertThat(put(code, COFFEE, "If-None-Match", "*").status()).isEqualTo(201);
    assertThat(put(code, COFFEE, "If-None-Match", "*").status()).isEqualTo(412);
    assertThat(put(code, COFFEE, "If-Match", "\"1\"").status()).isEqualTo(200);
    Answer late = put(code, COFFEE, "If-Match", "\"1\"");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("edit-conflict");
    assertThat(put(code, COFFEE, "If-Match", "*").status()).isEqualTo(200);
  }

  @Test
  void aTillSeesWhatAMemberCanHave() {
    Someone member = shop.enrol();
    give(member, 100);
    String cheap = code();
    String dear = code();
    String draft = code();
    String later = code();
    String elsewhere = code();
    String gone = code();
    put(cheap, COFFEE);
    put(dear, COFFEE.replace("100", "101"));
    put(draft, COFFEE.replace("active", "draft"));
    put(later, COFFEE.replace("\"state\"", "\"validFrom\": \"2099-01-01\", \"state\""));
    put(elsewhere, COFFEE.replace("\"state\"", "\"stores\": [\"far-1\"], \"state\""));
    put(gone, COFFEE.replace("\"state\"", "\"stock\": 0, \"state\""));

    String list = "/v1/rewards?limit=200&store=test-1&member=" + member.id();
    JsonNode items = shop.till().get(list).at("/items");
    assertThat(item(items, draft)).as("drafts are nobody's").isNull();
    JsonNode coffee = item(items, cheap);
    assertThat(coffee.path("kind").asString()).isEqualTo("product");
    assertThat(coffee.path("points").asLong()).isEqualTo(100);
    assertThat(coffee.path("valueMinor").asLong()).isEqualTo(100);
    assertThat(coffee.path("affordable").asBoolean()).isTrue();
    assertThat(coffee.path("available").asBoolean()).isTrue();
    assertThat(coffee.has("reason")).isFalse();
    assertThat(coffee.path("description").asString()).isEqualTo("Free coffee");
    assertThat(reason(items, dear)).isEqualTo("insufficient-points");
    assertThat(item(items, dear).path("affordable").asBoolean()).isFalse();
    assertThat(reason(items, later)).isEqualTo("not-yet");
    assertThat(reason(items, elsewhere)).isEqualTo("wrong-store");
    assertThat(reason(items, gone)).isEqualTo("out-of-stock");
    assertThat(item(items, gone).path("available").asBoolean()).isFalse();
  }

  @Test
  void tiersHavePricesOfTheirOwn() {
    Someone member = shop.enrol();
    String code = code();
    put(
        code,
        COFFEE.replace("\"points\": 100", "\"points\": 100, \"pointsByTier\": {\"bronze\": 70}"));
    String onlyGold = code();
    put(onlyGold, COFFEE.replace("\"points\": 100", "\"pointsByTier\": {\"gold\": 70}"));
    JsonNode items = shop.till().get("/v1/rewards?limit=200&member=" + member.id()).at("/items");
    assertThat(item(items, code).path("points").asLong()).isEqualTo(70);
    assertThat(reason(items, onlyGold)).isEqualTo("wrong-tier");
  }

  @Test
  void peopleSeeAllStatesOrOne() {
    String draft = code();
    put(draft, COFFEE.replace("active", "draft"));
    Till support = shop.as(Role.SUPPORT);
    JsonNode drafts = support.get("/v1/rewards?limit=200&state=draft").at("/items");
    assertThat(reason(drafts, draft)).isEqualTo("draft");
    assertThat(item(drafts, draft).has("affordable")).as("nobody was named").isFalse();
    assertThat(item(support.get("/v1/rewards?limit=200").at("/items"), draft)).isNotNull();
    assertThat(item(support.get("/v1/rewards?limit=200&state=active").at("/items"), draft))
        .isNull();
    assertThat(shop.till().get("/v1/rewards?state=draft").status()).isEqualTo(403);
    assertThat(shop.till().get("/v1/rewards?state=gone").pointers()).containsExactly("/state");
    assertThat(shop.till().get("/v1/rewards?member=" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(shop.boundTo("test-1").get("/v1/rewards?store=far-1").status()).isEqualTo(403);
  }

  @Test
  void whoChangedARewardStandsInTheAuditLog() {
    String code = code();
    put(code, COFFEE);
    Answer log = shop.as(Role.ADMIN).get("/v1/audit?action=reward.changed&limit=200");
    assertThat(log.body()).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind": "product", "points": 1}                                                     | /name
          {"name": " ", "kind": "product", "points": 1}                                        | /name
          {"name": "x", "points": 1}                                                           | /kind
          {"name": "x", "kind": "car", "points": 1}                                            | /kind
          {"name": "x", "kind": "product"}                                                     | /points
          {"name": "x", "kind": "product", "points": 0}                                        | /points
          {"name": "x", "kind": "product", "points": 1.5}                                      | /points
          {"name": "x", "kind": "product", "points": 1, "state": "on"}                         | /state
          {"name": "x", "kind": "product", "pointsByTier": {"iron": 1}}                        | /pointsByTier/iron
          {"name": "x", "kind": "product", "pointsByTier": {"gold": 0}}                        | /pointsByTier/gold
          {"name": "x", "kind": "product", "pointsByTier": {"gold": null}}                     | /pointsByTier/gold
          {"name": "x", "kind": "product", "points": 1, "stock": -1}                           | /stock
          {"name": "x", "kind": "product", "points": 1, "limitPerMember": {"times": 1}}        | /limitPerMember/per
          {"name": "x", "kind": "product", "points": 1, "limitPerMember": {"per": "day"}}      | /limitPerMember/times
          {"name": "x", "kind": "product", "points": 1, "limitPerMember": {"times": 0, "per": "day"}} | /limitPerMember/times
          {"name": "x", "kind": "product", "points": 1, "limitPerMember": {"times": 1, "per": "hour"}} | /limitPerMember/per
          {"name": "x", "kind": "product", "points": 1, "minimumSpendMinor": 0}                | /minimumSpendMinor
          {"name": "x", "kind": "product", "points": 1, "validFrom": "soon"}                   | /validFrom
          {"name": "x", "kind": "product", "points": 1, "validFrom": "2026-12-02", "validUntil": "2026-12-01"} | /validUntil
          {"name": "x", "kind": "product", "points": 1, "stores": ["a b"]}                     | /stores/0
          {"name": "x", "kind": "product", "points": 1, "stores": [null]}                      | /stores/0
          {"name": "x", "kind": "product", "points": 1, "voucher": {"name": "v", "days": 1}}   | /voucher
          {"name": "x", "kind": "product", "points": 1, "cash": {"points": 1, "valueMinor": 1}} | /cash
          {"name": "x", "kind": "voucher", "points": 1}                                        | /voucher
          {"name": "x", "kind": "voucher", "points": 1, "voucher": {"name": "v"}}              | /voucher/days
          {"name": "x", "kind": "voucher", "points": 1, "voucher": {"days": 1}}                | /voucher/name
          {"name": "x", "kind": "cash"}                                                        | /cash
          {"name": "x", "kind": "cash", "points": 1, "cash": {"points": 1, "valueMinor": 1}}   | /points
          {"name": "x", "kind": "cash", "cash": {"points": 3, "valueMinor": 1, "stepPoints": 1}} | /cash/stepPoints
          {"name": "x", "kind": "cash", "cash": {"points": 10, "valueMinor": 10, "minPoints": 15}} | /cash/minPoints
          {"name": "x", "kind": "cash", "cash": {"points": 10, "valueMinor": 10, "minPoints": 20, "maxPoints": 10}} | /cash/maxPoints
          {"name": "x", "kind": "product", "points": 1, "discount": {"percent": 10}}           | /discount
          {"name": "x", "kind": "discount", "points": 1}                                       | /discount
          {"name": "x", "kind": "discount", "points": 1, "discount": {}}                       | /discount
          {"name": "x", "kind": "discount", "points": 1, "discount": {"percent": 10, "amountMinor": 1}} | /discount
          {"name": "x", "kind": "discount", "points": 1, "discount": {"percent": 101}}         | /discount/percent
          {"name": "x", "kind": "discount", "points": 1, "discount": {"percent": 0.001}}       | /discount/percent
          {"name": "x", "kind": "discount", "points": 1, "discount": {"amountMinor": 0}}       | /discount/amountMinor
          {"name": "x", "kind": "discount", "points": 1, "discount": {"percent": 1, "capMinor": 0}} | /discount/capMinor
          {"name": "x", "kind": "discount", "points": 1, "discount": {"percent": 1, "on": "best"}} | /discount/on
          {"name": "x", "kind": "discount", "points": 1, "discount": {"percent": 1, "on": {"shop": ["a"]}}} | /discount/on/shop
          {"name": "x", "kind": "discount", "points": 1, "discount": {"percent": 1, "on": {"category": []}}} | /discount/on/category
          {"name": "x", "kind": "product", "points": 1, "colour": "red"}                       | /colour
          """)
  void refusesABadRewardWithThePointer(String body, String pointer) {
    Answer answer = put(code(), body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.pointers()).contains(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", "a%20b", "%C3%A4"})
  void refusesACodeThatIsNone(String code) {
    assertThat(put(code, COFFEE).status()).isEqualTo(400);
  }

  @Test
  void refusesWhatItCouldNotHonour() {
    Answer unnamed = put(code(), COFFEE.replace("product", "plan"));
    assertThat(unnamed.status()).isEqualTo(400);
    assertThat(unnamed.pointers()).containsExactly("/plan");
    String named = COFFEE.replace("\"product\"", "\"plan\", \"plan\": \"nothing\"");
    Answer unknown = put(code(), named);
    assertThat(unknown.status()).as(unknown.body()).isEqualTo(422);
    assertThat(unknown.problem()).isEqualTo("unknown-plan");
    assertThat(unknown.pointers()).containsExactly("/plan");
    Answer other = put(code(), named.replace("\"plan\", ", "\"product\", "));
    assertThat(other.pointers()).as("of plans only").containsExactly("/plan");
  }

  private Answer put(String code, String body, String... headers) {
    return shop.as(Role.MARKETER)
        .send(
            "PUT",
            "/v1/rewards/" + code,
            "application/json",
            body.getBytes(StandardCharsets.UTF_8),
            headers);
  }

  private void give(Someone member, long points) {
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            Till.written(Map.of("points", points, "reason", "given")));
  }

  private static JsonNode item(JsonNode items, String code) {
    List<JsonNode> found =
        items.valueStream().filter(one -> one.path("code").asString().equals(code)).toList();
    return found.isEmpty() ? null : found.getFirst();
  }

  private static String reason(JsonNode items, String code) {
    return item(items, code).path("reason").asString();
  }

  private static String code() {
    return "C" + UUID.randomUUID();
  }
}
