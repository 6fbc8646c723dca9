package dev.regulars.purchase;

import static dev.regulars.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Two members who are one person become one, and two again where that was a mistake. */
@ServerTest
class MergeIntegrationTests {

  private static final String EXPIRING =
      "select expires_on, sum(remaining) from lot where member_id = ? and remaining <> 0"
          + " group by 1 order by 1";

  @Autowired private Shop shop;

  private GivenRewards rewards;
  private Someone twin;
  private Someone stays;

  @BeforeEach
  void twoOfOnePerson() {
    rewards = new GivenRewards(shop);
    shop.rulebook().pointPerEuro();
    twin = shop.enrol();
    stays = shop.enrol();
  }

  @Test
  void whatTheyHadIsOneAndTheBooksBalance() {
    buy(twin, 50);
    buy(stays, 20);
    List<String> expiring = shop.books().rows(EXPIRING, twin.id());

    Answer merged = merge(twin, stays);

    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    assertThat(merged.text("/id")).isEqualTo(stays.id().toString());
    assertThat(merged.number("/balance/available")).isEqualTo(70);
    assertThat(merged.number("/balance/lifetimeAccrued")).isEqualTo(70);
    assertThat(merged.at("/cards").toString()).contains(twin.card(), stays.card());
    assertThat(shop.books().rows(EXPIRING, stays.id()))
        .containsExactly(expiring.getFirst().replace("|50", "|70"));
    assertThat(
            shop.books()
                .number("select purchases from member_account where member_id = ?", stays.id()))
        .isEqualTo(2);
    assertThat(items(shop.till().get("/v1/members/" + stays.id() + "/purchases"))).hasSize(2);
    shop.theBooksBalance();
  }

  @Test
  void theHistoryTellsBothAndTheMerge() {
    buy(twin, 50);
    buy(stays, 20);
    merge(twin, stays);

    Answer history = shop.till().get("/v1/members/" + stays.id() + "/history");

    assertThat(items(history)).hasSize(3);
    assertThat(history.text("/items/0/kind")).isEqualTo("transfer");
    assertThat(history.number("/items/0/points")).as("its sum is told below").isZero();
    assertThat(history.number("/items/0/balanceAfter")).isEqualTo(70);
    assertThat(history.number("/items/1/points") + history.number("/items/2/points")).isEqualTo(70);
    assertThat(history.text("/items/1/purchaseId")).isNotEmpty();
  }

  @Test
  void everyKeyLeadsToWhoRemains() {
    merge(twin, stays);

    for (String key :
        List.of(
            "card=" + twin.card(),
            "email=" + twin.email(),
            "externalId=" + twin.externalId(),
            "card=" + stays.card(),
            "email=" + stays.email())) {
      assertThat(shop.till().get("/v1/members/lookup?" + key).text("/id"))
          .as(key)
          .isEqualTo(stays.id().toString());
    }
    for (Map<String, String> named :
        List.of(
            Map.of("id", twin.id().toString()),
            Map.of("card", twin.card()),
            Map.of("email", twin.email()),
            Map.of("externalId", twin.externalId()))) {
      Answer bought =
          shop.till()
              .post(
                  "/v1/purchases",
                  APurchase.anonymous().with("member", named).line("T", "tea", 1, 100).json());
      assertThat(bought.status()).as(bought.body()).isEqualTo(201);
      assertThat(bought.text("/memberId")).isEqualTo(stays.id().toString());
    }
    assertThat(shop.balance(stays).number("/available")).isEqualTo(4);
    Answer again = shop.till().post("/v1/members", Till.written(Map.of("email", twin.email())));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/memberId")).isEqualTo(stays.id().toString());
    Answer found = shop.as(Role.SUPPORT).get("/v1/members?q=" + twin.email());
    assertThat(items(found)).hasSize(1);
    assertThat(found.text("/items/0/id")).isEqualTo(stays.id().toString());
  }

  @Test
  void aKeyOfBothCanBeMadeTheMembersOwn() {
    merge(twin, stays);

    Answer changed = patch(stays.id(), Map.of("email", twin.email()));

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.text("/email")).isEqualTo(twin.email());
    assertThat(shop.till().get("/v1/members/lookup?email=" + twin.email()).text("/id"))
        .isEqualTo(stays.id().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/balance", "/history", "/purchases"})
  void theMergedIdSaysWhereItWent(String what) {
    merge(twin, stays);

    isGone(shop.as(Role.SUPPORT).get("/v1/members/" + twin.id() + what));
  }

  @Test
  void nothingIsDoneToWhoWasMerged() {
    merge(twin, stays);

    isGone(
        support("/v1/members/" + twin.id() + "/adjustments", "{\"points\": 1, \"reason\": \"x\"}"));
    isGone(
        support(
            "/v1/members/" + twin.id() + "/transfers",
            Till.written(Map.of("points", 1, "to", Map.of("id", shop.enrol().id().toString())))));
    isGone(patch(twin.id(), Map.of("name", "Nobody")));
    isGone(merge(twin, shop.enrol()));
  }

  private void isGone(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("member-merged");
    assertThat(answer.text("/memberId")).isEqualTo(stays.id().toString());
  }

  @Test
  void aPurchaseOfTheMergedOneIsTakenBackFromWhoRemains() {
    Answer bought = buy(twin, 50);
    buy(stays, 20);
    merge(twin, stays);

    Answer back =
        shop.till()
            .post(
                "/v1/purchases/" + bought.text("/id") + "/returns",
                AReturn.next().line(1, 1).json());

    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(back.number("/points/reversed")).isEqualTo(50);
    assertThat(back.number("/balance/available")).isEqualTo(20);
    Answer product =
        shop.till()
            .post(
                "/v1/returns",
                AReturn.next()
                    .with("store", "test-1")
                    .with("member", Map.of("card", twin.card()))
                    .product("T", 1)
                    .json());
    assertThat(product.status()).as(product.body()).isEqualTo(201);
    assertThat(product.number("/points/reversed")).isEqualTo(20);
    shop.theBooksBalance();
  }

  @Test
  void aReturnOfOneDoesNotTakeWhatTheOtherHadWonAlone() {
    shop.rulebook()
        .live(
            """
            rule "Base"
            when
                A purchase is made
            then
                Give 1 points per 1.00 EUR spent
            end

            rule "Second visit"
            when
                The member made at least 1 earlier purchases in the last 30 days
            then
                Give 100 points
            end
            """);
    Answer first = buy(stays, 10);
    buy(twin, 10);
    assertThat(buy(twin, 10).number("/points/accrued")).isEqualTo(110);
    merge(twin, stays);

    Answer back = post("/v1/purchases/" + first.text("/id") + "/returns", AReturn.next().json());

    assertThat(back.number("/points/reversed")).isEqualTo(10);
    shop.theBooksBalance();
  }

  @Test
  void whatIsHeldIsHeldOnAndADebtIsPaid() {
    rewards.give(twin, 100);
    String held = rewards.held(twin, Map.of("points", 40));
    rewards.give(stays, -30);

    Answer merged = merge(twin, stays);

    assertThat(merged.number("/balance/available")).isEqualTo(30);
    assertThat(merged.number("/balance/reserved")).isEqualTo(40);
    Answer confirmed = rewards.step(held, "confirm");
    assertThat(confirmed.text("/state")).as(confirmed.body()).isEqualTo("confirmed");
    assertThat(shop.balance(stays).number("/reserved")).isZero();
    assertThat(shop.balance(stays).number("/lifetimeRedeemed")).isEqualTo(40);
    shop.theBooksBalance();
  }

  @Test
  void theHigherTierIsHeld() {
    tier(twin, "gold");
    tier(stays, "silver");
    Someone third = shop.enrol();

    assertThat(merge(twin, stays).text("/tier/code")).isEqualTo("gold");
    assertThat(merge(third, stays).text("/tier/code")).isEqualTo("gold");
    shop.theBooksBalance();
  }

  @Test
  void aRepeatedRequestIsAnsweredAsTheFirst() {
    buy(twin, 50);
    String key = "merge-" + twin.id();

    Answer first = merge(twin, stays, "Idempotency-Key", key);
    buy(stays, 5);
    Answer again = merge(twin, stays, "Idempotency-Key", key);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(merge(twin, shop.enrol(), "Idempotency-Key", key).problem())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void whatIsNoMergeIsRefused() {
    assertThat(merge(twin, twin).problem()).isEqualTo("same-member");
    assertThat(support("/v1/members/" + twin.id() + "/merge", "{}").pointers())
        .containsExactly("/into");
    Answer nobody =
        support("/v1/members/" + twin.id() + "/merge", "{\"into\": {\"card\": \"nobody-1\"}}");
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.problem()).isEqualTo("unknown-member");
    assertThat(nobody.pointers()).containsExactly("/into/card");
    assertThat(merge(new Someone(UUID.randomUUID()), stays).status()).isEqualTo(404);

    Someone blocked = shop.enrol();
    patch(blocked.id(), Map.of("status", "blocked"));
    assertThat(merge(blocked, stays).problem()).isEqualTo("member-blocked");
    Answer into = merge(stays, blocked);
    assertThat(into.problem()).isEqualTo("member-blocked");
    assertThat(into.pointers()).containsExactly("/into");

    shop.books().run("update member set erased_at = now() where id = '" + blocked.id() + "'");
    assertThat(merge(blocked, stays).problem()).isEqualTo("member-erased");
    assertThat(merge(stays, blocked).problem()).isEqualTo("member-erased");
  }

  @Test
  void aCircleIsNotPossible() {
    merge(twin, stays);

    Answer circle = merge(stays, twin);

    assertThat(circle.status()).as(circle.body()).isEqualTo(422);
    assertThat(circle.problem()).isEqualTo("same-member");
    Someone third = shop.enrol();
    assertThat(merge(stays, third).status()).isEqualTo(200);
    Answer gone = shop.till().get("/v1/members/" + twin.id());
    assertThat(gone.text("/memberId")).isEqualTo(third.id().toString());
    assertThat(shop.till().get("/v1/members/lookup?card=" + twin.card()).text("/id"))
        .isEqualTo(third.id().toString());
  }

  @Test
  void twoMergesOfTheSameAtOnceMakeOne() {
    buy(twin, 50);
    List<Answer> both = atOnce(8, i -> i % 2 == 0 ? merge(twin, stays) : merge(stays, twin));

    assertThat(both).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(both)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(Answer::problem)
        .allMatch(problem -> List.of("member-merged", "same-member").contains(problem));
    shop.theBooksBalance();
  }

  @Test
  void whateverIsBoughtMeanwhileIsTheirs() {
    List<Answer> all =
        atOnce(
            60,
            i ->
                i == 20
                    ? merge(twin, stays)
                    : shop.till()
                        .post(
                            "/v1/purchases",
                            APurchase.by(i % 2 == 0 ? twin : stays)
                                .line("T", "tea", 1, 100)
                                .json()));

    assertThat(all).extracting(Answer::status).containsOnly(200, 201);
    Answer balance = shop.balance(stays);
    assertThat(balance.number("/available")).as(balance.body()).isEqualTo(59);
    assertThat(balance.number("/lifetimeAccrued")).isEqualTo(59);
    shop.theBooksBalance();
  }

  @Test
  void aFriendWhoIsTheReferrerBringsNothing() {
    Answer inviter = shop.till().post("/v1/members", "{}");
    Answer friend =
        shop.till()
            .post(
                "/v1/members",
                Till.written(Map.of("referralCode", inviter.text("/referral/code"))));
    Someone first = new Someone(UUID.fromString(inviter.text("/id")));
    Someone second = new Someone(UUID.fromString(friend.text("/id")));

    assertThat(merge(second, first).status()).isEqualTo(200);

    Answer referrals = shop.as(Role.SUPPORT).get("/v1/referrals?member=" + first.id());
    assertThat(referrals.text("/items/0/state")).as(referrals.body()).isEqualTo("rejected");
    assertThat(undo(second).status()).isEqualTo(200);
    assertThat(
            shop.as(Role.SUPPORT).get("/v1/referrals?member=" + first.id()).text("/items/0/state"))
        .isEqualTo("joined");
  }

  @Test
  void whoInvitedOrWasInvitedGoesWithTheMember() {
    Answer inviter = shop.till().post("/v1/members", "{}");
    String code = inviter.text("/referral/code");
    Answer friend = shop.till().post("/v1/members", Till.written(Map.of("referralCode", code)));
    merge(new Someone(UUID.fromString(inviter.text("/id"))), stays);
    merge(new Someone(UUID.fromString(friend.text("/id"))), twin);

    Answer referrals = shop.as(Role.SUPPORT).get("/v1/members/" + stays.id() + "/referrals");
    assertThat(referrals.text("/items/0/friend"))
        .as(referrals.body())
        .contains(twin.id().toString());
    Answer another = shop.till().post("/v1/members", Till.written(Map.of("referralCode", code)));
    assertThat(another.status()).as("the code goes on to work").isEqualTo(201);
    assertThat(shop.till().get("/v1/members/" + stays.id() + "/referral").number("/invited"))
        .isEqualTo(2);
  }

  @Test
  void aFriendHasSpentWhatBothHave() {
    String code = shop.till().post("/v1/members", "{}").text("/referral/code");
    Answer joined = shop.till().post("/v1/members", Till.written(Map.of("referralCode", code)));
    Someone friend = new Someone(UUID.fromString(joined.text("/id")));
    Answer earlier = buy(stays, 20);
    post(
        "/v1/purchases",
        APurchase.by(friend)
            .with("member", Map.of("id", friend.id().toString()))
            .line("T", "tea", 1, 3000)
            .json());
    awaitSpent(friend, 3000);

    assertThat(merge(friend, stays).status()).isEqualTo(200);
    awaitSpent(stays, 5000);
    post("/v1/purchases/" + earlier.text("/id") + "/returns", AReturn.next().json());
    awaitSpent(stays, 3000);
    buy(stays, 4);
    awaitSpent(stays, 3400);

    assertThat(undo(friend).status()).isEqualTo(200);
    awaitSpent(friend, 3000);
  }

  private void awaitSpent(Someone friend, long minor) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        shop.books()
                            .rows(
                                "select spent_minor from referral where friend_id = ?",
                                friend.id()))
                    .containsExactly(String.valueOf(minor)));
  }

  @Test
  void aFulfilledOrderGoesWithTheMember() {
    shop.rulebook()
        .live(
            """
            rule "Orders"
            when
                The basket contains products in category "chair"
            then
                Give 1 point per 1.00 EUR spent on category "chair"
                The points of this rule are available when the order is fulfilled
            end
            """);
    Answer order =
        post(
            "/v1/purchases",
            APurchase.by(twin).line("S", "chair", 1, 1000).line("L", "chair", 1, 2000).json());
    assertThat(shop.balance(twin).number("/pending")).as(order.body()).isEqualTo(30);
    merge(twin, stays);
    assertThat(shop.balance(stays).number("/pending")).isEqualTo(30);

    Answer fulfilled =
        post(
            "/v1/events",
            Till.written(
                Map.of("purchaseId", order.text("/id"), "name", "fulfilled", "lines", List.of(1))));

    assertThat(fulfilled.number("/points/released")).as(fulfilled.body()).isEqualTo(10);
    assertThat(shop.balance(stays).number("/available")).isEqualTo(10);
    assertThat(undo(twin).status()).isEqualTo(200);
    assertThat(shop.balance(twin).number("/available")).isEqualTo(10);
    assertThat(shop.balance(twin).number("/pending")).isEqualTo(20);
    assertThat(
            shop.books()
                .number("select count(*) from purchase_fulfilment where member_id = ?", twin.id()))
        .isEqualTo(1);
    post("/v1/events", Till.written(Map.of("purchaseId", order.text("/id"), "name", "fulfilled")));
    assertThat(shop.balance(twin).number("/available")).isEqualTo(30);
    shop.theBooksBalance();
  }

  @Test
  void whatTheySaidAndWhereTheyAreSignedInGoesWithThem() {
    shop.books()
        .run(
            """
            insert into member_session (id, token_hash, member_id, device, started_at, used_at, expires_at)
            values (uuidv7(), sha256('%1$s'), '%1$s', 'Firefox', now(), now(), now() + interval '1 day');
            insert into consent (member_id, id, purpose, given, text_version, at)
            values ('%1$s', uuidv7(), 'news', true, '1', now());
            """
                .formatted(twin.id()));

    merge(twin, stays);
    assertThat(rowsOf("member_session", stays)).isEqualTo(1);
    assertThat(rowsOf("consent", stays)).isEqualTo(1);
    undo(twin);
    assertThat(rowsOf("member_session", twin)).isEqualTo(1);
    assertThat(rowsOf("consent", twin)).isEqualTo(1);
  }

  private long rowsOf(String table, Someone member) {
    return shop.books()
        .number("select count(*) from " + table + " where member_id = ?", member.id());
  }

  @ParameterizedTest
  @EnumSource
  void mergedAndPartedIsNoChange(PropertyRules rules) {
    rules.live(shop);
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      List<Someone> two = shop.enrol(2);
      IntStream.range(0, 6).forEach(i -> act(two.get(random.nextInt(2)), random));
      List<List<String>> before = two.stream().map(this::everything).toList();

      assertThat(merge(two.get(0), two.get(1)).status()).isEqualTo(200);
      shop.theBooksBalance();
      Answer undone = undo(two.get(0));

      assertThat(undone.status()).as(undone.body()).isEqualTo(200);
      assertThat(undone.text("/id")).isEqualTo(two.get(0).id().toString());
      assertThat(two.stream().map(this::everything).toList()).as("seed %d", seed).isEqualTo(before);
    }
    shop.theBooksBalance();
  }

  private void act(Someone member, Random random) {
    switch (random.nextInt(5)) {
      case 0 -> rewards.give(member, 1 + random.nextInt(50));
      case 1 -> rewards.give(member, -1 - random.nextInt(60));
      case 2 -> rewards.reserve(member, Map.of("points", 1 + random.nextInt(20)));
      default -> {
        String category = List.of("coffee", "cake", "tea").get(random.nextInt(3));
        Answer bought =
            shop.till()
                .post(
                    "/v1/purchases",
                    APurchase.by(member)
                        .line("X", category, 1 + random.nextInt(3), 100 + random.nextInt(9_000))
                        .json());
        if (random.nextInt(4) == 0) {
          post("/v1/purchases/" + bought.text("/id") + "/returns", AReturn.next().json());
        }
      }
    }
  }

  private List<String> everything(Someone member) {
    List<String> all = new ArrayList<>(shop.books().standing(member.id()));
    for (String table :
        List.of("purchase", "purchase_return", "redemption", "voucher", "adjustment")) {
      all.addAll(
          shop.books()
              .rows(
                  "select '" + table + "', id from " + table + " where member_id = ? order by 2",
                  member.id()));
    }
    all.addAll(
        shop.books()
            .rows("select tag from member_tag where member_id = ? order by 1", member.id()));
    all.addAll(
        shop.books()
            .rows("select card from member_card where member_id = ? order by 1", member.id()));
    return all;
  }

  @Test
  void whatCameBetweenStaysWithWhoRemained() {
    buy(twin, 50);
    buy(stays, 20);
    merge(twin, stays);
    buy(stays, 7);
    rewards.step(rewards.held(stays, Map.of("points", 40)), "confirm");

    Answer undone = undo(twin);

    assertThat(undone.number("/balance/available")).as(undone.body()).isEqualTo(50);
    assertThat(shop.balance(stays).number("/available")).as("20 and 7 less 40").isEqualTo(-13);
    assertThat(shop.balance(stays).number("/lifetimeAccrued")).isEqualTo(27);
    assertThat(shop.till().get("/v1/members/lookup?card=" + twin.card()).text("/id"))
        .isEqualTo(twin.id().toString());
    assertThat(buy(twin, 3).number("/balance/available")).isEqualTo(53);
    shop.theBooksBalance();
  }

  @Test
  void whatWasReturnedSinceKeepsThemTogether() {
    Answer bought = buy(twin, 50);
    merge(twin, stays);
    post("/v1/purchases/" + bought.text("/id") + "/returns", AReturn.next().json());

    Answer refused = undo(twin);

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("merge-in-use");
    assertThat(refused.text("/changed")).isEqualTo("purchases");
    shop.theBooksBalance();
  }

  @Test
  void onlyALateMergeOfThisMemberIsUndone() {
    assertThat(undo(twin).problem()).isEqualTo("not-merged");
    assertThat(undo(new Someone(UUID.randomUUID())).status()).isEqualTo(404);
    merge(twin, stays);
    Someone third = shop.enrol();
    merge(stays, third);
    Answer inner = undo(twin);
    assertThat(inner.problem()).isEqualTo("member-merged");
    assertThat(inner.text("/undoFirst")).isEqualTo(stays.id().toString());
    assertThat(undo(stays).status()).isEqualTo(200);
    assertThat(shop.till().get("/v1/members/" + twin.id()).text("/memberId"))
        .isEqualTo(stays.id().toString());

    shop.books()
        .run(
            "update member_merge set at = at - interval '31 days' where member_id = '"
                + twin.id()
                + "'");
    assertThat(undo(twin).problem()).isEqualTo("merge-too-old");
    shop.theBooksBalance();
  }

  @Test
  void aRepeatedUndoIsAnsweredAsTheFirst() {
    merge(twin, stays);
    String key = "undo-" + twin.id();

    Answer first = support("/v1/members/" + twin.id() + "/merge/undo", "", "Idempotency-Key", key);
    Answer again = support("/v1/members/" + twin.id() + "/merge/undo", "", "Idempotency-Key", key);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(undo(twin).problem()).isEqualTo("not-merged");
    Answer audit = shop.as(Role.ADMIN).get("/v1/audit?subjectKind=member&subjectId=" + twin.id());
    assertThat(audit.body()).contains("member.merged", "member.merge-undone");
  }

  private void tier(Someone member, String tier) {
    Answer given =
        shop.as(Role.SUPPORT)
            .send(
                "PUT",
                "/v1/members/" + member.id() + "/tier",
                "application/json",
                Till.written(Map.of("tier", tier, "reason", "a test"))
                    .getBytes(StandardCharsets.UTF_8));
    assertThat(given.status()).as(given.body()).isEqualTo(200);
  }

  private Answer patch(UUID id, Map<String, ?> change) {
    return shop.as(Role.SUPPORT)
        .send(
            "PATCH",
            "/v1/members/" + id,
            "application/json",
            Till.written(change).getBytes(StandardCharsets.UTF_8));
  }

  private Answer buy(Someone member, int euros) {
    Answer bought =
        shop.till()
            .post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, euros * 100L).json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought;
  }

  private Answer post(String path, String json) {
    return shop.till().post(path, json);
  }

  private Answer merge(Someone who, Someone into, String... headers) {
    return support(
        "/v1/members/" + who.id() + "/merge",
        Till.written(Map.of("into", Map.of("id", into.id().toString()))),
        headers);
  }

  private Answer undo(Someone who) {
    return support("/v1/members/" + who.id() + "/merge/undo", "");
  }

  private Answer support(String path, String json, String... headers) {
    return shop.as(Role.SUPPORT).post(path, json, headers);
  }

  private static List<?> items(Answer answer) {
    List<Object> items = new ArrayList<>();
    answer.at("/items").forEach(items::add);
    return items;
  }
}
