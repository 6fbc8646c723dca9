package dev.regulars.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.MemberAtHome;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each side sees its own: what it got, why it waits, and nothing of the other one. */
@ServerTest
class OwnReferralsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String RULES =
      """
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

  private MemberAtHome referrer;
  private MemberAtHome friend;

  @BeforeEach
  void somebodyBringsAFriend() {
    live(RULES);
    friend();
  }

  private void live(String rules) {
    shop.rulebook().live(rules);
    referrer = MemberAtHome.in(shop, Map.of("name", "Rosa Referrer"));
  }

  private void friend() {
    friend =
        MemberAtHome.in(
            shop, Map.of("name", "Fritz Friend", "referralCode", invitation().text("/code")));
  }

  private Answer invitation() {
    return referrer.here().get("/v1/me/referral");
  }

  private Answer buys(long minor) {
    Answer bought =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.anonymous()
                    .with("member", Map.of("id", friend.id()))
                    .line("ESP-1", "coffee", 1, minor)
                    .json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought;
  }

  private void bringsBack(Answer purchase) {
    Answer back =
        shop.till()
            .post(
                "/v1/purchases/" + purchase.text("/id") + "/returns",
                Till.written(
                    Map.of(
                        "returnReceipt",
                        UUID.randomUUID().toString(),
                        "occurredAt",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now()))));
    assertThat(back.status()).as(back.body()).isEqualTo(201);
  }

  /** The referral of the two, as one of them sees it; the friend may have brought others. */
  private JsonNode own(MemberAtHome member, String query) {
    String side = member == referrer ? "referrer" : "friend";
    return member
        .here()
        .get("/v1/me/referrals" + query)
        .json()
        .path("items")
        .valueStream()
        .filter(one -> one.path("side").asString().equals(side))
        .findFirst()
        .orElseThrow();
  }

  private void awaitState(String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(own(friend, "").path("state").asString()).isEqualTo(state));
  }

  @Test
  void bothSeeWhatTheyGotAndNothingOfTheOther() {
    assertThat(own(referrer, "").path("text").asString()).startsWith("Your friend has joined.");
    assertThat(own(friend, "?lang=de").path("text").asString())
        .startsWith("Sie kamen durch eine Freundin oder einen Freund.");
    Answer purchase = buys(2_345);
    awaitState("qualified");

    JsonNode brought = own(referrer, "");
    assertThat(brought.path("side").asString()).isEqualTo("referrer");
    assertThat(brought.path("awards")).hasSize(1);
    assertThat(brought.at("/awards/0/to").asString()).isEqualTo("referrer");
    assertThat(brought.at("/awards/0/points").asLong()).isEqualTo(200);
    assertThat(brought.path("text").asString()).isEqualTo("You got 200 points. Thank you!");
    JsonNode came = own(friend, "?lang=de");
    assertThat(came.path("awards")).hasSize(1);
    assertThat(came.at("/awards/0/points").asLong()).isEqualTo(100);
    assertThat(came.path("text").asString()).isEqualTo("Sie bekamen 100 Punkte. Danke!");

    onlyOwn(brought, friend, purchase);
    onlyOwn(came, referrer, purchase);
    bringsBack(purchase);
    awaitState("reversed");
    assertThat(own(referrer, "").path("text").asString())
        .isEqualTo("What it was given for has come back, so 200 points went back, too.");
    assertThat(own(referrer, "").at("/awards/0/state").asString()).isEqualTo("reversed");
    assertThat(own(friend, "?lang=de").path("text").asString()).contains("100 Punkte zurück");
    onlyOwn(own(referrer, ""), friend, purchase);
    onlyOwn(own(friend, ""), referrer, purchase);
    saysNothingAnywhere(referrer, friend);
    saysNothingAnywhere(friend, referrer);
  }

  /** Wherever a member looks there is nothing by which to know the other one. */
  private static void saysNothingAnywhere(MemberAtHome member, MemberAtHome other) {
    for (String path :
        List.of("", "/balance", "/history", "/referral", "/referrals", "/feedback", "/export")) {
      assertThat(member.here().get("/v1/me" + path).body())
          .as(path)
          .doesNotContain(other.id(), other.email(), nameOf(other));
    }
  }

  private static String nameOf(MemberAtHome member) {
    return member.here().get("/v1/me").text("/name");
  }

  /** Every field is one that says nothing of the other; a new one has to be thought about. */
  private static void onlyOwn(JsonNode own, MemberAtHome other, Answer purchase) {
    assertThat(new TreeSet<>(own.propertyNames()))
        .isSubsetOf("id", "side", "state", "joinedAt", "promise", "heldUntil", "text", "awards");
    for (JsonNode award : own.path("awards")) {
      assertThat(new TreeSet<>(award.propertyNames()))
          .isSubsetOf("to", "points", "voucher", "state");
    }
    assertThat(own.toString())
        .doesNotContain(
            other.id(),
            other.email(),
            "Rosa",
            "Fritz",
            purchase.text("/id"),
            purchase.text("/receipt"),
            "2345",
            "23.45",
            "ESP-1");
  }

  @Test
  void thePointsForFriendsAreSaidEverywhereAlike() {
    assertThat(invitation().number("/pointsAccrued")).isZero();
    buys(2_500);
    awaitState("qualified");
    assertThat(invitation().number("/pointsAccrued")).isEqualTo(200);
    Answer asSeen = shop.as(Role.SUPPORT).get("/v1/members/" + referrer.id() + "/referral");
    assertThat(asSeen.json()).isEqualTo(invitation().json());
    assertThat(friend.here().get("/v1/me/referral").number("/pointsAccrued"))
        .as("what a friend got was not for friends of theirs")
        .isZero();
  }

  @Test
  void whoWaitsIsToldUntilWhen() {
    live(
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
    friend();
    buys(500);
    awaitState("held");
    JsonNode brought = own(referrer, "?lang=de");
    assertThat(brought.path("heldUntil").asString()).isNotEmpty();
    assertThat(brought.path("awards")).isEmpty();
    assertThat(brought.path("text").asString())
        .matches("Alles ist getan\\. Sie bekommen am \\d+\\. \\p{L}+ \\d{4}, was versprochen.*");
    assertThat(own(friend, "").path("text").asString())
        .matches("All is done\\. You get what was promised on \\d+ \\p{L}+ \\d{4}: until.*");
  }

  @Test
  void supportSeesACaseInTheirLanguageAndBothAreToldWhatWasDecided() {
    live(
        """
        rule "Friends"
        when
            A friend makes a purchase
        then
            Give the referrer 10 points
            Give the friend voucher "CAKE" valid for 30 days
            At most 1 referral per member per month
        end

        rule "Namesakes"
        when
            A friend makes a purchase
            The referral shows the signal name
        then
            Hold the referral for review because "One family name."
        end
        """);
    referrer =
        MemberAtHome.in(shop, Map.of("name", "Rosa Klein", "attributes", Map.of("language", "de")));
    friend =
        MemberAtHome.in(
            shop, Map.of("name", "Fritz Klein", "referralCode", invitation().text("/code")));
    MemberAtHome third =
        MemberAtHome.in(
            shop,
            Map.of(
                "name",
                "Tom Third",
                "referralCode",
                friend.here().get("/v1/me/referral").text("/code")));
    buys(500);
    awaitState("review");
    Till support = shop.as(Role.SUPPORT);
    String id = own(friend, "").path("id").asString();

    Answer seen = support.get("/v1/referrals/" + id + "?lang=de");
    assertThat(seen.text("/referral/referrerName")).isEqualTo("Rosa Klein");
    assertThat(seen.text("/referral/reasons/0/evidence")).isEqualTo("One family name.");
    assertThat(seen.text("/referral/reasons/0/innocent")).startsWith("Eine Regel sagt das");
    assertThat(seen.text("/referral/reasons/1/evidence"))
        .isEqualTo("Beide haben denselben Nachnamen.");
    assertThat(seen.json().path("expected")).hasSize(2);
    assertThat(seen.text("/expected/0/voucher")).isEqualTo("CAKE");
    assertThat(seen.number("/expected/1/points")).isEqualTo(10);
    assertThat(seen.text("/expected/1/state")).isEqualTo("waiting");
    assertThat(seen.json().path("links")).hasSize(2);
    assertThat(seen.json().path("people").valueStream().map(one -> one.path("name").asString()))
        .containsExactlyInAnyOrder("Rosa Klein", "Fritz Klein", "Tom Third");
    assertThat(support.get("/v1/referrals?lang=de&member=" + friend.id()).body())
        .contains("Beide haben denselben Nachnamen.", "Fritz Klein");
    assertThat(support.get("/v1/referrals/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(support.get("/v1/referrals/" + id + "?lang=xx").pointers()).containsExactly("/lang");

    support.post("/v1/referrals/" + id + "/reject", Till.written(Map.of("reason", "same-person")));
    assertThat(own(friend, "").path("text").asString())
        .startsWith("An invitation is for somebody else than oneself. Nothing is given");
    assertThat(own(referrer, "?lang=de").path("text").asString())
        .startsWith("Eine Einladung ist für jemand anderen");
    support.post(
        "/v1/referrals/" + id + "/reject",
        Till.written(Map.of("reason", "Klein and Klein live together")));
    Answer approved =
        support.post(
            "/v1/referrals/" + id + "/approve",
            Till.written(Map.of("reason", "Klein and Klein are a family")));
    assertThat(approved.text("/state")).isEqualTo("qualified");
    assertThat(own(friend, "").path("text").asString())
        .isEqualTo("You got a voucher (CAKE). Thank you!")
        .doesNotContain("Klein");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(mailsTo(referrer))
                    .anySatisfy(text -> assertThat(text).contains("Sie bekamen 10 Punkte.")));
    assertThat(mailsTo(friend)).isNotEmpty();
    assertThat(mailsTo(friend)).noneSatisfy(text -> assertThat(text).contains("Rosa"));
    assertThat(third.here().get("/v1/me/referrals").json().at("/items/0/state").asString())
        .isEqualTo("joined");
  }

  /** What a member was written about referrals. */
  private List<String> mailsTo(MemberAtHome member) {
    return shop.withKey(null)
        .send("GET", "/demo/mailbox", null, new byte[0], "Accept", "application/json")
        .json()
        .path("items")
        .valueStream()
        .filter(mail -> mail.path("to").asString().equals(member.email()))
        .map(mail -> mail.path("text").asString())
        .filter(text -> text.endsWith("/me"))
        .toList();
  }

  @Test
  void whatAFriendHasSpentCountsWithoutWhatCameBack() {
    live(
        """
        rule "Friends who spend"
        when
            A friend makes a purchase
            The friend has spent at least 50.00 EUR in all
        then
            Give the referrer 10 points
            Give the friend 5 points
        end
        """);
    friend();
    Answer first = buys(3_000);
    bringsBack(first);
    buys(3_000);
    assertThat(own(friend, "").path("state").asString()).isEqualTo("joined");
    Answer last = buys(2_500);
    awaitState("qualified");
    bringsBack(last);
    awaitState("reversed");
    buys(1_900);
    assertThat(own(friend, "").path("state").asString()).isEqualTo("reversed");
    buys(100);
    awaitState("qualified");
    assertThat(invitation().number("/pointsAccrued")).isEqualTo(10);
    shop.theBooksBalance();
  }

  @Test
  void anotherLanguageIsRefused() {
    Answer refused = friend.here().get("/v1/me/referrals?lang=fr");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers()).containsExactly("/lang");
  }
}
