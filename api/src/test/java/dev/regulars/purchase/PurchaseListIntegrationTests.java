package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The list of purchases; one purchase by its receipt is tested with the purchase itself. */
@ServerTest
class PurchaseListIntegrationTests {

  private static final OffsetDateTime NOON = OffsetDateTime.parse("2025-03-10T12:00:00+01:00");

  @Autowired private Shop shop;

  private final String tag = UUID.randomUUID().toString().substring(0, 8);

  private String store(String name) {
    return name + "-" + tag;
  }

  private String buy(APurchase purchase) {
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("/id");
  }

  private static APurchase coffee() {
    return APurchase.anonymous().line("ESP-1", "coffee", 2, 250);
  }

  private Answer list(String query) {
    Answer answer = shop.as(Role.SUPPORT).get("/v1/purchases?" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static List<String> ids(Answer answer) {
    List<String> ids = new ArrayList<>();
    for (JsonNode item : answer.json().path("items")) {
      ids.add(item.path("id").asString());
    }
    return ids;
  }

  @Test
  void showsWhatAPersonLooksFor() {
    Someone member = shop.enrol();
    shop.books().run("update member set name = 'Grace Hopper' where id = '" + member.id() + "'");
    APurchase purchase =
        APurchase.by(member).in(store("a")).at(NOON).line("ESP-1", "coffee", 2, 250);
    String id = buy(purchase);

    JsonNode item = list("store=" + store("a")).json().path("items").path(0);

    assertThat(item.path("id").asString()).isEqualTo(id);
    assertThat(item.path("store").asString()).isEqualTo(store("a"));
    assertThat(item.path("register").asString()).isEqualTo("1");
    assertThat(item.path("receipt").asString()).isEqualTo(purchase.receipt());
    assertThat(item.path("occurredAt").asString()).isEqualTo("2025-03-10T11:00:00Z");
    assertThat(item.path("memberId").asString()).isEqualTo(member.id().toString());
    assertThat(item.path("memberName").asString()).isEqualTo("Grace Hopper");
    assertThat(item.path("totalMinor").asLong()).isEqualTo(500);
    assertThat(item.path("currency").asString()).isEqualTo("EUR");
    assertThat(item.path("points").isIntegralNumber()).isTrue();
    assertThat(item.path("returned").asBoolean()).isFalse();
  }

  @Test
  void leavesOutTheMemberOfAnAnonymousPurchaseAndTellsWhatWasReturned() {
    String id = buy(coffee().in(store("a")));
    shop.till().post("/v1/purchases/" + id + "/returns", AReturn.next().json());

    JsonNode item = list("store=" + store("a")).json().path("items").path(0);

    assertThat(item.has("memberId")).isFalse();
    assertThat(item.has("memberName")).isFalse();
    assertThat(item.path("returned").asBoolean()).isTrue();
  }

  @Test
  void comesNewestFirstWhateverStoreAndWheneverItWasRecorded() {
    String second = buy(coffee().in(store("a")).at(NOON.plusHours(1)));
    String third = buy(coffee().in(store("b")).at(NOON.plusHours(2)));
    String first = buy(coffee().in(store("c")).at(NOON));

    Answer all = list("from=2025-03-10&to=2025-03-10&limit=200");

    assertThat(ids(all)).containsSubsequence(third, second, first);
  }

  @Test
  void goesOnWhereThePageBeforeEnded() {
    List<String> bought = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Two of each moment: equal times are told apart, too.
      bought.add(
          buy(coffee().in(store(i % 3 == 0 ? "a" : "b")).at(NOON.minusYears(1).plusHours(i / 2))));
    }

    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      Answer page = list("from=2024-03-10&to=2024-03-10&limit=2" + after);
      seen.addAll(ids(page));
      after = page.at("/next").isNull() ? null : "&after=" + page.text("/next");
    } while (after != null);

    assertThat(seen).doesNotHaveDuplicates().containsAll(bought);
    assertThat(seen.indexOf(bought.get(6))).isLessThan(seen.indexOf(bought.get(5)));
  }

  @Test
  void findsByReceiptAloneAndWithTheStore() {
    String receipt = "R" + tag;
    String a = buy(coffee().in(store("a")).with("receipt", receipt).at(NOON));
    String b = buy(coffee().in(store("b")).with("receipt", receipt).with("register", "9").at(NOON));
    buy(coffee().in(store("b")));

    assertThat(ids(list("receipt=" + receipt))).containsExactlyInAnyOrder(a, b);
    assertThat(ids(list("receipt=" + receipt + "&store=" + store("b")))).containsExactly(b);
    assertThat(ids(list("receipt=" + receipt + "&to=2025-03-09"))).isEmpty();
    assertThat(ids(list("receipt=no-such"))).isEmpty();
  }

  @Test
  void listsARegisterOfAStore() {
    String mine = buy(coffee().in(store("a")).with("register", "7"));
    buy(coffee().in(store("a")).with("register", "8"));

    assertThat(ids(list("store=" + store("a") + "&register=7"))).containsExactly(mine);
  }

  @Test
  void aDayIsThatOfTheStore() {
    put(store("tokyo"), "Asia/Tokyo");
    put(store("honolulu"), "Pacific/Honolulu");
    // 23:30 in UTC: the next day has long begun in Tokyo, and it is early afternoon in Honolulu.
    OffsetDateTime at = OffsetDateTime.parse("2025-06-14T23:30:00Z");
    String tokyo = buy(coffee().in(store("tokyo")).at(at));
    String honolulu = buy(coffee().in(store("honolulu")).at(at));

    assertThat(ids(list("from=2025-06-15&to=2025-06-15&limit=200")))
        .contains(tokyo)
        .doesNotContain(honolulu);
    assertThat(ids(list("from=2025-06-14&to=2025-06-14&limit=200")))
        .contains(honolulu)
        .doesNotContain(tokyo);
  }

  private void put(String store, String zone) {
    Answer put =
        shop.as(Role.ADMIN)
            .send(
                "PUT",
                "/v1/stores/" + store,
                "application/json",
                Till.written(java.util.Map.of("name", store, "zone", zone)).getBytes());
    assertThat(put.status()).isEqualTo(200);
  }

  @Test
  void aTillSeesItsStoresOnly() {
    String mine = buy(coffee().in(store("mine")));
    String other = buy(coffee().in(store("other")));
    Till bound = shop.boundTo(store("mine"), store("empty"));

    Answer list = bound.get("/v1/purchases?limit=200");
    assertThat(ids(list)).containsExactly(mine).doesNotContain(other);
    assertThat(bound.get("/v1/purchases?store=" + store("other")).problem())
        .isEqualTo("other-store");
  }

  @Test
  void saysWhatIsWrongWithTheQuestion() {
    Answer refused =
        shop.as(Role.SUPPORT).get("/v1/purchases?register=1&from=2025-13-01&to=soon&limit=0");
    assertThat(refused.status()).isEqualTo(400);
    Answer more = shop.as(Role.SUPPORT).get("/v1/purchases?register=1&from=2025-13-01&to=soon");
    assertThat(more.problem()).isEqualTo("malformed-request");
    assertThat(more.pointers()).containsExactly("/register", "/from", "/to");
  }
}
