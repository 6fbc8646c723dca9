package dev.regulars.referral;

import static dev.regulars.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A friend joins once, with a code in force, before they bought anything. */
@ServerTest
class JoiningIntegrationTests {

  private static final OffsetDateTime NOW = OffsetDateTime.now();

  @Autowired private Shop shop;

  private String inviter;
  private String code;

  @BeforeEach
  void somebodyInvites() {
    shop.rulebook().pointPerEuro();
    Answer enrolled = enrol(Map.of());
    inviter = enrolled.text("/id");
    code = enrolled.text("/referral/code");
  }

  private Answer enrol(Map<String, ?> body) {
    return shop.till().post("/v1/members", Till.written(body));
  }

  private Answer join(String typed, Object memberId) {
    return shop.till()
        .post(
            "/v1/referrals",
            Till.written(Map.of("code", typed, "friend", Map.of("id", memberId.toString()))));
  }

  private Answer buy(String path, String memberId, String receipt, String typed) {
    Map<String, Object> purchase = new TreeMap<>();
    purchase.put("store", "friends-1");
    purchase.put("register", "1");
    purchase.put("receipt", receipt);
    purchase.put("occurredAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(NOW));
    purchase.put("member", Map.of("id", memberId));
    purchase.put("currency", "EUR");
    purchase.put("totalMinor", 2500);
    purchase.put("lines", List.of(Map.of("sku", "CAKE", "quantity", 1, "unitPriceMinor", 2500)));
    if (typed != null) {
      purchase.put("referralCode", typed);
    }
    return shop.till().post(path, Till.written(purchase));
  }

  private Answer buy(String memberId, String typed) {
    return buy("/v1/purchases", memberId, UUID.randomUUID().toString(), typed);
  }

  private Answer putCode(String name, Map<String, ?> body) {
    return shop.as(Role.MARKETER)
        .send(
            "PUT",
            "/v1/referral-codes/" + name,
            "application/json",
            Till.written(body).getBytes(StandardCharsets.UTF_8));
  }

  private Answer figures() {
    return shop.till().get("/v1/members/" + inviter + "/referral");
  }

  private static void isRefused(Answer answer, int status, String problem) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @Test
  void aMemberHasOneCodeForEver() {
    Someone enrolledLongAgo = shop.enrol();
    List<Answer> asked =
        atOnce(4, i -> shop.till().get("/v1/members/" + enrolledLongAgo.id() + "/referral"));
    assertThat(asked)
        .extracting(answer -> answer.text("/code"))
        .containsOnly(asked.getFirst().text("/code"));
    Answer member = shop.till().get("/v1/members/" + enrolledLongAgo.id());
    assertThat(member.text("/referral/code")).isEqualTo(asked.getFirst().text("/code"));
    assertThat(member.text("/referral/link"))
        .endsWith("/me/join?code=" + asked.getFirst().text("/code"));
    assertThat(shop.till().get("/v1/members/" + UUID.randomUUID() + "/referral").status())
        .isEqualTo(404);
  }

  @Test
  void aFriendJoinsAtTheirEnrolmentHoweverTheCodeIsTyped() {
    String typed =
        code.substring(0, 3).toLowerCase(Locale.ROOT)
            + "-"
            + code.substring(3, 6)
            + " "
            + code.substring(6);
    Answer friend = enrol(Map.of("referralCode", typed));
    assertThat(friend.status()).as(friend.body()).isEqualTo(201);
    assertThat(figures().number("/invited")).isEqualTo(1);
    assertThat(figures().number("/joined")).isEqualTo(1);
    assertThat(figures().number("/qualified")).isEqualTo(0);

    Answer brought = shop.as(Role.SUPPORT).get("/v1/members/" + inviter + "/referrals");
    assertThat(brought.text("/items/0/friend")).isEqualTo(friend.text("/id"));
    assertThat(brought.text("/items/0/referrer")).isEqualTo(inviter);
    assertThat(brought.text("/items/0/state")).isEqualTo("joined");
    assertThat(brought.text("/items/0/joinedBy")).isEqualTo("enrolment");
    assertThat(brought.at("/items/1").isMissingNode()).isTrue();
  }

  @Test
  void nobodyIsEnrolledWithAWrongCode() {
    String email = UUID.randomUUID() + "@example.org";
    Answer unknown = enrol(Map.of("email", email, "referralCode", "NOBODY-HAS-IT"));
    isRefused(unknown, 422, "unknown-referral-code");
    assertThat(unknown.pointers()).containsExactly("/referralCode");
    Answer mistyped =
        enrol(Map.of("email", email, "referralCode", code.substring(1) + code.charAt(0)));
    isRefused(mistyped, 422, "unknown-referral-code");
    assertThat(shop.till().get("/v1/members/lookup?email=" + email).status()).isEqualTo(404);
  }

  @Test
  void aFriendSaysLaterWhoInvitedThem() {
    String friend = enrol(Map.of()).text("/id");
    Answer joined = join(code, friend);
    assertThat(joined.status()).as(joined.body()).isEqualTo(201);
    assertThat(joined.text("/joinedBy")).isEqualTo("claim");
    assertThat(joined.number("/rulebookVersion")).isPositive();

    Answer again = join(code, friend);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.text("/id")).isEqualTo(joined.text("/id"));
  }

  @Test
  void aFriendHasOneReferrerForEverAlsoWhereManyAskAtOnce() {
    String friend = enrol(Map.of()).text("/id");
    List<String> codes =
        List.of(
            code, enrol(Map.of()).text("/referral/code"), enrol(Map.of()).text("/referral/code"));
    List<Answer> answers = atOnce(3, i -> join(codes.get(i), friend));
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409);
    answers.stream()
        .filter(answer -> answer.status() == 409)
        .forEach(answer -> isRefused(answer, 409, "already-referred"));
  }

  @Test
  void nobodyInvitesThemselves() {
    isRefused(join(code, inviter), 422, "self-referral");
  }

  @Test
  void aPersonWhoEnrolsAgainIsTheSamePersonByTwoStrongKeysAndNotByOne() {
    String name = "Ada " + UUID.randomUUID();
    String mailbox = "a" + UUID.randomUUID().toString().replace("-", "");
    Answer first =
        enrol(Map.of("email", mailbox + "@gmail.com", "name", name, "birthday", "1990-12-10"));
    String own = first.text("/referral/code");
    String other = mailbox.charAt(0) + "." + mailbox.substring(1) + "+2@googlemail.com";
    isRefused(
        enrol(Map.of("email", other, "name", name, "birthday", "1990-12-10", "referralCode", own)),
        422,
        "self-referral");
    // Twins, and two who share a mailbox: one key alone is an accident.
    assertThat(enrol(Map.of("name", name, "birthday", "1990-12-10", "referralCode", own)).status())
        .isEqualTo(201);
    assertThat(enrol(Map.of("email", other, "referralCode", own)).status()).isEqualTo(201);
  }

  @Test
  void whoHasBoughtOrWasEnrolledLongAgoIsTooLate() {
    String friend = enrol(Map.of()).text("/id");
    assertThat(buy(friend, null).status()).isEqualTo(201);
    isRefused(join(code, friend), 422, "too-late");
    isRefused(join(code, shop.enrol().id()), 422, "too-late");
  }

  @Test
  void whoIsUnknownDoesNotJoin() {
    isRefused(join(code, UUID.randomUUID()), 422, "unknown-member");
    Answer empty = shop.till().post("/v1/referrals", "{}");
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.pointers()).containsExactlyInAnyOrder("/code", "/friend");
  }

  @Test
  void aStateThatIsNoneIsSaid() {
    Answer wrong = shop.as(Role.SUPPORT).get("/v1/referrals?state=gone");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.pointers()).containsExactly("/state");
    assertThat(wrong.body()).contains("joined, qualified, held");
  }

  @Test
  void aFriendJoinsWithTheirFirstPurchase() {
    String friend = enrol(Map.of()).text("/id");
    String receipt = UUID.randomUUID().toString();
    Answer quote = buy("/v1/purchases/quote", friend, receipt, code);
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    assertThat(figures().number("/joined")).as("a quote keeps nothing").isEqualTo(0);

    Answer bought = buy("/v1/purchases", friend, receipt, code);
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(buy("/v1/purchases", friend, receipt, code).replayed()).isTrue();
    assertThat(figures().number("/joined")).isEqualTo(1);

    assertThat(buy(friend, code).status()).as("the same code again").isEqualTo(201);
    Answer other = buy(friend, enrol(Map.of()).text("/referral/code"));
    isRefused(other, 409, "already-referred");
    assertThat(other.pointers()).containsExactly("/referralCode");
  }

  @Test
  void aPurchaseWithACodeThatCannotBeUsedIsNotBooked() {
    String friend = enrol(Map.of()).text("/id");
    isRefused(buy(friend, "NOBODY-HAS-IT"), 422, "unknown-referral-code");
    isRefused(buy(inviter, code), 422, "self-referral");
    assertThat(buy(friend, null).status()).isEqualTo(201);
    isRefused(buy(friend, code), 422, "too-late");
    assertThat(shop.till().get("/v1/members/" + friend + "/purchases").at("/items").size())
        .isEqualTo(1);
    Answer anonymous =
        shop.till()
            .post(
                "/v1/purchases",
                """
                {"store": "friends-1", "register": "1", "receipt": "anonymous", "currency": "EUR",
                 "occurredAt": "2026-11-21T10:15:00+01:00", "referralCode": "X", "totalMinor": 1,
                 "lines": [{"sku": "A", "quantity": 1, "unitPriceMinor": 1}]}
                """);
    assertThat(anonymous.status()).isEqualTo(400);
    assertThat(anonymous.pointers()).containsExactly("/referralCode");
  }

  @Test
  void aCodeOfSomebodyBlockedInvitesNobody() {
    shop.as(Role.SUPPORT)
        .send(
            "PATCH",
            "/v1/members/" + inviter,
            "application/json",
            "{\"status\": \"blocked\"}".getBytes(StandardCharsets.UTF_8));
    isRefused(enrol(Map.of("referralCode", code)), 422, "referral-code-not-in-force");
  }

  @Test
  void aMarketerNamesACodeWithPeriodAndBound() {
    String name = "POSTER-" + UUID.randomUUID().toString().substring(0, 8);
    LocalDate today = LocalDate.now();
    Answer named =
        putCode(
            name,
            Map.of("name", "Poster", "maxFriends", 2, "validFrom", today.minusDays(1).toString()));
    assertThat(named.status()).as(named.body()).isEqualTo(200);
    assertThat(named.text("/link")).endsWith("?code=" + name);

    List<Answer> friends =
        atOnce(4, i -> enrol(Map.of("referralCode", name.toLowerCase(Locale.ROOT))));
    assertThat(friends).extracting(Answer::status).containsExactlyInAnyOrder(201, 201, 422, 422);
    isRefused(enrol(Map.of("referralCode", name)), 422, "referral-code-used-up");
    Answer referral =
        shop.as(Role.SUPPORT)
            .get(
                "/v1/referrals?state=joined&member="
                    + friends.stream()
                        .filter(friend -> friend.status() == 201)
                        .findFirst()
                        .orElseThrow()
                        .text("/id"));
    assertThat(referral.at("/items").size()).as(referral.body()).isEqualTo(1);
    assertThat(referral.at("/items/0/referrer").isMissingNode()).isTrue();

    putCode(name, Map.of("name", "Poster", "validFrom", today.plusDays(2).toString()));
    isRefused(enrol(Map.of("referralCode", name)), 422, "referral-code-not-in-force");
    putCode(name, Map.of("name", "Poster", "validUntil", today.minusDays(2).toString()));
    isRefused(enrol(Map.of("referralCode", name)), 422, "referral-code-not-in-force");
    Answer partner = putCode(name, Map.of("name", "Partner", "member", Map.of("id", inviter)));
    assertThat(partner.text("/member")).isEqualTo(inviter);
    assertThat(partner.number("/joined")).isEqualTo(2);
    assertThat(enrol(Map.of("referralCode", name)).status()).isEqualTo(201);
    assertThat(figures().number("/joined")).isEqualTo(1);
    isRefused(join(name, inviter), 422, "self-referral");
  }

  @Test
  void aNamedCodeIsNoMembersOwn() {
    isRefused(putCode(code, Map.of("name", "Mine")), 409, "referral-code-taken");
    Answer wrong =
        putCode(
            "x",
            Map.of(
                "name",
                " ",
                "maxFriends",
                0,
                "validFrom",
                "2026-12-02",
                "validUntil",
                "2026-12-01"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.pointers())
        .containsExactlyInAnyOrder("/code", "/name", "/maxFriends", "/validUntil");
    isRefused(
        putCode(
            "PARTNER-1", Map.of("name", "P", "member", Map.of("id", UUID.randomUUID().toString()))),
        422,
        "unknown-member");
  }
}
