package dev.regulars.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.MemberAtHome;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What members see and do, and that it is theirs alone. */
@ServerTest
class MeIntegrationTests {

  private static final byte[] NOTHING = {};

  @Autowired private Shop shop;

  private MemberAtHome member;

  @BeforeEach
  void somebodyIsIn() {
    shop.rulebook().pointPerEuro();
    member = MemberAtHome.in(shop);
  }

  private Answer buys(MemberAtHome who, long euros) {
    Answer answer =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.anonymous()
                    .with("member", Map.of("id", who.id()))
                    .line("ESP-1", "coffee", 1, euros * 100)
                    .json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private String reward(Map<String, ?> body) {
    String code = "ME-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    Answer put =
        shop.as(Role.MARKETER)
            .send("PUT", "/v1/rewards/" + code, "application/json", Till.written(body));
    assertThat(put.status()).as(put.body()).isEqualTo(201);
    return code;
  }

  @Test
  void aPurchaseIsThereWithItsReasonAndWhatAReturnWouldDo() {
    String id = buys(member, 40).text("/id");

    assertThat(member.here().get("/v1/me/balance").number("/available")).isEqualTo(40);
    assertThat(member.here().get("/v1/me/history").text("/items/0/purchaseId")).isEqualTo(id);
    Answer list = member.here().get("/v1/me/purchases");
    assertThat(list.text("/items/0/id")).isEqualTo(id);
    assertThat(list.number("/items/0/points/accrued")).isEqualTo(40);
    assertThat(list.json().at("/items/0").has("attributes")).isFalse();
    assertThat(member.here().get("/v1/me/purchases/" + id).text("/lines/0/sku")).isEqualTo("ESP-1");
    Answer why = member.here().get("/v1/me/purchases/" + id + "/explanation?lang=de");
    assertThat(why.text("/customerText")).isNotEmpty();
    assertThat(why.text("/rules/0/outcome")).isEqualTo("awarded");
    assertThat(why.json().at("/rules/0").has("sentences")).isFalse();
    Answer quote = member.here().post("/v1/me/purchases/" + id + "/returns/quote", "{}");
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    assertThat(quote.number("/points/reversed")).isEqualTo(40);
    assertThat(member.here().get("/v1/me/balance").number("/available")).isEqualTo(40);
  }

  static Stream<String> foreign() {
    return Stream.of(
        "GET /v1/me/purchases/{purchase}",
        "GET /v1/me/purchases/{purchase}/explanation",
        "POST /v1/me/purchases/{purchase}/returns/quote",
        "POST /v1/me/redemptions/{redemption}/cancel");
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void whatIsSomebodyElsesIsNotThere(String endpoint) {
    MemberAtHome other = MemberAtHome.in(shop);
    String purchase = buys(other, 40).text("/id");
    String reward =
        reward(Map.of("name", "Cup", "kind", "product", "points", 10, "state", "active"));
    String redemption =
        other.here().post("/v1/me/redemptions", Till.written(Map.of("reward", reward))).text("/id");
    String path =
        endpoint.split(" ")[1].replace("{purchase}", purchase).replace("{redemption}", redemption);

    Answer answer = member.here().send(endpoint.split(" ")[0], path, "application/json", NOTHING);

    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain(other.id());
  }

  @Test
  void vouchersAreThereWithWhatTheyAreGoodFor() {
    String name = "Zehn Prozent " + UUID.randomUUID();
    Answer type =
        shop.as(Role.MARKETER)
            .send(
                "PUT",
                "/v1/voucher-types/" + name.replace(" ", "%20"),
                "application/json",
                Till.written(
                    Map.of(
                        "kind",
                        "discount",
                        "discount",
                        Map.of("percent", 10, "on", Map.of("category", List.of("coffee"))),
                        "minimumSpendMinor",
                        1_000)));
    assertThat(type.status()).as(type.body()).isEqualTo(201);
    buys(member, 40);
    String reward =
        reward(
            Map.of(
                "name",
                "Ten",
                "kind",
                "voucher",
                "points",
                10,
                "voucher",
                Map.of("name", name, "days", 30),
                "state",
                "active"));
    member.here().post("/v1/me/redemptions", Till.written(Map.of("reward", reward)));

    Answer own = member.here().get("/v1/me/vouchers?lang=de");
    assertThat(own.json().path("items")).hasSize(1);
    assertThat(own.text("/items/0/text")).isEqualTo("10 % auf coffee");
    assertThat(own.text("/items/0/code")).hasSize(17);
    assertThat(own.text("/items/0/state")).isEqualTo("open");
    assertThat(own.number("/items/0/minimumSpendMinor")).isEqualTo(1_000);
    assertThat(own.text("/items/0/validUntil")).isNotEmpty();
    assertThat(member.here().get("/v1/me/vouchers").text("/items/0/text"))
        .isEqualTo("10% off coffee");
    assertThat(member.here().get("/v1/me/export").text("/vouchers/0/code"))
        .isEqualTo(own.text("/items/0/code"));
    assertThat(MemberAtHome.in(shop).here().get("/v1/me/vouchers").json().path("items")).isEmpty();
    assertThat(member.here().get("/v1/me/vouchers?lang=xx").pointers()).containsExactly("/lang");

    String id = own.text("/items/0/id");
    Till support = shop.as(Role.SUPPORT);
    support.post("/v1/vouchers/" + id + "/void", "{\"reason\": \"A test\"}");
    assertThat(member.here().get("/v1/me/vouchers").text("/items/0/state")).isEqualTo("void");
    Answer back = support.post("/v1/vouchers/" + id + "/restore", "{\"reason\": \"A test\"}");
    assertThat(back.status()).as(back.body()).isEqualTo(200);
    assertThat(member.here().get("/v1/me/vouchers").text("/items/0/state")).isEqualTo("open");
    assertThat(support.post("/v1/vouchers/" + id + "/restore", "{}").pointers())
        .containsExactly("/reason");
  }

  @Test
  void pointsAreHeldForARewardAndLetGo() {
    buys(member, 40);
    String reward =
        reward(Map.of("name", "Cup", "kind", "product", "points", 30, "state", "active"));
    assertThat(
            member
                .here()
                .get("/v1/me/rewards?limit=200")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("code").asString().equals(reward))
                .map(item -> item.path("affordable").asBoolean()))
        .containsExactly(true);

    Answer held =
        member
            .here()
            .post(
                "/v1/me/redemptions",
                Till.written(Map.of("reward", reward)),
                "Idempotency-Key",
                "once");

    assertThat(held.status()).as(held.body()).isEqualTo(201);
    assertThat(held.text("/state")).isEqualTo("reserved");
    assertThat(held.text("/expiresAt")).isNotEmpty();
    assertThat(held.number("/balance/available")).isEqualTo(10);
    Answer again =
        member
            .here()
            .post(
                "/v1/me/redemptions",
                Till.written(Map.of("reward", reward)),
                "Idempotency-Key",
                "once");
    assertThat(again.replayed()).isTrue();
    assertThat(again.text("/id")).isEqualTo(held.text("/id"));
    assertThat(member.here().get("/v1/me/redemptions").text("/items/0/id"))
        .isEqualTo(held.text("/id"));
    assertThat(shop.till().post("/v1/redemptions/" + held.text("/id") + "/confirm", "").status())
        .as("a key that is bound to no store sees it")
        .isEqualTo(200);
    Answer second = member.here().post("/v1/me/redemptions", Till.written(Map.of("points", 5)));
    assertThat(second.status()).as(second.body()).isEqualTo(201);
    Answer cancelled =
        member.here().post("/v1/me/redemptions/" + second.text("/id") + "/cancel", "");
    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancelled.text("/state")).isEqualTo("cancelled");
    Answer tooMany =
        member.here().post("/v1/me/redemptions", Till.written(Map.of("reward", reward)));
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.problem()).isEqualTo("insufficient-points");
    assertThat(member.here().post("/v1/me/redemptions", "{}").pointers())
        .containsExactly("/reward");
    shop.theBooksBalance();
  }

  @Test
  void aVoucherIsGivenAtOnce() {
    buys(member, 40);
    String reward =
        reward(
            Map.of(
                "name", "Five off",
                "kind", "voucher",
                "points", 30,
                "voucher", Map.of("name", "FIVE", "days", 30),
                "state", "active"));

    Answer given = member.here().post("/v1/me/redemptions", Till.written(Map.of("reward", reward)));

    assertThat(given.status()).as(given.body()).isEqualTo(201);
    assertThat(given.text("/state")).isEqualTo("confirmed");
    assertThat(given.text("/voucher/code")).isNotEmpty();
  }

  @Test
  void aMemberChangesWhatIsTheirs() {
    Answer changed =
        member
            .here()
            .send(
                "PATCH",
                "/v1/me",
                "application/json",
                Till.written(Map.of("name", "Augusta King", "language", "de")));

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.text("/name")).isEqualTo("Augusta King");
    assertThat(changed.text("/language")).isEqualTo("de");
    Answer refused =
        member
            .here()
            .send(
                "PATCH",
                "/v1/me",
                "application/json",
                Till.written(Map.of("status", "active", "language", "fr")));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers()).containsExactlyInAnyOrder("/status", "/language");
  }

  @Test
  void consentsAreKeptWithTheirDayAndWords() {
    Till here = member.here();
    Answer given =
        here.send(
            "PUT",
            "/v1/me/consents",
            "application/json",
            Till.written(Map.of("purpose", "news", "given", true, "textVersion", "2026-11")));
    assertThat(given.status()).as(given.body()).isEqualTo(200);
    assertThat(given.text("/items/0/textVersion")).isEqualTo("2026-11");
    here.send(
        "PUT",
        "/v1/me/consents",
        "application/json",
        Till.written(Map.of("purpose", "news", "given", false, "textVersion", "2026-11")));

    assertThat(here.get("/v1/me/consents").at("/items/0/given").asBoolean()).isFalse();
    assertThat(here.get("/v1/me/export").json().path("consents")).hasSize(2);
    assertThat(
            here.send(
                    "PUT",
                    "/v1/me/consents",
                    "application/json",
                    Till.written(Map.of("purpose", "No")))
                .pointers())
        .containsExactlyInAnyOrder("/purpose", "/given", "/textVersion");
  }

  @Test
  void aWordBackIsKeptWithItsPurchase() {
    String purchase = buys(member, 7).text("/id");
    Answer said =
        member
            .here()
            .post(
                "/v1/me/feedback",
                Till.written(Map.of("purchaseId", purchase, "score", 9, "text", "Good\ncoffee")));

    assertThat(said.status()).as(said.body()).isEqualTo(201);
    assertThat(member.here().get("/v1/me/feedback").text("/items/0/text"))
        .isEqualTo("Good\ncoffee");
    assertThat(member.here().post("/v1/me/feedback", "{}").pointers()).containsExactly("/text");
    assertThat(member.here().post("/v1/me/feedback", Till.written(Map.of("score", 11))).pointers())
        .containsExactly("/score");
    String theirs = buys(MemberAtHome.in(shop), 7).text("/id");
    assertThat(
            member
                .here()
                .post("/v1/me/feedback", Till.written(Map.of("score", 1, "purchaseId", theirs)))
                .status())
        .isEqualTo(404);
  }

  @Test
  void allThatIsKeptCanBeTaken() {
    String purchase = buys(member, 40).text("/id");
    Answer export = member.here().get("/v1/me/export");

    assertThat(export.status()).as(export.body()).isEqualTo(200);
    assertThat(export.header("Content-Disposition").orElseThrow()).contains("attachment");
    assertThat(export.text("/member/email")).isEqualTo(member.email());
    assertThat(export.text("/purchases/0/id")).isEqualTo(purchase);
    assertThat(export.json().path("history")).isNotEmpty();
    assertThat(export.json().path("sessions")).hasSize(1);
    assertThat(shop.as(Role.ADMIN).get("/v1/audit?action=member.exported").body())
        .contains(member.id());
  }

  @Test
  void adminsAreNoMembers() {
    for (Role role : List.of(Role.ADMIN, Role.SUPPORT, Role.TILL)) {
      assertThat(shop.as(role).get("/v1/me").status()).isEqualTo(403);
    }
    assertThat(member.here().get("/v1/members/" + member.id()).status()).isEqualTo(403);
  }
}
