package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Points are held, and then given, let go, or given back. */
@ServerTest
class RedemptionIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Shop shop;
  private GivenRewards rewards;

  @BeforeEach
  void publish() {
    rewards = new GivenRewards(shop);
    shop.rulebook().pointPerEuro();
  }

  private List<String> lots(Someone member) {
    return shop.books()
        .rows(
            "select account, coalesce(expires_on::text, '-'), sum(remaining) from lot where"
                + " member_id = ? and remaining <> 0 group by 1, 2 order by 1, 2",
            member.id());
  }

  private void expires(Someone member, String day) {
    shop.books()
        .run(
            "update lot set expires_on = %s where member_id = '%s' and remaining > 0 and account = 'available'"
                .formatted(day, member.id()));
    shop.books()
        .run(
            "update member_account set due_on = (%s)::date + 1 where member_id = '%s'"
                .formatted(day, member.id()));
  }

  @Test
  void pointsAreHeldThenGiven() {
    Someone member = rewards.memberWith(500);
    String coffee = rewards.reward("product", Map.of("points", 120, "name", "Free coffee"));
    Answer held = rewards.reserve(member, Map.of("reward", coffee, "receipt", "R-1"));
    assertThat(held.status()).as(held.body()).isEqualTo(201);
    assertThat(held.text("/state")).isEqualTo("reserved");
    assertThat(held.number("/points")).isEqualTo(120);
    assertThat(held.at("/valueMinor").isMissingNode()).isTrue();
    assertThat(held.text("/expiresAt")).isNotEmpty();
    assertThat(held.number("/balance/available")).isEqualTo(380);
    assertThat(held.number("/balance/reserved")).isEqualTo(120);
    shop.theBooksBalance();

    Answer given = rewards.step(held.text("/id"), "confirm");
    assertThat(given.status()).as(given.body()).isEqualTo(200);
    assertThat(given.text("/state")).isEqualTo("confirmed");
    assertThat(given.number("/balance/available")).isEqualTo(380);
    assertThat(given.number("/balance/reserved")).isZero();
    assertThat(given.number("/balance/lifetimeRedeemed")).isEqualTo(120);
    JsonNode told = shop.till().get("/v1/members/" + member.id() + "/history").at("/items/0");
    assertThat(told.path("kind").asString()).isEqualTo("redemption");
    assertThat(told.path("points").asLong()).isEqualTo(-120);
    assertThat(told.path("balanceAfter").asLong()).isEqualTo(380);
    assertThat(told.path("text").asString()).isEqualTo("Free coffee");
    shop.theBooksBalance();
  }

  @Test
  void aRepeatedStepAnswersTheSame() {
    Someone member = rewards.memberWith(500);
    String id = rewards.held(member, Map.of("points", 200));
    Answer first = rewards.step(id, "confirm");
    Answer again = rewards.step(id, "confirm");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    Answer back = rewards.step(id, "reverse");
    assertThat(back.text("/state")).isEqualTo("reversed");
    Answer backAgain = rewards.step(id, "reverse");
    assertThat(backAgain.body()).isEqualTo(back.body());
    assertThat(rewards.step(id, "confirm").body()).isEqualTo(first.body());
    assertThat(rewards.step(id, "cancel").problem()).isEqualTo("redemption-state");

    String other = rewards.held(member, Map.of("points", 200));
    Answer cancelled = rewards.step(other, "cancel");
    assertThat(cancelled.text("/state")).isEqualTo("cancelled");
    assertThat(rewards.step(other, "cancel").body()).isEqualTo(cancelled.body());
    assertThat(shop.balance(member).number("/available")).isEqualTo(500);
    shop.theBooksBalance();
  }

  @Test
  void whatIsAskedForTwiceWithOneKeyIsHeldOnce() {
    Someone member = rewards.memberWith(500);
    String key = UUID.randomUUID().toString();
    String body = GivenRewards.body(member, Map.of("points", 100));
    Answer first = shop.till().post("/v1/redemptions", body, "Idempotency-Key", key);
    Answer again = shop.till().post("/v1/redemptions", body, "Idempotency-Key", key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    Answer other =
        shop.till()
            .post(
                "/v1/redemptions",
                GivenRewards.body(member, Map.of("points", 101)),
                "Idempotency-Key",
                key);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(shop.balance(member).number("/reserved")).isEqualTo(100);
  }

  @Test
  void aStepThatIsNotPossibleIsRefused() {
    Someone member = rewards.memberWith(500);
    String id = rewards.held(member, Map.of("points", 100));
    Answer early = rewards.step(id, "reverse");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.problem()).isEqualTo("redemption-state");
    assertThat(early.text("/state")).isEqualTo("reserved");
    rewards.step(id, "cancel");
    assertThat(rewards.step(id, "confirm").problem()).isEqualTo("redemption-state");
    assertThat(rewards.step(UUID.randomUUID().toString(), "confirm").status()).isEqualTo(404);
    shop.theBooksBalance();
  }

  @Test
  void nobodySpendsMoreThanTheyHave() {
    Someone member = rewards.memberWith(99);
    Answer answer = rewards.reserve(member, Map.of("points", 100));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("insufficient-points");
    assertThat(answer.number("/available")).isEqualTo(99);
    String reward = rewards.reward("product", Map.of("points", 100));
    assertThat(rewards.reserve(member, Map.of("reward", reward)).problem())
        .isEqualTo("insufficient-points");
    rewards.held(member, Map.of("points", 60));
    assertThat(rewards.reserve(member, Map.of("points", 60)).problem())
        .isEqualTo("insufficient-points");
  }

  @Test
  void pointsGoBackToWhereTheyCameFrom() {
    Someone member = rewards.memberWith(100);
    expires(member, "current_date + 10");
    rewards.give(member, 100);
    List<String> before = lots(member);
    String id = rewards.held(member, Map.of("points", 150));
    assertThat(lots(member)).isNotEqualTo(before);
    rewards.step(id, "cancel");
    assertThat(lots(member)).isEqualTo(before);

    String other = rewards.held(member, Map.of("points", 150));
    rewards.step(other, "confirm");
    Answer part = rewards.reverse(other, 60);
    assertThat(part.text("/state")).isEqualTo("confirmed");
    assertThat(part.number("/reversedPoints")).isEqualTo(60);
    assertThat(part.number("/balance/available")).isEqualTo(110);
    Answer tooMuch = rewards.reverse(other, 91);
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.problem()).isEqualTo("redemption-state");
    String key = UUID.randomUUID().toString();
    Answer keyed = rewards.reverse(other, 10, "Idempotency-Key", key);
    assertThat(rewards.reverse(other, 10, "Idempotency-Key", key).body()).isEqualTo(keyed.body());
    shop.theBooksBalance();
    assertThat(rewards.step(other, "reverse").text("/state")).isEqualTo("reversed");
    assertThat(lots(member)).isEqualTo(before);
    assertThat(shop.balance(member).number("/lifetimeRedeemed")).isZero();
    JsonNode history = shop.till().get("/v1/members/" + member.id() + "/history").at("/items");
    assertThat(history.valueStream().limit(4).map(one -> one.path("points").asLong()).toList())
        .containsExactly(80L, 10L, 60L, -150L);
    shop.theBooksBalance();
  }

  @Test
  void whatComesBackAfterItsDayIsOver() {
    Someone member = rewards.memberWith(100);
    String id = rewards.held(member, Map.of("points", 70));
    shop.books()
        .run(
            "update lot set expires_on = current_date - 2 where member_id = '%s'"
                .formatted(member.id()));
    shop.books()
        .run(
            "update redemption set parts = jsonb_set(parts, '{0,expiresOn}', to_jsonb((current_date"
                + " - 2)::text))"
                + " where id = '%s'".formatted(id));
    shop.books()
        .run(
            "update member_account set due_on = current_date - 1 where member_id = '%s'"
                .formatted(member.id()));
    Answer given = rewards.step(id, "confirm");
    assertThat(given.status()).as("a promise is kept: " + given.body()).isEqualTo(200);
    assertThat(given.number("/balance/lifetimeExpired")).isEqualTo(30);
    Answer back = rewards.step(id, "reverse");
    assertThat(back.number("/balance/available")).isZero();
    assertThat(back.number("/balance/lifetimeExpired")).isEqualTo(100);
    shop.theBooksBalance();
  }

  @Test
  void aDebtIsPaidFirstByWhatComesBack() {
    Someone member = rewards.memberWith(100);
    String id = rewards.held(member, Map.of("points", 80));
    rewards.give(member, -50);
    assertThat(shop.balance(member).number("/available")).isEqualTo(-30);
    Answer back = rewards.step(id, "cancel");
    assertThat(back.number("/balance/available")).isEqualTo(50);
    assertThat(lots(member)).hasSize(1);
    shop.theBooksBalance();
  }

  @Test
  void whatNobodyConfirmsLapsesByItself() {
    Someone member = rewards.memberWith(100);
    String reward = rewards.reward("product", Map.of("points", 100, "stock", 1));
    String id = rewards.held(member, Map.of("reward", reward, "expiresInSeconds", 1));
    assertThat(rewards.left(reward)).isZero();
    await().atMost(PATIENCE).until(() -> shop.balance(member).number("/available") == 100);
    shop.theBooksBalance();
    await().atMost(PATIENCE).until(() -> rewards.left(reward) == 1);
    Answer late = rewards.step(id, "confirm");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text("/state")).isEqualTo("lapsed");
    assertThat(shop.till().get("/v1/redemptions/" + id).text("/state")).isEqualTo("lapsed");
    rewards.held(member, Map.of("reward", reward));
    shop.theBooksBalance();
  }

  @Test
  void aStockIsNeverHandedOutTwice() {
    String reward = rewards.reward("product", Map.of("points", 1, "stock", 2));
    Someone member = rewards.memberWith(10);
    String first = rewards.held(member, Map.of("reward", reward));
    String second = rewards.held(member, Map.of("reward", reward));
    Answer none = rewards.reserve(member, Map.of("reward", reward));
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.problem()).isEqualTo("reward-not-available");
    assertThat(none.text("/reason")).isEqualTo("out-of-stock");
    rewards.step(first, "cancel");
    assertThat(rewards.left(reward)).isEqualTo(1);
    rewards.step(second, "confirm");
    assertThat(rewards.left(reward)).isEqualTo(1);
    rewards.step(second, "reverse");
    assertThat(rewards.left(reward)).isEqualTo(2);
    rewards.put(reward, "product", Map.of("points", 1, "stock", 1));
    assertThat(rewards.left(reward)).isEqualTo(1);
    shop.theBooksBalance();
  }

  @Test
  void aMemberHasItNoMoreOftenThanTheLimitSays() {
    String reward =
        rewards.reward(
            "product", Map.of("points", 1, "limitPerMember", Map.of("times", 1, "per", "week")));
    Someone member = rewards.memberWith(10);
    String first = rewards.held(member, Map.of("reward", reward));
    Answer second = rewards.reserve(member, Map.of("reward", reward));
    assertThat(second.text("/reason")).isEqualTo("limit-reached");
    JsonNode items = shop.till().get("/v1/rewards?limit=200&member=" + member.id()).at("/items");
    assertThat(
            items
                .valueStream()
                .filter(one -> one.path("code").asString().equals(reward))
                .findFirst()
                .orElseThrow()
                .path("reason")
                .asString())
        .isEqualTo("limit-reached");
    rewards.step(first, "cancel");
    String again = rewards.held(member, Map.of("reward", reward));
    rewards.step(again, "confirm");
    assertThat(rewards.reserve(member, Map.of("reward", reward)).status()).isEqualTo(422);
    rewards.held(rewards.memberWith(10), Map.of("reward", reward));
    rewards.step(again, "reverse");
    rewards.held(member, Map.of("reward", reward));
  }

  @Test
  void pointsAreWorthWhatTheProgrammeOrItsCashSays() {
    Someone member = rewards.memberWith(1000);
    Answer plain = rewards.reserve(member, Map.of("points", 300));
    assertThat(plain.number("/valueMinor")).isEqualTo(300);
    String cash =
        rewards.reward(
            "cash",
            Map.of(
                "cash",
                Map.of("points", 100, "valueMinor", 250, "minPoints", 200, "maxPoints", 400),
                "stores",
                List.of("cash-1")));
    Answer named =
        rewards.reserve(member, Map.of("reward", cash, "points", 200, "store", "cash-1"));
    assertThat(named.status()).as(named.body()).isEqualTo(201);
    assertThat(named.number("/valueMinor")).isEqualTo(500);
    Answer found = rewards.reserve(member, Map.of("points", 200, "store", "cash-1"));
    assertThat(found.text("/reward")).isEqualTo(cash);
    assertThat(found.number("/valueMinor")).isEqualTo(500);
    for (int points : List.of(100, 250, 500)) {
      Answer wrong = rewards.reserve(member, Map.of("points", points, "store", "cash-1"));
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.problem()).isEqualTo("wrong-amount");
      assertThat(wrong.pointers()).containsExactly("/points");
    }
    assertThat(rewards.reserve(member, Map.of("reward", cash)).text("/reason"))
        .isEqualTo("wrong-store");
    shop.theBooksBalance();
  }

  @Test
  void aVoucherIsIssuedWhenItIsConfirmedAndVoidWhenItIsGivenBack() {
    Someone member = rewards.memberWith(100);
    String reward =
        rewards.reward(
            "voucher", Map.of("points", 50, "voucher", Map.of("name", "5 off", "days", 30)));
    String id = rewards.held(member, Map.of("reward", reward));
    Answer given = rewards.step(id, "confirm");
    assertThat(given.text("/voucher/code")).matches("[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}");
    assertThat(given.text("/voucher/voucher")).isEqualTo("5 off");
    rewards.step(id, "reverse");
    assertThat(
            shop.books().rows("select state from voucher where source_id = ?", UUID.fromString(id)))
        .containsExactly("void");
  }

  @Test
  void whatIsNotOnOfferIsRefusedWithTheReason() {
    Someone member = rewards.memberWith(100);
    Answer unknown = rewards.reserve(member, Map.of("reward", "NOBODY-KNOWS"));
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.problem()).isEqualTo("unknown-reward");
    assertThat(unknown.pointers()).containsExactly("/reward");
    String draft = rewards.reward("product", Map.of("points", 1, "state", "draft"));
    assertThat(rewards.reserve(member, Map.of("reward", draft)).text("/reason")).isEqualTo("draft");
    String far = rewards.reward("product", Map.of("points", 1, "stores", List.of("far-1")));
    assertThat(rewards.reserve(member, Map.of("reward", far)).text("/reason"))
        .isEqualTo("wrong-store");
    String spend = rewards.reward("product", Map.of("points", 1, "minimumSpendMinor", 1000));
    assertThat(rewards.reserve(member, Map.of("reward", spend)).text("/reason"))
        .isEqualTo("minimum-spend");
    String gold = rewards.reward("product", Map.of("pointsByTier", Map.of("gold", 1)));
    assertThat(rewards.reserve(member, Map.of("reward", gold)).text("/reason"))
        .isEqualTo("wrong-tier");
    String two = rewards.reward("product", Map.of("points", 2));
    assertThat(rewards.reserve(member, Map.of("reward", two, "points", 1)).problem())
        .isEqualTo("wrong-amount");
    shop.books().run("update member set status = 'blocked' where id = '%s'".formatted(member.id()));
    assertThat(rewards.reserve(member, Map.of("points", 1)).problem()).isEqualTo("member-blocked");
  }

  @Test
  void aTillRedeemsInItsStoresOnly() {
    Someone member = rewards.memberWith(100);
    Till bound = shop.boundTo("bound-1");
    Answer elsewhere =
        bound.post("/v1/redemptions", GivenRewards.body(member, Map.of("points", 1)));
    assertThat(elsewhere.status()).isEqualTo(403);
    Answer nowhere =
        bound.post(
            "/v1/redemptions",
            Till.written(Map.of("member", Map.of("card", member.card()), "points", 1)));
    assertThat(nowhere.pointers()).containsExactly("/store");
    String id = rewards.held(member, Map.of("points", 1));
    assertThat(bound.post("/v1/redemptions/" + id + "/confirm", "").status()).isEqualTo(403);
    assertThat(bound.get("/v1/redemptions/" + id).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"points": 1}                                                          | /member
          {"member": {"card": "c"}}                                              | /reward
          {"member": {"card": "c"}, "points": 0}                                 | /points
          {"member": {"card": "c"}, "reward": "a b"}                             | /reward
          {"member": {"card": "c"}, "points": 1, "store": "a b"}                 | /store
          {"member": {"card": "c"}, "points": 1, "expiresInSeconds": 0}          | /expiresInSeconds
          {"member": {"card": "c"}, "points": 1, "until": 1}                     | /until
          """)
  void refusesABadRequestWithThePointer(String body, String pointer) {
    Answer answer = shop.till().post("/v1/redemptions", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).contains(pointer);
  }

  @Test
  void refusesAMemberWhomNobodyKnows() {
    Answer answer =
        shop.till().post("/v1/redemptions", "{\"member\": {\"card\": \"no-such\"}, \"points\": 1}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("unknown-member");
  }

  @Test
  void supportSeesWhatAMemberRedeemedAndIsSeenDoingSo() {
    Someone member = rewards.memberWith(100);
    String id = rewards.held(member, Map.of("points", 10));
    Till support = shop.as(Role.SUPPORT);
    assertThat(support.post("/v1/redemptions/" + id + "/confirm", "").status()).isEqualTo(200);
    JsonNode listed = support.get("/v1/members/" + member.id() + "/redemptions").at("/items/0");
    assertThat(listed.path("id").asString()).isEqualTo(id);
    assertThat(listed.path("state").asString()).isEqualTo("confirmed");
    assertThat(shop.as(Role.ADMIN).get("/v1/audit?action=redemption.confirmed&limit=200").body())
        .contains(id);
    assertThat(
            shop.books()
                .rows(
                    "select type from outbox where source_id = ? order by id", UUID.fromString(id)))
        .contains("redemption.reserved", "points.moved", "redemption.confirmed");
  }
}
