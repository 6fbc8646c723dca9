package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ClaimIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
          Issue voucher "CAKE" valid for 14 days
      end
      """;

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  private Answer anonymous() {
    return shop.till()
        .post("/v1/purchases", APurchase.anonymous().line("TEA", "tea", 3, 1000).json());
  }

  private Answer claim(Answer purchase, Someone member) {
    return shop.till()
        .post(
            "/v1/purchases/" + purchase.text("/id") + "/claim",
            Till.written(Map.of("member", Map.of("card", member.card()))));
  }

  @Test
  void awardsAnAnonymousPurchase() {
    Someone member = shop.enrol();
    Answer purchase = anonymous();
    Answer claimed = claim(purchase, member);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(201);
    assertThat(claimed.text("/id")).isEqualTo(purchase.text("/id"));
    assertThat(claimed.text("/memberId")).isEqualTo(member.id().toString());
    assertThat(claimed.number("/points/accrued")).isEqualTo(30);
    assertThat(shop.balance(member).number("/available")).isEqualTo(30);
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }

  @Test
  void aClaimedPurchaseShowsItsAwards() {
    Someone member = shop.enrol();
    Answer purchase = anonymous();
    claim(purchase, member);
    String path = "/v1/purchases/" + purchase.text("/id");
    Answer shown = shop.till().get(path);
    assertThat(shown.text("/memberId")).isEqualTo(member.id().toString());
    assertThat(shown.number("/points/accrued")).isEqualTo(30);
    assertThat(shown.number("/awards/0/points")).isEqualTo(30);
    assertThat(shown.text("/vouchersIssued/0/voucher")).isEqualTo("CAKE");
    assertThat(shop.till().get(path + "/explanation").number("/rules/0/points")).isEqualTo(30);
  }

  @Test
  void anotherClaimOfTheSameMemberIsAReplayAndOfAnotherAConflict() {
    Someone member = shop.enrol();
    Answer purchase = anonymous();
    Answer first = claim(purchase, member);
    Answer second = claim(purchase, member);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.replayed()).isTrue();
    assertThat(second.body()).isEqualTo(first.body());
    Answer other = claim(purchase, shop.enrol());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("already-claimed");
  }

  @Test
  void thePurchaseItselfCanStillBeRetried() {
    String body = APurchase.anonymous().line("TEA", "tea", 3, 1000).json();
    Answer purchase = shop.till().post("/v1/purchases", body);
    claim(purchase, shop.enrol());
    Answer retried = shop.till().post("/v1/purchases", body);
    assertThat(retried.status()).isEqualTo(200);
    assertThat(retried.body()).isEqualTo(purchase.body());
  }

  @Test
  void aPurchaseWithAMemberCannotBeClaimed() {
    Someone member = shop.enrol();
    Answer purchase =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 100).json());
    assertThat(claim(purchase, member).status()).isEqualTo(409);
    assertThat(claim(purchase, shop.enrol()).status()).isEqualTo(409);
  }

  @Test
  void onlyWhatIsLeftIsAwarded() {
    Someone member = shop.enrol();
    Answer purchase = anonymous();
    String returns = "/v1/purchases/" + purchase.text("/id") + "/returns";
    shop.till().post(returns, AReturn.next().line(1, 1).json());
    List<String> before = shop.books().standing(member.id());
    Answer claimed = claim(purchase, member);
    assertThat(claimed.number("/points/accrued")).isEqualTo(20);
    assertThat(claimed.number("/totalMinor")).as("of the purchase").isEqualTo(3000);
    assertThat(claim(purchase, member).body()).isEqualTo(claimed.body());
    String path = "/v1/purchases/" + purchase.text("/id");
    assertThat(shop.till().get(path).number("/totalMinor")).isEqualTo(3000);
    Answer back = shop.till().post(returns, AReturn.next().json());
    assertThat(back.number("/points/reversed")).isEqualTo(20);
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
  }

  @Test
  void nothingLeftCannotBeClaimed() {
    Answer purchase = anonymous();
    shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", AReturn.next().json());
    Answer claimed = claim(purchase, shop.enrol());
    assertThat(claimed.status()).isEqualTo(422);
    assertThat(claimed.problem()).isEqualTo("nothing-left-to-claim");
  }

  @Test
  void theWindowCloses() {
    OffsetDateTime old = OffsetDateTime.now().minusDays(30).minusMinutes(1);
    Answer purchase =
        shop.till()
            .post(
                "/v1/purchases", APurchase.anonymous().at(old).line("TEA", "tea", 3, 1000).json());
    Answer claimed = claim(purchase, shop.enrol());
    assertThat(claimed.status()).isEqualTo(422);
    assertThat(claimed.problem()).isEqualTo("claim-window-closed");
    Answer lastMinute =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.anonymous().at(old.plusMinutes(5)).line("TEA", "tea", 3, 1000).json());
    assertThat(claim(lastMinute, shop.enrol()).status()).isEqualTo(201);
  }

  @Test
  void unknownPurchasesAndMembersAreSaid() {
    Answer purchase = anonymous();
    String nobody = "{\"member\": {\"card\": \"nobodys\"}}";
    Answer claimed = shop.till().post("/v1/purchases/" + purchase.text("/id") + "/claim", nobody);
    assertThat(claimed.problem()).isEqualTo("unknown-member");
    assertThat(claimed.text("/detail"))
        .isEqualTo("No member has this card. Enrol them first, then claim the purchase again.");
    assertThat(shop.till().post("/v1/purchases/" + UUID.randomUUID() + "/claim", nobody).status())
        .isEqualTo(404);
  }
}
