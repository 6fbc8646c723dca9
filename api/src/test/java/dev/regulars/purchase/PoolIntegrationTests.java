package dev.regulars.purchase;

import static dev.regulars.AtOnce.atOnce;
import static dev.regulars.AtOnce.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.member.Erasure;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Members who spend their points together. */
@ServerTest
class PoolIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private Shop shop;
  @Autowired private Erasure erasure;
  private GivenRewards rewards;
  private Someone owner;
  private Someone friend;

  @BeforeEach
  void twoMembers() {
    shop.rulebook().pointPerEuro();
    rewards = new GivenRewards(shop);
    owner = rewards.memberWith(100);
    friend = rewards.memberWith(30);
  }

  @AfterEach
  void everyBalanceIsWhatItsTransfersMakeIt() {
    shop.theBooksBalance();
  }

  @Test
  void whoeverIsInItSpendsWhatAllHave() {
    String pool = pool(owner);
    assertThat(put(pool, friend, "{}").text("/members/1/role")).isEqualTo("spender");
    assertThat(shop.balance(friend).number("/pool/available")).isEqualTo(130);
    assertThat(shop.balance(friend).number("/available")).isEqualTo(30);
    assertThat(shop.balance(owner).text("/pool/role")).isEqualTo("owner");

    String redemption = rewards.held(friend, Map.of("points", 120));
    assertThat(rewards.step(redemption, "confirm").status()).isEqualTo(200);

    assertThat(shop.balance(friend).number("/available")).isZero();
    assertThat(shop.balance(owner).number("/available")).isEqualTo(10);
    assertThat(shop.balance(owner).number("/pool/available")).isEqualTo(10);
    Answer history = shop.till().get("/v1/members/" + owner.id() + "/history");
    assertThat(history.number("/items/0/points")).isEqualTo(-90);
    assertThat(history.text("/items/0/kind")).isEqualTo("redemption");
    Answer more = rewards.reserve(friend, Map.of("points", 11));
    assertThat(more.problem()).isEqualTo("insufficient-points");
  }

  @Test
  void whatIsNotRedeemedGoesBackToWhomItWasTakenFrom() {
    put(pool(owner), friend, "{}");
    JsonNode before = shop.balance(owner).at("/lots");
    String redemption = rewards.held(friend, Map.of("points", 120));
    assertThat(shop.balance(owner).number("/reserved")).isEqualTo(90);
    assertThat(shop.balance(friend).number("/reserved")).isEqualTo(30);
    shop.theBooksBalance();
    assertThat(rewards.step(redemption, "cancel").status()).isEqualTo(200);
    assertThat(shop.balance(owner).number("/available")).isEqualTo(100);
    assertThat(shop.balance(owner).at("/lots")).as("with its last day").isEqualTo(before);
    assertThat(shop.balance(friend).number("/available")).isEqualTo(30);
  }

  @Test
  void whatNobodyConfirmsGoesBackByItself() {
    put(pool(owner), friend, "{}");
    String redemption = rewards.held(friend, Map.of("points", 120, "expiresInSeconds", 1));
    await().atMost(PATIENCE).until(() -> shop.balance(owner).number("/available") == 100);
    await()
        .atMost(PATIENCE)
        .until(
            () -> shop.till().get("/v1/redemptions/" + redemption).text("/state").equals("lapsed"));
    assertThat(shop.balance(friend).number("/available")).isEqualTo(30);
    assertThat(rewards.step(redemption, "confirm").status()).isEqualTo(409);
  }

  @Test
  void whatWasSpentLastComesBackFirstAlsoToWhoHasLeft() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    String redemption = rewards.held(friend, Map.of("points", 120));
    assertThat(leave(pool, friend).status()).isEqualTo(204);
    assertThat(rewards.step(redemption, "confirm").status()).isEqualTo(200);
    assertThat(rewards.reverse(redemption, 50).status()).isEqualTo(200);
    assertThat(shop.balance(owner).number("/available")).isEqualTo(60);
    assertThat(shop.balance(friend).number("/available")).isZero();
    assertThat(rewards.step(redemption, "reverse").status()).isEqualTo(200);
    assertThat(shop.balance(owner).number("/available")).isEqualTo(100);
    assertThat(shop.balance(friend).number("/available")).isEqualTo(30);
  }

  @Test
  void whoHasNothingSpendsAndCancelsAllOfTheOthers() {
    Someone poor = shop.enrol();
    put(pool(owner), poor, "{}");
    String first = rewards.held(poor, Map.of("points", 40));
    assertThat(rewards.step(first, "cancel").status()).isEqualTo(200);
    assertThat(shop.balance(poor).number("/available")).isZero();
    String second = rewards.held(poor, Map.of("points", 60));
    assertThat(rewards.step(second, "confirm").status()).isEqualTo(200);
    assertThat(shop.balance(owner).number("/available")).isEqualTo(40);
  }

  @Test
  void aReturnGivesPointsBackToWhomTheyWereTakenFrom() {
    put(pool(owner), friend, "{}");
    String reward = rewards.reward("product", Map.of("points", 80));
    String sku = "POOL-" + friend.id();
    Answer bought = buy(sku, reward);
    assertThat(shop.balance(owner).number("/available")).isEqualTo(50);
    Answer spent = shop.as(Role.SUPPORT).get("/v1/members/" + owner.id() + "/history");
    assertThat(spent.number("/items/0/points")).isEqualTo(-50);
    assertThat(spent.at("/items/0/purchaseId").isMissingNode())
        .as("what others bought is theirs: %s", spent.body())
        .isTrue();
    assertThat(spent.at("/items/0/occurredAt").isMissingNode()).isTrue();
    Answer returned =
        shop.till().post("/v1/purchases/" + bought.text("/id") + "/returns", AReturn.next().json());
    assertThat(returned.status()).as(returned.body()).isEqualTo(201);
    assertThat(shop.balance(owner).number("/available")).isEqualTo(100);
    assertThat(shop.balance(friend).number("/available")).isEqualTo(30);

    buy(sku, reward);
    Answer products =
        shop.till()
            .post(
                "/v1/returns",
                AReturn.next()
                    .with("store", "hamburg-1")
                    .with("member", Map.of("id", friend.id()))
                    .product(sku, 1, 500)
                    .json());
    assertThat(products.status()).as(products.body()).isEqualTo(201);
    assertThat(shop.balance(owner).number("/available")).isEqualTo(100);
    assertThat(shop.balance(friend).number("/available")).isEqualTo(30);
  }

  private Answer buy(String sku, String reward) {
    Answer bought =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(friend)
                    .line(sku, "tea", 1, 500)
                    .with("redeem", List.of(Map.of("reward", reward)))
                    .json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought;
  }

  @Test
  void whatIsHeldOfSomebodyMergedSinceGoesBackToWhoRemains() {
    put(pool(owner), friend, "{}");
    String redemption = rewards.held(friend, Map.of("points", 120));
    Someone twin = shop.enrol();
    merge(owner, twin);
    assertThat(rewards.step(redemption, "cancel").status()).isEqualTo(200);
    assertThat(shop.balance(twin).number("/available")).isEqualTo(100);
    assertThat(shop.balance(friend).number("/available")).isEqualTo(30);
  }

  @Test
  void aPurchaseTakesOfTheOthersWhatItsMemberHasTooLittle() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    String small = rewards.reward("product", Map.of("points", 20));
    String large = rewards.reward("product", Map.of("points", 60));
    APurchase purchase =
        APurchase.by(friend)
            .line("P", "tea", 1, 500)
            .with("redeem", List.of(Map.of("reward", small), Map.of("reward", large)));
    Answer quote = shop.till().post("/v1/purchases/quote", purchase.json());
    assertThat(quote.number("/points/redeemed")).as(quote.body()).isEqualTo(80);
    assertThat(shop.balance(owner).number("/available")).as("nothing is kept").isEqualTo(100);
    Answer bought = shop.till().post("/v1/purchases", purchase.json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(bought.number("/points/redeemed")).isEqualTo(80);
    assertThat(shop.balance(owner).number("/available")).isEqualTo(50);
  }

  @Test
  void rewardsAreAffordableForAllThatAllHave() {
    String code = rewards.reward("product", Map.of("points", 120));
    String item = "/v1/rewards?limit=200&member=" + friend.id();
    assertThat(affordable(item, code)).isFalse();
    put(pool(owner), friend, "{}");
    assertThat(affordable(item, code)).isTrue();
    assertThat(rewards.reserve(friend, Map.of("reward", code)).status()).isEqualTo(201);
  }

  /** A till that is asked to come again does so. */
  private static Answer taken(Supplier<Answer> asked) {
    return await().atMost(PATIENCE).until(asked::get, answer -> answer.status() != 503);
  }

  private boolean affordable(String items, String code) {
    for (var item : shop.till().get(items).at("/items")) {
      if (item.path("code").asString().equals(code)) {
        return item.path("affordable").asBoolean();
      }
    }
    throw new AssertionError("not listed: " + code);
  }

  @Test
  void aCollectorCollectsForAllAndSpendsTheirOwn() {
    String pool = pool(owner);
    put(pool, friend, "{\"role\": \"collector\"}");
    assertThat(shop.balance(friend).number("/pool/available")).isEqualTo(30);
    assertThat(shop.balance(owner).number("/pool/available")).isEqualTo(130);
    assertThat(rewards.reserve(friend, Map.of("points", 31)).problem())
        .isEqualTo("insufficient-points");
    assertThat(rewards.reserve(owner, Map.of("points", 110)).status()).isEqualTo(201);
    assertThat(shop.balance(friend).number("/available")).isEqualTo(20);
  }

  @Test
  void whoIsInvitedIsInItOnceTheyAccept() {
    String pool = pool(owner);
    assertThat(put(pool, friend, "{\"state\": \"invited\"}").text("/members/1/state"))
        .isEqualTo("invited");
    assertThat(shop.balance(friend).at("/pool").isMissingNode()).isTrue();
    assertThat(rewards.reserve(owner, Map.of("points", 110)).problem())
        .isEqualTo("insufficient-points");
    Answer accepted = support().post(seat(pool, friend) + "/accept", "");
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
    assertThat(accepted.text("/members/1/state")).isEqualTo("joined");
    assertThat(rewards.reserve(owner, Map.of("points", 110)).status()).isEqualTo(201);
    assertThat(support().post(seat(pool, shop.enrol()) + "/accept", "").status()).isEqualTo(404);
  }

  @Test
  void whoLeavesTakesWithThemWhatTheyHave() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    assertThat(leave(pool, friend).status()).isEqualTo(204);
    assertThat(shop.balance(friend).number("/available")).isEqualTo(30);
    assertThat(rewards.reserve(friend, Map.of("points", 31)).problem())
        .isEqualTo("insufficient-points");
    assertThat(leave(pool, friend).status()).isEqualTo(404);
    assertThat(leave(pool, owner).status()).isEqualTo(204);
    assertThat(support().get("/v1/pools/" + pool).status()).isEqualTo(404);
  }

  @Test
  void aPoolHasOneOwner() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    assertThat(leave(pool, owner).problem()).isEqualTo("pool-owner");
    assertThat(tryPut(pool, owner, "{\"role\": \"spender\"}").problem()).isEqualTo("pool-owner");
    assertThat(
            tryPut(pool, shop.enrol(), "{\"role\": \"owner\", \"state\": \"invited\"}").problem())
        .isEqualTo("pool-owner");
    put(pool, friend, "{\"role\": \"owner\"}");
    Answer after = support().get("/v1/pools/" + pool);
    assertThat(after.text("/members/0/role")).isEqualTo("spender");
    assertThat(after.text("/members/1/role")).isEqualTo("owner");
    assertThat(leave(pool, owner).status()).isEqualTo(204);
  }

  @Test
  void aMemberIsInOnePoolAndAPoolHasACap() {
    String pool = pool(owner);
    String other = pool(friend);
    Answer both = tryPut(pool, friend, "{}");
    assertThat(both.problem()).isEqualTo("already-in-pool");
    assertThat(both.text("/poolId")).isEqualTo(other);
    assertThat(make(owner, "Again").problem()).isEqualTo("already-in-pool");
    for (int i = 1; i < 10; i++) {
      put(pool, shop.enrol(), "{\"state\": \"invited\"}");
    }
    Someone eleventh = shop.enrol();
    assertThat(tryPut(pool, eleventh, "{}").problem()).isEqualTo("pool-full");
    assertThat(tryPut(pool, owner, "{\"role\": \"owner\"}").status()).isEqualTo(200);
  }

  @Test
  void ofWhoIsBlockedNobodyTakesPoints() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    send("PATCH", "/v1/members/" + owner.id(), "{\"status\": \"blocked\"}");
    assertThat(shop.balance(friend).number("/pool/available")).isEqualTo(30);
    assertThat(rewards.reserve(friend, Map.of("points", 31)).problem())
        .isEqualTo("insufficient-points");
    send("PATCH", "/v1/members/" + owner.id(), "{\"status\": \"active\"}");
    assertThat(rewards.reserve(friend, Map.of("points", 31)).status()).isEqualTo(201);
  }

  @Test
  void tillsOfAllMembersSpendNoMoreThanThereIs() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    Someone third = rewards.memberWith(20);
    put(pool, third, "{}");
    List<Someone> all = List.of(owner, friend, third);
    List<Answer> answers =
        atOnce(24, i -> taken(() -> rewards.reserve(all.get(i % 3), Map.of("points", 10))));
    assertThat(statuses(answers)).containsOnly(Map.entry(201, 15L), Map.entry(422, 9L));
    assertThat(shop.balance(owner).number("/pool/available")).isZero();
  }

  @Test
  void aMergedMembersPlaceGoesWithThemAndComesBack() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    Someone twin = rewards.memberWith(5);
    Answer merged =
        support()
            .post(
                "/v1/members/" + owner.id() + "/merge",
                Till.written(Map.of("into", Map.of("id", twin.id()))));
    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    Answer after = support().get("/v1/pools/" + pool);
    assertThat(after.text("/members/0/memberId")).isEqualTo(twin.id().toString());
    assertThat(after.text("/members/0/role")).isEqualTo("owner");
    assertThat(shop.balance(friend).number("/pool/available")).isEqualTo(135);
    support().post("/v1/members/" + owner.id() + "/merge/undo", "");
    assertThat(support().get("/v1/pools/" + pool).text("/members/0/memberId"))
        .isEqualTo(owner.id().toString());
    assertThat(shop.balance(twin).at("/pool").isMissingNode()).isTrue();
  }

  @Test
  void twoOwnersWhoAreOneKeepThePlaceOfWhoRemains() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    Someone twin = shop.enrol();
    String others = pool(twin);
    support()
        .post(
            "/v1/members/" + owner.id() + "/merge",
            Till.written(Map.of("into", Map.of("id", twin.id()))));
    Answer left = support().get("/v1/pools/" + pool);
    assertThat(left.text("/members/0/memberId")).isEqualTo(friend.id().toString());
    assertThat(left.text("/members/0/role")).isEqualTo("owner");
    assertThat(shop.balance(twin).text("/pool/id")).isEqualTo(others);
    support().post("/v1/members/" + owner.id() + "/merge/undo", "");
    Answer back = support().get("/v1/pools/" + pool);
    assertThat(back.text("/members/0/memberId")).isEqualTo(owner.id().toString());
    assertThat(back.text("/members/0/role")).isEqualTo("owner");
    assertThat(back.text("/members/1/role")).isEqualTo("spender");
  }

  @Test
  void whoRemainsHasThePlaceAndStaysInvitedElsewhere() {
    String place = pool(owner);
    put(place, friend, "{}");
    Someone twin = shop.enrol();
    String other = pool(shop.enrol());
    put(other, twin, "{\"role\": \"collector\", \"state\": \"invited\"}");
    merge(friend, twin);
    Answer merged = support().get("/v1/pools/" + place);
    assertThat(merged.text("/members/1/memberId")).isEqualTo(twin.id().toString());
    assertThat(merged.text("/members/1/state")).isEqualTo("joined");
    assertThat(support().get("/v1/pools/" + other).text("/members/1/state")).isEqualTo("invited");
    support().post("/v1/members/" + friend.id() + "/merge/undo", "");
    assertThat(support().get("/v1/pools/" + place).text("/members/1/memberId"))
        .isEqualTo(friend.id().toString());
    Answer invited = support().get("/v1/pools/" + other);
    assertThat(invited.text("/members/1/memberId")).isEqualTo(twin.id().toString());
    assertThat(invited.text("/members/1/state")).isEqualTo("invited");
    assertThat(invited.text("/members/1/role")).isEqualTo("collector");
  }

  @Test
  void whoIsErasedIsInNoPoolAndTheNextOneOwnsIt() {
    String pool = pool(owner);
    put(pool, friend, "{}");
    erasure.erase(owner.id(), Who.SYSTEM).block();
    Answer after = support().get("/v1/pools/" + pool);
    assertThat(after.at("/members").size()).isEqualTo(1);
    assertThat(after.text("/members/0/memberId")).isEqualTo(friend.id().toString());
    assertThat(after.text("/members/0/role")).isEqualTo("owner");
    assertThat(shop.balance(friend).number("/pool/available")).isEqualTo(30);
    erasure.erase(friend.id(), Who.SYSTEM).block();
    assertThat(support().get("/v1/pools/" + pool).status()).isEqualTo(404);
  }

  @Test
  void mergesAndChangesOfOnePoolDoNotWaitForEachOther() {
    String pool = pool(owner);
    List<Someone> twins = List.of(shop.enrol(), shop.enrol(), shop.enrol(), shop.enrol());
    twins.forEach(one -> put(pool, one, "{}"));
    List<Answer> answers =
        atOnce(
            16,
            i ->
                switch (i % 4) {
                  case 0 -> tryMerge(twins.get(0), twins.get(1));
                  case 1 -> support().post("/v1/members/" + twins.get(0).id() + "/merge/undo", "");
                  case 2 -> tryPut(pool, twins.get(1), "{\"role\": \"collector\"}");
                  default -> leave(pool, twins.get(2 + i / 8));
                });
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isNotIn(500, 502, 504));
    Answer after = support().get("/v1/pools/" + pool);
    assertThat(after.text("/members/0/role")).isEqualTo("owner");
  }

  @Test
  void whatIsWrongIsSaid() {
    String pool = pool(owner);
    assertThat(support().post("/v1/pools", "{}").status()).isEqualTo(400);
    Answer nobody =
        support()
            .post(
                "/v1/pools",
                Till.written(Map.of("owner", Map.of("card", "nobodys-card-1"), "name", "X")));
    assertThat(nobody.problem()).isEqualTo("unknown-member");
    String unknown = "00000000-0000-7000-8000-000000000001";
    assertThat(support().get("/v1/pools/" + unknown).status()).isEqualTo(404);
    assertThat(send("PUT", "/v1/pools/" + pool + "/members/" + unknown, "{}").status())
        .isEqualTo(404);
    assertThat(tryPut(unknown, friend, "{}").status()).isEqualTo(404);
    Answer once = make(friend, "Once", "Idempotency-Key", "pool-" + friend.id());
    Answer again = make(friend, "Once", "Idempotency-Key", "pool-" + friend.id());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/id")).isEqualTo(once.text("/id"));
  }

  private Till support() {
    return shop.as(Role.SUPPORT);
  }

  private String pool(Someone of) {
    Answer made = make(of, "The Millers");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("/id");
  }

  private Answer merge(Someone one, Someone into) {
    Answer merged = tryMerge(one, into);
    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    return merged;
  }

  private Answer tryMerge(Someone one, Someone into) {
    return support()
        .post(
            "/v1/members/" + one.id() + "/merge",
            Till.written(Map.of("into", Map.of("id", into.id()))));
  }

  private Answer make(Someone of, String name, String... headers) {
    return support()
        .post(
            "/v1/pools",
            Till.written(Map.of("owner", Map.of("id", of.id()), "name", name)),
            headers);
  }

  private Answer put(String pool, Someone member, String body) {
    Answer answer = tryPut(pool, member, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private Answer tryPut(String pool, Someone member, String body) {
    return send("PUT", seat(pool, member), body);
  }

  private Answer leave(String pool, Someone member) {
    return send("DELETE", seat(pool, member), "");
  }

  private Answer send(String method, String path, String body) {
    return support().send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static String seat(String pool, Someone member) {
    return "/v1/pools/" + pool + "/members/" + member.id();
  }
}
