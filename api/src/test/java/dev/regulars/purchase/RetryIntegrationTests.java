package dev.regulars.purchase;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same request again stays the same request, whatever became of the member's card since. */
@ServerTest
class RetryIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Review"
      when
          The member writes a review
      then
          Give 20 points
      end
      """;

  /** One instant, written twice. */
  private static final List<String> OFFSETS =
      List.of("2026-01-03T10:15:00+01:00", "2026-01-03T09:15:00Z");

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  @Test
  void aPurchaseIsAReplayAlsoWhereItsCardIsNobodys() {
    Someone member = shop.enrol();
    String body = APurchase.by(member).line("T", "tea", 1, 1000).json();
    Answer first = shop.till().post("/v1/purchases", body);
    cards(member);
    isReplay(first, shop.till().post("/v1/purchases", body));
    Answer streamed = stream(body);
    assertThat(streamed.number("/status")).isEqualTo(200);
    assertThat(streamed.text("/purchase/id")).isEqualTo(first.text("/id"));
  }

  @Test
  void aPurchaseIsAReplayAlsoWhereItsCardIsSomebodyElses() {
    Someone member = shop.enrol();
    Someone heir = shop.enrol();
    APurchase purchase = APurchase.by(member).line("T", "tea", 1, 1000);
    Answer first = shop.till().post("/v1/purchases", purchase.json());
    cards(member);
    cards(heir, heir.card(), member.card());

    isReplay(first, shop.till().post("/v1/purchases", purchase.json()));

    assertThat(shop.balance(heir).number("/available")).isZero();
    Answer byHeir =
        shop.till()
            .post("/v1/purchases", purchase.with("member", Map.of("card", heir.card())).json());
    assertThat(byHeir.problem()).isEqualTo("purchase-conflict");
    Answer byEmail =
        shop.till()
            .post("/v1/purchases", purchase.with("member", Map.of("email", member.email())).json());
    isReplay(first, byEmail);
    Answer ofNobody = shop.till().post("/v1/purchases", purchase.with("member", null).json());
    assertThat(ofNobody.problem()).isEqualTo("purchase-conflict");
  }

  @Test
  void aReceiptThatIsTakenIsAConflictBeforeItsMemberIsUnknown() {
    APurchase purchase = APurchase.anonymous().line("T", "tea", 1, 1000);
    Answer first = shop.till().post("/v1/purchases", purchase.json());
    purchase.with("member", Map.of("card", "nobodys"));
    Answer again = shop.till().post("/v1/purchases", purchase.json());
    assertThat(again.problem()).isEqualTo("purchase-conflict");
    assertThat(again.text("/purchaseId")).isEqualTo(first.text("/id"));
  }

  @Test
  void inOneStreamTheSecondOfAReceiptIsAReplayOrAConflict() {
    Someone member = shop.enrol();
    APurchase purchase = APurchase.by(member).line("T", "tea", 1, 1000);
    String body = purchase.json();
    assertThat(statuses(body, body)).containsExactlyInAnyOrder(201L, 200L);
    APurchase anonymous = APurchase.anonymous().line("T", "tea", 1, 1000);
    String ofNobody = anonymous.json();
    String ofUnknown = anonymous.with("member", Map.of("card", "nobodys")).json();
    assertThat(statuses(ofNobody, ofUnknown)).contains(201L).doesNotContain(200L);
  }

  @Test
  void anEventIsAReplay() {
    Someone member = shop.enrol();
    String key = UUID.randomUUID().toString();
    String event =
        Till.written(
            Map.of(
                "member", Map.of("card", member.card()),
                "name", "review",
                "occurredAt", "2026-01-02T03:04:05+01:00"));
    Answer first = shop.till().post("/v1/events", event, "Idempotency-Key", key);
    cards(member);
    isReplay(first, shop.till().post("/v1/events", event, "Idempotency-Key", key));
    cards(shop.enrol(), member.card());
    isReplay(first, shop.till().post("/v1/events", event, "Idempotency-Key", key));
  }

  @Test
  void aReturnOfProductsIsAReplay() {
    Someone member = shop.enrol();
    shop.till().post("/v1/purchases", APurchase.by(member).line("MUG", "cups", 2, 1000).json());
    String back =
        AReturn.next()
            .with("store", "test-1")
            .with("member", Map.of("card", member.card()))
            .product("MUG", 1)
            .json();
    Answer first = shop.till().post("/v1/returns", back);
    cards(member);
    isReplay(first, shop.till().post("/v1/returns", back));
    cards(shop.enrol(), member.card());
    isReplay(first, shop.till().post("/v1/returns", back));
  }

  @Test
  void aClaimIsAReplay() {
    Someone member = shop.enrol();
    Answer purchase =
        shop.till().post("/v1/purchases", APurchase.anonymous().line("T", "tea", 1, 1000).json());
    String path = "/v1/purchases/" + purchase.text("/id") + "/claim";
    String claim = Till.written(Map.of("member", Map.of("card", member.card())));
    Answer first = shop.till().post(path, claim);
    cards(member);
    isReplay(first, shop.till().post(path, claim));
    Someone heir = shop.enrol();
    cards(heir, member.card());
    isReplay(first, shop.till().post(path, claim));
    String other = Till.written(Map.of("member", Map.of("email", heir.email())));
    assertThat(shop.till().post(path, other).problem()).isEqualTo("already-claimed");
  }

  @Test
  void theSameInstantInAnotherOffsetIsTheSame() {
    Someone member = shop.enrol();
    APurchase purchase =
        APurchase.by(member)
            .line("T", "tea", 2, 1000)
            .with("occurredAt", "2026-01-02T10:15:00+01:00");
    String here = purchase.json();
    String utc = purchase.with("occurredAt", "2026-01-02T09:15:00Z").json();
    Answer first = shop.till().post("/v1/purchases", here);
    isReplay(first, shop.till().post("/v1/purchases", utc));
    assertThat(first.text("/occurredAt")).isEqualTo("2026-01-02T10:15:00+01:00");
    String later = purchase.with("occurredAt", "2026-01-02T10:15:00Z").json();
    assertThat(shop.till().post("/v1/purchases", later).problem()).isEqualTo("purchase-conflict");
    String other =
        purchase.with("occurredAt", "2026-01-02T09:15:00Z").with("channel", "web").json();
    assertThat(shop.till().post("/v1/purchases", other).problem()).isEqualTo("purchase-conflict");
    purchase = purchase.with("receipt", UUID.randomUUID().toString());
    String again = purchase.with("occurredAt", "2026-01-02T10:15:00+01:00").json();
    assertThat(statuses(purchase.with("occurredAt", "2026-01-02T09:15:00Z").json(), again))
        .containsExactlyInAnyOrder(201L, 200L);
  }

  @Test
  void returnsAndEventsInAnotherOffsetAreTheSame() {
    Someone member = shop.enrol();
    Answer purchase =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member)
                    .line("MUG", "cups", 5, 1000)
                    .with("occurredAt", "2026-01-02T10:15:00+01:00")
                    .json());
    Map<String, String> card = Map.of("card", member.card());
    AReturn products = AReturn.next().with("store", "test-1").with("member", card);
    isTheSameInBothOffsets("/v1/returns", products.product("MUG", 1));
    String path = "/v1/purchases/" + purchase.text("/id") + "/returns";
    isTheSameInBothOffsets(path, AReturn.next().line(1, 1));
    String key = UUID.randomUUID().toString();
    List<Answer> answers =
        OFFSETS.stream()
            .map(at -> Map.of("member", card, "name", "review", "occurredAt", at))
            .map(body -> shop.till().post("/v1/events", Till.written(body), "Idempotency-Key", key))
            .toList();
    isReplay(answers.get(0), answers.get(1));
  }

  private void isTheSameInBothOffsets(String path, AReturn back) {
    Answer first = shop.till().post(path, back.with("occurredAt", OFFSETS.get(0)).json());
    isReplay(first, shop.till().post(path, back.with("occurredAt", OFFSETS.get(1)).json()));
  }

  private static void isReplay(Answer first, Answer second) {
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(second.replayed()).isTrue();
    assertThat(second.body()).isEqualTo(first.body());
  }

  private void cards(Someone member, String... cards) {
    Answer changed =
        shop.as(Role.SUPPORT)
            .send(
                "PATCH",
                "/v1/members/" + member.id(),
                "application/json",
                Till.written(Map.of("cards", List.of(cards))).getBytes(StandardCharsets.UTF_8));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private List<Long> statuses(String... lines) {
    return stream(String.join("\n", lines))
        .body()
        .lines()
        .map(line -> Till.json(line).path("status").asLong())
        .toList();
  }

  private Answer stream(String lines) {
    return shop.till()
        .send(
            "POST",
            "/v1/purchases/stream",
            "application/x-ndjson",
            lines.getBytes(StandardCharsets.UTF_8));
  }
}
