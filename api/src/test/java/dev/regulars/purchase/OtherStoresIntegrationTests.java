package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What a till learns of purchases in stores that it does not work for: nothing. */
@ServerTest
class OtherStoresIntegrationTests {

  private static final String HERE = "others-here";
  private static final String THERE = "others-there";

  @Autowired private Shop shop;
  @Autowired private ReturnForm form;
  @Autowired private Intake intake;
  @Autowired private PurchaseRecords purchases;
  @Autowired private JsonMapper json;

  private Someone member;
  private OffsetDateTime now;

  @BeforeEach
  void publish() {
    shop.rulebook().pointPerEuro();
    now = OffsetDateTime.now();
    member = shop.enrol();
  }

  private Answer buy(String store, int quantity) {
    APurchase purchase = APurchase.by(member).in(store).at(now).line("MUG", "cups", quantity, 1000);
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private String back(int quantity) {
    return AReturn.next()
        .with("occurredAt", ISO_OFFSET_DATE_TIME.format(now.plusSeconds(1)))
        .with("store", HERE)
        .with("member", Map.of("card", member.card()))
        .product("MUG", quantity)
        .json();
  }

  @Test
  void aReturnWithoutThePurchaseTakesThoseOfTheTillsStores() {
    String there = buy(THERE, 2).text("/id");
    String here = buy(HERE, 1).text("/id");

    Answer answer = shop.boundTo(HERE).post("/v1/returns", back(3));

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.text("/lines/0/purchaseId")).isEqualTo(here);
    assertThat(answer.number("/points/reversed")).isEqualTo(10);
    assertThat(answer.number("/unmatched/0/quantity")).isEqualTo(2);
    assertThat(answer.body()).doesNotContain(there);
  }

  @Test
  void aTillOfAllStoresTakesAll() {
    String there = buy(THERE, 2).text("/id");
    Answer answer = shop.till().post("/v1/returns", back(2));
    assertThat(answer.text("/purchaseId")).isEqualTo(there);
  }

  @Test
  void whereGoodsMayBeReturnedElsewhereTheTillIsToldWhatItHasToPayBack() {
    String there = buy(THERE, 2).text("/id");
    String here = buy(HERE, 1).text("/id");
    ReturnEndpoint allowing = new ReturnEndpoint(form, intake, purchases, new ReturnSettings(true));
    Caller till =
        new Caller(Who.Kind.KEY, UUID.randomUUID(), "till", Role.TILL, Set.of(HERE), null);

    var body = json.readValue(back(4), ReturnForm.ProductReturnBody.class);
    String text = allowing.record(body, till).block(Duration.ofSeconds(20)).getBody();

    assertThat(text).contains(here).doesNotContain(there, THERE);
    var answer = Till.json(text);
    assertThat(answer.at("/purchaseId").isMissingNode()).isTrue();
    assertThat(answer.at("/points/reversed").longValue()).isEqualTo(30);
    assertThat(Till.written(answer.at("/lines/1")))
        .isEqualTo("{\"sku\":\"MUG\",\"quantity\":2,\"amountMinor\":2000}");
    assertThat(answer.at("/unmatched/0/quantity").intValue()).isEqualTo(1);
  }

  @Test
  void theHistoryDoesNotNameThem() {
    String there = buy(THERE, 2).text("/id");
    String here = buy(HERE, 1).text("/id");
    shop.till().post("/v1/returns", back(1));
    Answer elsewhere =
        shop.till()
            .post(
                "/v1/purchases/" + there + "/returns",
                AReturn.of("R-" + there)
                    .line(1, 1)
                    .with("occurredAt", ISO_OFFSET_DATE_TIME.format(now))
                    .json());
    assertThat(elsewhere.status()).as(elsewhere.body()).isEqualTo(201);

    String path = "/v1/members/" + member.id() + "/history";
    Answer history = shop.boundTo(HERE).get(path);

    assertThat(history.json().path("items")).as(history.body()).hasSize(4);
    assertThat(history.body()).contains(here).doesNotContain(there);
    assertThat(shop.till().get(path).body()).contains(here, there);
  }

  @Test
  void theRefusalDoesNotSayWhosePurchaseItIs() {
    String there = buy(THERE, 2).text("/id");
    Till till = shop.boundTo(HERE);
    for (Answer answer :
        List.of(
            till.get("/v1/purchases/" + there),
            till.get("/v1/purchases/" + there + "/explanation"),
            till.post(
                "/v1/purchases/" + there + "/claim",
                Till.written(Map.of("member", Map.of("card", member.card())))),
            till.post("/v1/purchases/" + there + "/returns", AReturn.next().json()),
            till.post("/v1/purchases/" + there + "/returns/quote", AReturn.next().json()))) {
      assertThat(answer.problem()).as(answer.body()).isEqualTo("other-store");
      assertThat(answer.body()).doesNotContain(THERE);
    }
  }

  @Test
  void figuresAreOfTheStoresOfTheKey() {
    String there = buy(THERE, 2).text("/id");
    String here = buy(HERE, 1).text("/id");
    Till marketer = shop.boundTo(Role.MARKETER, HERE);
    Answer real = marketer.get("/v1/insight/purchases?limit=200");
    assertThat(real.body()).contains(here).doesNotContain(there);
    assertThat(marketer.get("/v1/insight/overview").problem()).isEqualTo("other-store");
    assertThat(marketer.get("/v1/insight/overview?store=" + THERE).problem())
        .isEqualTo("other-store");
    assertThat(marketer.get("/v1/insight/overview?store=" + HERE).status()).isEqualTo(200);
    Till admin = shop.boundTo(Role.ADMIN, HERE);
    assertThat(admin.get("/v1/audit").problem()).isEqualTo("other-store");
    assertThat(
            admin
                .send(
                    "PUT", "/v1/stores/" + THERE, "application/json", "{\"name\":\"x\"}".getBytes())
                .problem())
        .isEqualTo("other-store");
  }
}
