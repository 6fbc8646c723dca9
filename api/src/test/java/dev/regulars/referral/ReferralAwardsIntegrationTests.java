package dev.regulars.referral;

import static dev.regulars.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.SecondServer;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Both sides get what was promised, once, and lose exactly that. */
@ServerTest
class ReferralAwardsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Friends"
      when
          A friend makes their first purchase
          The friend's purchase totals at least 20.00 EUR
      then
          Give the referrer 200 points
          Give the friend 100 points
      end
      """;

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress database;

  private String referrer;
  private String code;

  @BeforeEach
  void somebodyInvites() {
    shop.rulebook().live(RULES);
    Answer enrolled = enrol(Map.of());
    referrer = enrolled.text("/id");
    code = enrolled.text("/referral/code");
  }

  private Answer enrol(Map<String, ?> body) {
    Answer enrolled = shop.till().post("/v1/members", Till.written(body));
    assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(201);
    return enrolled;
  }

  private String friend() {
    return enrol(Map.of("referralCode", code)).text("/id");
  }

  private Answer buy(Till till, String memberId, long minor) {
    Map<String, Object> purchase = new TreeMap<>();
    purchase.put("store", "friends-2");
    purchase.put("register", "1");
    purchase.put("receipt", UUID.randomUUID().toString());
    purchase.put("occurredAt", now());
    purchase.put("member", Map.of("id", memberId));
    purchase.put("currency", "EUR");
    purchase.put("totalMinor", minor);
    purchase.put("lines", List.of(Map.of("sku", "CAKE", "quantity", 1, "unitPriceMinor", minor)));
    Answer bought = till.post("/v1/purchases", Till.written(purchase));
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought;
  }

  private Answer buy(String memberId, long minor) {
    return buy(shop.till(), memberId, minor);
  }

  private static String now() {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now());
  }

  private void giveBack(Answer purchase) {
    Answer back =
        shop.till()
            .post(
                "/v1/purchases/" + purchase.text("/id") + "/returns",
                Till.written(
                    Map.of("returnReceipt", UUID.randomUUID().toString(), "occurredAt", now())));
    assertThat(back.status()).as(back.body()).isEqualTo(201);
  }

  private long points(String memberId) {
    return shop.till().get("/v1/members/" + memberId + "/balance").number("/available");
  }

  private Answer referralOf(String friend) {
    return shop.as(Role.SUPPORT).get("/v1/referrals?member=" + friend);
  }

  private Answer germanReferralOf(String friend) {
    return shop.as(Role.SUPPORT).get("/v1/referrals?lang=de&member=" + friend);
  }

  private void awaitState(String friend, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(referralOf(friend).text("/items/0/state")).isEqualTo(state));
  }

  private Answer decide(String friend, String decision, String reason) {
    return shop.as(Role.SUPPORT)
        .post(
            "/v1/referrals/" + referralOf(friend).text("/items/0/id") + "/" + decision,
            Till.written(Map.of("reason", reason)));
  }

  @Test
  void bothGetWhatWasPromisedBeforeTheTillHasItsAnswer() {
    String friend = friend();
    buy(friend, 2500);
    awaitState(friend, "qualified");
    assertThat(points(friend)).isEqualTo(125);
    assertThat(points(referrer)).isEqualTo(200);

    Answer referral = referralOf(friend);
    assertThat(referral.text("/items/0/promise"))
        .contains("A friend makes their first purchase", "20.00 EUR", "200 points");
    assertThat(germanReferralOf(friend).text("/items/0/promise"))
        .contains("zum ersten Mal", "20,00\u00a0€", "200 Punkte");
    assertThat(referral.text("/items/0/awards/0/to")).isEqualTo("friend");
    assertThat(referral.number("/items/0/awards/0/points")).isEqualTo(100);
    assertThat(referral.number("/items/0/awards/1/points")).isEqualTo(200);
    Answer figures = shop.till().get("/v1/members/" + referrer + "/referral");
    assertThat(figures.number("/qualified")).isEqualTo(1);
    assertThat(figures.number("/pointsAccrued")).isEqualTo(200);

    buy(friend, 9900);
    assertThat(points(referrer)).as("once").isEqualTo(200);
    shop.theBooksBalance();
  }

  @Test
  void theHistoryOfASideSaysNothingOfTheOther() {
    String friend = friend();
    buy(friend, 2500);
    awaitState(friend, "qualified");
    Answer ofReferrer = shop.till().get("/v1/members/" + referrer + "/history");
    assertThat(ofReferrer.text("/items/0/kind")).isEqualTo("referral");
    assertThat(ofReferrer.text("/items/0/rule")).isEqualTo("Friends");
    assertThat(ofReferrer.text("/items/0/text")).isEqualTo("200 points for a friend");
    assertThat(ofReferrer.body()).doesNotContain(friend).doesNotContain("2500");
    Answer ofFriend = shop.till().get("/v1/members/" + friend + "/history");
    assertThat(ofFriend.body()).contains("100 points for joining").doesNotContain(referrer);
    assertThat(ofFriend.body()).doesNotContain("200 points");
  }

  @Test
  void tooSmallAPurchaseBringsNothing() {
    String friend = friend();
    buy(friend, 1999);
    buy(friend, 5000);
    assertThat(referralOf(friend).text("/items/0/state")).isEqualTo("joined");
    assertThat(points(referrer)).isZero();
  }

  @Test
  void whatIsReturnedTakesBackExactlyWhatWasGivenAndALaterPurchaseQualifiesOnceMore() {
    String friend = friend();
    giveBack(buy(friend, 2500));
    awaitState(friend, "reversed");
    assertThat(points(friend)).isZero();
    assertThat(points(referrer)).isZero();
    assertThat(referralOf(friend).text("/items/0/awards/0/state")).isEqualTo("reversed");

    giveBack(buy(friend, 3000));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(points(referrer)).isZero());
    awaitState(friend, "reversed");
    buy(friend, 4000);
    assertThat(points(referrer)).as("not a third time").isZero();
    assertThat(points(friend)).isEqualTo(40);
    shop.theBooksBalance();
  }

  @Test
  void whatWasPromisedIsKeptThoughTheRulesHaveChanged() {
    String friend = friend();
    shop.rulebook().pointPerEuro();
    String late = enrol(Map.of("referralCode", code)).text("/id");
    buy(friend, 2500);
    buy(late, 2500);
    awaitState(friend, "qualified");
    assertThat(points(referrer)).isEqualTo(200);
    assertThat(referralOf(late).text("/items/0/state")).isEqualTo("joined");
    assertThat(referralOf(late).text("/items/0/promise")).isEmpty();
  }

  @Test
  void whatIsHeldIsGivenWhenSomebodyApprovesAndNotWhenItIsReturned() {
    shop.rulebook()
        .live(
            """
            rule "Friends, later"
            when
                A friend makes a purchase
            then
                Give the referrer 10 points
                Give the friend 5 points
                Hold the referral for 14 days
            end
            """);
    String friend = friend();
    buy(friend, 500);
    awaitState(friend, "held");
    assertThat(referralOf(friend).text("/items/0/heldUntil")).isNotEmpty();
    assertThat(points(referrer)).isZero();
    Answer approved =
        shop.as(Role.SUPPORT)
            .post("/v1/referrals/" + referralOf(friend).text("/items/0/id") + "/approve", "");
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approved.text("/state")).isEqualTo("qualified");
    assertThat(points(referrer)).isEqualTo(10);
    assertThat(decide(friend, "approve", "Again").text("/state")).isEqualTo("qualified");
    assertThat(points(referrer)).isEqualTo(10);
    assertThat(decide(friend, "reject", "Too late").problem()).isEqualTo("referral-state");

    String other = friend();
    giveBack(buy(other, 500));
    awaitState(other, "reversed");
    assertThat(points(other)).isZero();
  }

  @Test
  void whatWaitsForAReviewIsGivenOrNotAsSomebodyDecides() {
    shop.rulebook()
        .live(
            """
            rule "Friends"
            when
                A friend makes a purchase
            then
                Give the referrer 10 points
                Give the friend 5 points
            end

            rule "Same address"
            when
                A friend makes a purchase
                The referral shows the signal address
            then
                Hold the referral for review because "Both live there."
            end
            """);
    Answer inviter = enrol(Map.of("attributes", Map.of("address", "Elbe 1, Hamburg")));
    String own = inviter.text("/referral/code");
    String twin = enrol(Map.of("referralCode", own)).text("/id");
    String roommate =
        enrol(Map.of("referralCode", own, "attributes", Map.of("address", "elbe 1  hamburg")))
            .text("/id");
    buy(twin, 500);
    awaitState(twin, "qualified");
    buy(roommate, 500);
    awaitState(roommate, "review");
    Answer queue = shop.as(Role.SUPPORT).get("/v1/referrals?state=review&member=" + roommate);
    assertThat(queue.text("/items/0/reasons/0/evidence")).isEqualTo("Both live there.");
    assertThat(queue.text("/items/0/reasons/1/signal")).isEqualTo("address");
    assertThat(queue.text("/items/0/reasons/1/innocent")).contains("families");
    assertThat(points(roommate)).isZero();

    assertThat(decide(roommate, "reject", "Looks odd").text("/state")).isEqualTo("rejected");
    assertThat(points(roommate)).isZero();
    assertThat(decide(roommate, "approve", "They are a family").text("/state"))
        .isEqualTo("qualified");
    assertThat(points(roommate)).isEqualTo(5);
    assertThat(points(inviter.text("/id"))).isEqualTo(20);
    assertThat(
            shop.as(Role.SUPPORT)
                .post("/v1/referrals/" + UUID.randomUUID() + "/reject", "{}")
                .status())
        .isEqualTo(400);
    assertThat(
            shop.as(Role.SUPPORT)
                .post("/v1/referrals/" + UUID.randomUUID() + "/approve", "{\"reason\": \" \"}")
                .status())
        .isEqualTo(400);
    assertThat(
            shop.as(Role.SUPPORT)
                .post("/v1/referrals/" + UUID.randomUUID() + "/approve", "{\"reason\": \"x\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void aRuleRejectsAndLimitsAndCountsFriends() {
    shop.rulebook()
        .live(
            """
            rule "Friends"
            when
                A friend makes a purchase
            then
                Give the referrer 10 points
                Give the friend 5 points
                At most 1 referral per member per month
            end

            rule "Second friend"
            when
                A friend makes a purchase
                The referrer has brought 2 friends
            then
                Give the friend 1 point
            end

            rule "No staff"
            when
                A friend makes a purchase
                The friend joined with code "STAFF-ONLY"
            then
                Reject the referral because "Staff codes are for outsiders."
            end
            """);
    String first = friend();
    String second = friend();
    buy(first, 500);
    buy(second, 500);
    awaitState(second, "qualified");
    assertThat(points(referrer)).isEqualTo(10);
    assertThat(points(second)).isEqualTo(6);
    assertThat(referralOf(second).body()).contains("\"state\":\"limit\"");

    shop.as(Role.MARKETER)
        .send(
            "PUT",
            "/v1/referral-codes/STAFF-ONLY",
            "application/json",
            "{\"name\": \"Staff\"}".getBytes(StandardCharsets.UTF_8));
    String staff = enrol(Map.of("referralCode", "staff only")).text("/id");
    buy(staff, 500);
    awaitState(staff, "rejected");
    assertThat(points(staff)).isZero();
  }

  @Test
  void joiningAloneMayBeAwardedAndABlockedReferrerGetsNothing() {
    shop.rulebook()
        .live(
            """
            rule "Welcome"
            when
                A friend joins
            then
                Give the friend 7 points
            end

            rule "Share"
            when
                A friend makes a purchase within 30 days of joining
                The friend has spent at least 10.00 EUR in all
            then
                Give the referrer 10% of the friend's purchase as points
                Give the friend voucher "CAKE" valid for 30 days
            end
            """);
    String friend = friend();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(points(friend)).isEqualTo(7));
    shop.as(Role.SUPPORT)
        .send(
            "PATCH",
            "/v1/members/" + referrer,
            "application/json",
            "{\"status\": \"blocked\"}".getBytes(StandardCharsets.UTF_8));
    buy(friend, 600);
    buy(friend, 600);
    awaitState(friend, "qualified");
    assertThat(referralOf(friend).body()).contains("refused", "CAKE");
    assertThat(points(referrer)).isZero();
  }

  @Test
  void aTillCannotReportAReferralItself() {
    Answer forged =
        shop.till()
            .post(
                "/v1/events",
                Till.written(
                    Map.of(
                        "member",
                        Map.of("id", referrer),
                        "name",
                        "referral",
                        "occurredAt",
                        now(),
                        "attributes",
                        Map.of("side", "referrer", "purchases", 1, "purchaseMinor", 99900))));
    assertThat(forged.status()).isEqualTo(400);
    assertThat(forged.pointers()).containsExactly("/name");
  }

  @Test
  void manyFriendsOfOneReferrerBuyAtOnceOnTwoServers() {
    int many = 40;
    List<String> friends = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      friends.add(friend());
    }
    SecondServer second = new SecondServer(database);
    try {
      // The second server is gone before it could give what its purchases brought.
      atOnce(many, i -> buy(i % 2 == 0 ? shop.till() : second.till(), friends.get(i), 2000));
    } finally {
      second.close();
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        shop.till()
                            .get("/v1/members/" + referrer + "/referral")
                            .number("/qualified"))
                    .isEqualTo(many));
    assertThat(points(referrer)).isEqualTo(200L * many);
    assertThat(friends).allSatisfy(friend -> assertThat(points(friend)).isEqualTo(120));
    shop.theBooksBalance();
  }
}
