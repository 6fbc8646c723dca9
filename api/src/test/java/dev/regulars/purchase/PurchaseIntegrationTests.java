package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PurchaseIntegrationTests {

  private static final String RULES =
      """
      rule "Base points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Coffee"
      when
          The basket contains products in category "coffee"
      then
          Give 10 points for every unit of category "coffee"
          At most 50 points per member per day
          Tell the cashier "Coffee!"
      end

      rule "Cake voucher"
      when
          The basket contains products in category "cake"
      then
          Issue voucher "FREE-CAKE" valid for 14 days
          Tell the customer "The next cake is on us."
      end

      rule "Silver"
      when
          The member accrued at least 500 points in the qualification period
      then
          The member qualifies for tier "silver"
          Tell the customer "Welcome to Silver!"
      end
      """;

  @Autowired private Shop shop;

  private int version;

  @BeforeEach
  void publish() {
    version = shop.rulebook().live(RULES);
  }

  @Test
  void givesPointsReasonsAndBalanceInTheSameAnswer() {
    Someone member = shop.enrol();
    APurchase purchase =
        APurchase.by(member).line("ESP-1", "coffee", 2, 250).line("TEA-1", "tea", 1, 300);

    Answer answer = shop.till().post("/v1/purchases", purchase.json());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).hasValue("/v1/purchases/" + answer.text("/id"));
    assertThat(answer.text("/id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.*");
    assertThat(answer.text("/store")).isEqualTo("test-1");
    assertThat(answer.text("/register")).isEqualTo("1");
    assertThat(answer.text("/receipt")).isEqualTo(purchase.receipt());
    assertThat(answer.text("/memberId")).isEqualTo(member.id().toString());
    assertThat(answer.text("/currency")).isEqualTo("EUR");
    assertThat(answer.number("/totalMinor")).isEqualTo(800);
    assertThat(answer.number("/rulebookVersion")).isEqualTo(version);
    assertThat(answer.number("/points/accrued")).isEqualTo(28);
    assertThat(answer.number("/points/pending")).isZero();
    assertThat(answer.number("/points/available")).isEqualTo(28);
    assertThat(answer.text("/awards/0/rule")).isEqualTo("Base points");
    assertThat(answer.number("/awards/0/points")).isEqualTo(8);
    assertThat(answer.text("/awards/0/text")).isEqualTo("1 point per 1.00 EUR");
    assertThat(answer.text("/awards/1/rule")).isEqualTo("Coffee");
    assertThat(answer.number("/awards/1/lines/0/line")).isEqualTo(1);
    assertThat(answer.number("/awards/1/lines/0/points")).isEqualTo(20);
    assertThat(answer.text("/messages/0/to")).isEqualTo("cashier");
    assertThat(answer.text("/messages/0/text")).isEqualTo("Coffee!");
    assertThat(answer.at("/vouchersIssued").isArray()).isTrue();
    assertThat(answer.number("/balance/available")).isEqualTo(28);
    assertThat(answer.number("/balance/lifetimeAccrued")).isEqualTo(28);
    assertThat(answer.number("/balance/expiring/0/points")).isEqualTo(28);
    assertThat(answer.text("/balance/tier/code")).isEqualTo("bronze");
    assertThat(answer.text("/tier/name")).isEqualTo("Bronze");
    assertThat(answer.text("/tier/next/code")).isEqualTo("silver");
    assertThat(answer.text("/tier/next/missing/0/measure")).isEqualTo("points");
    assertThat(answer.number("/tier/next/missing/0/amount")).isEqualTo(472);
    assertThat(shop.balance(member).number("/available")).isEqualTo(28);
  }

  @Test
  void answersARetryWithTheFirstAnswer() {
    Someone member = shop.enrol();
    String body = APurchase.by(member).line("CAKE", "cake", 1, 1000).json();
    Answer first = shop.till().post("/v1/purchases", body);
    shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 100).json());
    List<String> before = shop.books().standing(member.id());

    Answer second = shop.till().post("/v1/purchases", body);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.replayed()).isTrue();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
  }

  @Test
  void takesTheSamePurchaseWrittenInAnotherWayForARetry() {
    Someone member = shop.enrol();
    APurchase purchase = APurchase.by(member).line("T", "tea", 2, 100);
    Answer first = shop.till().post("/v1/purchases", purchase.json());

    purchase.with("member", Map.of("email", member.email().toUpperCase(java.util.Locale.ROOT)));
    Answer second =
        shop.till()
            .post("/v1/purchases", purchase.json().replace("\"quantity\":2", "\"quantity\":2.0"));

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void refusesTheSameReceiptWithOtherContent() {
    Someone member = shop.enrol();
    APurchase purchase = APurchase.by(member).line("T", "tea", 1, 100);
    Answer first = shop.till().post("/v1/purchases", purchase.json());
    Map<String, Long> before = shop.books().counts();

    Answer other = shop.till().post("/v1/purchases", purchase.line("U", "tea", 1, 100).json());
    Answer otherMember =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(shop.enrol())
                    .with("receipt", purchase.receipt())
                    .line("T", "tea", 1, 100)
                    .json());

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("purchase-conflict");
    assertThat(other.text("/purchaseId")).isEqualTo(first.text("/id"));
    assertThat(otherMember.status()).isEqualTo(409);
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @Test
  void takesAnAnonymousPurchaseThatAwardsNothing() {
    Answer answer =
        shop.till().post("/v1/purchases", APurchase.anonymous().line("T", "tea", 1, 999).json());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.number("/points/accrued")).isZero();
    assertThat(answer.at("/awards").isEmpty()).isTrue();
    assertThat(answer.at("/memberId").isMissingNode()).isTrue();
    assertThat(answer.at("/balance").isMissingNode()).isTrue();
  }

  @Test
  void findsTheMemberByAnyKeyAndRefusesAnUnknownOne() {
    Someone member = shop.enrol();
    List<Map<String, String>> keys =
        List.of(
            Map.of("id", member.id().toString()),
            Map.of("card", member.card()),
            Map.of("email", member.email()),
            Map.of("externalId", member.externalId()));
    for (Map<String, String> key : keys) {
      Answer answer =
          shop.till()
              .post(
                  "/v1/purchases",
                  APurchase.anonymous().with("member", key).line("T", "tea", 1, 100).json());
      assertThat(answer.text("/memberId")).as("%s", key).isEqualTo(member.id().toString());
    }
    Answer enrolled = shop.till().post("/v1/members", "{\"name\": \"Ada\"}");
    Answer byNumber =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.anonymous()
                    .with("member", Map.of("memberNumber", enrolled.text("/memberNumber")))
                    .line("T", "tea", 1, 100)
                    .json());
    assertThat(byNumber.text("/memberId")).isEqualTo(enrolled.text("/id"));
    Answer nobody =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.anonymous()
                    .with("member", Map.of("card", "nobodys"))
                    .line("T", "tea", 1, 100)
                    .json());
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.problem()).isEqualTo("unknown-member");
    assertThat(nobody.pointers()).containsExactly("/member/card");
  }

  @Test
  void createsAStoreThatNobodyKnew() {
    String store = "new-" + UUID.randomUUID();
    shop.till()
        .post("/v1/purchases", APurchase.anonymous().in(store).line("T", "tea", 1, 1).json());
    assertThat(shop.books().rows("select zone from store where code = ?", store))
        .containsExactly("Europe/Berlin");
  }

  @Test
  void aBoundKeyWorksForItsStoresOnly() {
    Someone member = shop.enrol();
    var bound = shop.boundTo("own-store");
    String elsewhere = APurchase.by(member).in("other-store").line("T", "tea", 1, 100).json();
    Answer own =
        bound.post(
            "/v1/purchases", APurchase.by(member).in("own-store").line("T", "tea", 1, 100).json());
    Answer other = shop.till().post("/v1/purchases", elsewhere);
    String path = "/v1/purchases/" + other.text("/id");

    assertThat(own.status()).isEqualTo(201);
    assertThat(bound.post("/v1/purchases", elsewhere).status()).isEqualTo(403);
    assertThat(bound.post("/v1/purchases", elsewhere).problem()).isEqualTo("other-store");
    assertThat(bound.post("/v1/purchases/quote", elsewhere).status()).isEqualTo(403);
    assertThat(bound.get(path).status()).isEqualTo(403);
    assertThat(bound.get(path + "/explanation").status()).isEqualTo(403);
    assertThat(bound.post(path + "/returns", AReturn.of("R-1").json()).status()).isEqualTo(403);
    assertThat(
            bound
                .get(
                    "/v1/purchases/by-receipt?store=other-store&register=1&receipt="
                        + other.text("/receipt"))
                .status())
        .isEqualTo(403);
    Answer listed = bound.get("/v1/members/" + member.id() + "/purchases");
    assertThat(listed.json().path("items").size()).isEqualTo(1);
    assertThat(listed.text("/items/0/id")).isEqualTo(own.text("/id"));
  }

  @Test
  void showsAPurchaseByIdAndByReceipt() {
    Someone member = shop.enrol();
    APurchase purchase =
        APurchase.by(member)
            .line("CAKE", "cake", 1, 450)
            .with("attributes", Map.of("payment", "card", "guests", 2))
            .with("channel", "store");
    Answer posted = shop.till().post("/v1/purchases", purchase.json());

    Answer byId = shop.till().get("/v1/purchases/" + posted.text("/id"));
    Answer byReceipt =
        shop.as(Role.SUPPORT)
            .get("/v1/purchases/by-receipt?store=test-1&register=1&receipt=" + purchase.receipt());

    assertThat(byId.status()).isEqualTo(200);
    assertThat(byId.body()).isEqualTo(byReceipt.body());
    Answer listed =
        shop.as(Role.SUPPORT)
            .get("/v1/purchases?store=test-1&register=1&receipt=" + purchase.receipt());
    assertThat(listed.json().path("items").size()).isEqualTo(1);
    assertThat(listed.text("/items/0/id")).isEqualTo(posted.text("/id"));
    assertThat(byId.text("/memberId")).isEqualTo(member.id().toString());
    assertThat(byId.text("/lines/0/sku")).isEqualTo("CAKE");
    assertThat(byId.number("/lines/0/netMinor")).isEqualTo(450);
    assertThat(byId.number("/points/accrued")).isEqualTo(4);
    assertThat(byId.number("/points/reversed")).isZero();
    assertThat(byId.number("/attributes/guests")).isEqualTo(2);
    assertThat(byId.text("/attributes/payment")).isEqualTo("card");
    assertThat(byId.text("/vouchersIssued/0/voucher")).isEqualTo("FREE-CAKE");
    assertThat(byId.json().path("returns").size()).isZero();
  }

  @Test
  void listsAMembersPurchasesInPagesNewestFirst() {
    Someone member = shop.enrol();
    OffsetDateTime now = OffsetDateTime.now();
    for (int i = 0; i < 5; i++) {
      shop.till()
          .post(
              "/v1/purchases",
              APurchase.by(member).at(now.minusHours(i)).line("T" + i, "tea", 1, 100).json());
    }
    String path = "/v1/members/" + member.id() + "/purchases?limit=2";
    StringBuilder seen = new StringBuilder();
    String next = "";
    do {
      Answer page = shop.till().get(path + next);
      assertThat(page.status()).isEqualTo(200);
      page.json()
          .path("items")
          .forEach(item -> seen.append(item.at("/lines/0/sku").asString("")).append(' '));
      next = page.at("/next").isNull() ? "" : "&after=" + page.text("/next");
    } while (!next.isEmpty());
    assertThat(seen).hasToString("T0 T1 T2 T3 T4 ");
  }

  @Test
  void saysNotFoundOfWhatIsNotThere() {
    UUID nobody = UUID.randomUUID();
    for (String path :
        List.of(
            "/v1/purchases/" + nobody,
            "/v1/purchases/" + nobody + "/explanation",
            "/v1/purchases/by-receipt?store=test-1&register=1&receipt=" + nobody,
            "/v1/members/" + nobody + "/purchases",
            "/v1/members/" + nobody + "/balance",
            "/v1/members/" + nobody + "/history")) {
      Answer answer = shop.till().get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.problem()).as(path).isEqualTo("not-found");
      assertThat(answer.text("/detail").contains("receipt")).isEqualTo(path.contains("receipt="));
    }
  }

  @Test
  void limitsHoldAcrossPurchasesOfADay() {
    Someone member = shop.enrol();
    String four = APurchase.by(member).line("ESP-1", "coffee", 4, 1).json();
    assertThat(shop.till().post("/v1/purchases", four).number("/points/accrued")).isEqualTo(40);
    Answer cut =
        shop.till()
            .post("/v1/purchases", APurchase.by(member).line("ESP-1", "coffee", 4, 1).json());
    assertThat(cut.number("/points/accrued")).isEqualTo(10);
    OffsetDateTime yesterday = OffsetDateTime.now().minusDays(1);
    Answer late =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member).at(yesterday).line("ESP-1", "coffee", 9, 1).json());
    assertThat(late.number("/rulebookVersion")).isEqualTo(1);
  }

  @Test
  void aNewTierShowsInTheSameAnswer() {
    Someone member = shop.enrol();
    Answer answer =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 50_000).json());
    assertThat(answer.text("/tier/code")).isEqualTo("silver");
    assertThat(answer.text("/tier/since")).isNotEmpty();
    assertThat(answer.text("/balance/tier/code")).isEqualTo("silver");
    assertThat(answer.body()).contains("Welcome to Silver!");
    assertThat(shop.balance(member).text("/tier/code")).isEqualTo("silver");
  }

  @Test
  void theRulebookInForceWhenItHappenedDecidesALatePurchase() {
    Someone member = shop.enrol();
    OffsetDateTime before = OffsetDateTime.now().truncatedTo(ChronoUnit.MICROS);
    int newer =
        shop.rulebook()
            .live(
                """
                rule "Nothing but this"
                when
                    A purchase is made
                then
                    Give 777 points
                end
                """);
    Answer late =
        shop.till()
            .post("/v1/purchases", APurchase.by(member).at(before).line("T", "tea", 1, 500).json());
    Answer now =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member).at(OffsetDateTime.now()).line("T", "tea", 1, 500).json());
    assertThat(late.number("/rulebookVersion")).isEqualTo(version);
    assertThat(late.number("/points/accrued")).isEqualTo(5);
    assertThat(now.number("/rulebookVersion")).isEqualTo(newer);
    assertThat(now.number("/points/accrued")).isEqualTo(777);
  }

  @Test
  void keepsTheTimeAndItsOffsetAsPosted() {
    Answer answer =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.anonymous()
                    .with("occurredAt", "2026-01-02T03:04:05+05:30")
                    .line("T", "tea", 1, 1)
                    .json());
    assertThat(answer.text("/occurredAt")).isEqualTo("2026-01-02T03:04:05+05:30");
    assertThat(Instant.parse("2026-01-01T21:34:05Z"))
        .isEqualTo(OffsetDateTime.parse(answer.text("/occurredAt")).toInstant());
  }
}
