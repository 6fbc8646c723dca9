package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Points are redeemed with a purchase: asked for in a quote, taken off, and given back. */
@ServerTest
class PurchaseRedemptionIntegrationTests {

  @Autowired private Shop shop;
  private GivenRewards rewards;

  @BeforeEach
  void publish() {
    rewards = new GivenRewards(shop);
    shop.rulebook().pointPerEuro();
  }

  private static APurchase basket(Someone member) {
    return APurchase.by(member).line("T", "tea", 2, 1000).line("C", "coffee", 1, 1000);
  }

  private Answer quote(APurchase purchase) {
    return shop.till().post("/v1/purchases/quote", purchase.json());
  }

  private Answer post(APurchase purchase) {
    return shop.till().post("/v1/purchases", purchase.json());
  }

  @Test
  void pointsTakeMoneyOffAsTheQuoteSaid() {
    Someone member = rewards.memberWith(500);
    APurchase purchase = basket(member).with("redeem", List.of(Map.of("points", 500)));
    Answer quote = quote(purchase);
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    assertThat(quote.number("/totalMinor")).isEqualTo(3000);
    assertThat(quote.number("/payableMinor")).isEqualTo(2500);
    assertThat(quote.number("/points/redeemed")).isEqualTo(500);
    assertThat(quote.number("/points/accrued")).as("on what is paid").isEqualTo(25);
    assertThat(quote.text("/discounts/0/source")).isEqualTo("points");
    assertThat(quote.number("/discounts/0/amountMinor")).isEqualTo(500);
    assertThat(quote.at("/refused")).isEmpty();
    assertThat(shop.balance(member).number("/available")).as("nothing is kept").isEqualTo(500);

    Answer bought = post(purchase.asQuoted(quote));
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(bought.number("/totalMinor")).isEqualTo(2500);
    assertThat(bought.at("/points")).isEqualTo(quote.at("/points"));
    assertThat(bought.at("/awards")).isEqualTo(quote.at("/awards"));
    assertThat(bought.at("/discounts")).isEqualTo(quote.at("/discounts"));
    assertThat(bought.number("/balance/available")).isEqualTo(25);
    assertThat(bought.number("/balance/lifetimeRedeemed")).isEqualTo(500);
    assertThat(post(purchase).body()).as("booked once").isEqualTo(bought.body());
    Answer shown = shop.till().get("/v1/purchases/" + bought.text("/id"));
    assertThat(shown.at("/discounts")).isEqualTo(bought.at("/discounts"));
    assertThat(shown.at("/redemptions")).isEqualTo(bought.at("/redemptions"));
    assertThat(shown.number("/lines/0/netMinor") + shown.number("/lines/1/netMinor"))
        .isEqualTo(2500);
    assertThat(shop.balance(member).number("/available")).isEqualTo(25);
    shop.theBooksBalance();
  }

  @Test
  void aRewardTakesAShareOffItsCategory() {
    Someone member = rewards.memberWith(100);
    String reward =
        rewards.reward(
            "discount",
            Map.of(
                "points",
                60,
                "discount",
                Map.of("percent", 10, "on", Map.of("category", List.of("tea")))));
    APurchase purchase = basket(member).with("redeem", List.of(Map.of("reward", reward)));
    Answer quote = quote(purchase);
    assertThat(quote.text("/discounts/0/source")).isEqualTo("reward:" + reward);
    assertThat(quote.at("/discounts/0/lines").size()).isEqualTo(1);
    assertThat(quote.number("/payableMinor")).isEqualTo(2800);
    Answer bought = post(purchase.asQuoted(quote));
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(bought.number("/points/accrued")).isEqualTo(28);
    assertThat(bought.number("/balance/available")).isEqualTo(68);
    shop.theBooksBalance();
  }

  @Test
  void whatNobodyGaveIsRefused() {
    Someone member = rewards.memberWith(500);
    APurchase purchase = basket(member).with("redeem", List.of(Map.of("points", 300)));
    Answer quote = quote(purchase);
    Answer more =
        post(
            purchase
                .asQuoted(quote)
                .with(
                    "discounts",
                    List.of(
                        Map.of(
                            "source",
                            "points",
                            "lines",
                            List.of(Map.of("line", 1, "amountMinor", 1000)))))
                .with("totalMinor", 2000));
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.problem()).isEqualTo("discount-not-given");
    assertThat(more.pointers()).containsExactly("/discounts/0");
    Answer none = post(purchase.with("discounts", null).with("totalMinor", 3000));
    assertThat(none.problem()).isEqualTo("discount-not-taken");
    Answer alone =
        post(
            basket(member)
                .with(
                    "discounts",
                    List.of(
                        Map.of(
                            "source",
                            "rule:Anything",
                            "lines",
                            List.of(Map.of("line", 1, "amountMinor", 100)))))
                .with("totalMinor", 2900));
    assertThat(alone.problem()).isEqualTo("discount-not-given");
    assertThat(shop.balance(member).number("/available")).isEqualTo(500);
  }

  @Test
  void aQuoteSaysWhatCannotBeHadAndAPurchaseIsRefused() {
    Someone member = rewards.memberWith(500);
    String dear = rewards.reward("product", Map.of("points", 501));
    String cake =
        rewards.reward(
            "discount",
            Map.of(
                "points",
                1,
                "discount",
                Map.of("amountMinor", 100, "on", Map.of("category", List.of("cake")))));
    String least = rewards.reward("product", Map.of("points", 1, "minimumSpendMinor", 3001));
    APurchase purchase =
        basket(member)
            .with(
                "redeem",
                List.of(
                    Map.of("reward", dear),
                    Map.of("reward", cake),
                    Map.of("reward", least),
                    Map.of("points", 100)));
    Answer quote = quote(purchase);
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    assertThat(
            quote.at("/refused").valueStream().map(one -> one.path("reason").asString()).toList())
        .containsExactly("insufficient-points", "wrong-products", "minimum-spend");
    assertThat(quote.number("/payableMinor")).isEqualTo(2900);
    Answer refused = post(purchase.with("redeem", List.of(Map.of("reward", dear))));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("insufficient-points");
    assertThat(refused.pointers()).containsExactly("/redeem/0");
    Answer tooMuch =
        quote(
            APurchase.by(member)
                .line("T", "tea", 1, 100)
                .with("redeem", List.of(Map.of("points", 101))));
    assertThat(tooMuch.text("/refused/0/reason")).isEqualTo("exceeds-total");
  }

  @Test
  void whatWasHeldBeforeIsConfirmedWithThePurchase() {
    Someone member = rewards.memberWith(500);
    String held = rewards.held(member, Map.of("points", 200));
    APurchase purchase = basket(member).with("redemptions", List.of(held));
    Answer quote = quote(purchase);
    assertThat(quote.number("/payableMinor")).as(quote.body()).isEqualTo(2800);
    assertThat(shop.balance(member).number("/reserved")).isEqualTo(200);
    Answer bought = post(purchase.asQuoted(quote));
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(bought.number("/balance/reserved")).isZero();
    Answer redemption = shop.till().get("/v1/redemptions/" + held);
    assertThat(redemption.text("/state")).isEqualTo("confirmed");
    assertThat(redemption.text("/purchaseId")).isEqualTo(bought.text("/id"));
    Answer again = post(basket(member).with("redemptions", List.of(held)));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("redemption-state");
    Answer others = quote(basket(rewards.memberWith(1)).with("redemptions", List.of(held)));
    assertThat(others.text("/refused/0/reason")).isEqualTo("unknown-redemption");
    shop.theBooksBalance();
  }

  @Test
  void thingsAndVouchersAreHandedOutWithThePurchase() {
    Someone member = rewards.memberWith(100);
    String mug = rewards.reward("product", Map.of("points", 10, "stock", 1));
    String voucher =
        rewards.reward(
            "voucher", Map.of("points", 20, "voucher", Map.of("name", "5 off", "days", 30)));
    APurchase purchase =
        basket(member).with("redeem", List.of(Map.of("reward", mug), Map.of("reward", voucher)));
    Answer bought = post(purchase);
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(bought.number("/totalMinor")).isEqualTo(3000);
    assertThat(bought.number("/payableMinor")).isEqualTo(3000);
    assertThat(bought.text("/vouchersIssued/0/voucher")).isEqualTo("5 off");
    assertThat(bought.number("/points/redeemed")).isEqualTo(30);
    assertThat(rewards.left(mug)).isZero();
    Answer twice = post(basket(member).with("redeem", List.of(Map.of("reward", mug))));
    assertThat(twice.text("/reason")).isEqualTo("out-of-stock");
    shop.till().post("/v1/purchases/" + bought.text("/id") + "/returns", AReturn.next().json());
    assertThat(rewards.left(mug)).isEqualTo(1);
    assertThat(shop.balance(member).number("/available")).isEqualTo(100);
    shop.theBooksBalance();
  }

  @Test
  void aReturnEndsWhereItBegan() {
    Someone member = rewards.memberWith(1000);
    List<String> before = shop.books().standing(member.id());
    APurchase purchase = basket(member).with("redeem", List.of(Map.of("points", 600)));
    Answer bought = post(purchase.asQuoted(quote(purchase)));
    String path = "/v1/purchases/" + bought.text("/id") + "/returns";
    assertThat(bought.number("/balance/available")).isEqualTo(424);

    Answer first = shop.till().post(path, AReturn.next().line(1, 1).json());
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.number("/points/givenBack")).isEqualTo(200);
    assertThat(first.number("/totalMinor")).isEqualTo(800);
    shop.theBooksBalance();
    Answer second = shop.till().post(path, AReturn.next().line(2, 1).json());
    assertThat(second.number("/points/givenBack")).isEqualTo(200);
    Answer last = shop.till().post(path, AReturn.next().json());
    assertThat(last.number("/points/givenBack")).isEqualTo(200);
    assertThat(last.number("/balance/available")).isEqualTo(1000);
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
    assertThat(
            shop.till().get("/v1/redemptions/" + bought.text("/redemptions/0/id")).text("/state"))
        .isEqualTo("reversed");
    shop.theBooksBalance();
  }

  @Test
  void aMemberHasALimitedRewardOnceAlsoWithinOnePurchase() {
    Someone member = rewards.memberWith(100);
    String once =
        rewards.reward(
            "product", Map.of("points", 1, "limitPerMember", Map.of("times", 1, "per", "day")));
    Answer quote =
        quote(
            basket(member).with("redeem", List.of(Map.of("reward", once), Map.of("reward", once))));
    assertThat(quote.text("/refused/0/reason")).isEqualTo("limit-reached");
    assertThat(quote.number("/points/redeemed")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          redeem      | [{}]                                                        | /redeem/0
          redeem      | [{"points": 0}]                                             | /redeem/0/points
          redeem      | [{"reward": "a b"}]                                         | /redeem/0/reward
          redemptions | ["x"]                                                       | /redemptions/0
          discounts   | [{"lines": [{"line": 1, "amountMinor": 1}]}]                | /discounts/0/source
          discounts   | [{"source": "points"}]                                      | /discounts/0/lines
          discounts   | [{"source": "points", "lines": [{"line": 9, "amountMinor": 1}]}] | /discounts/0/lines/0/line
          discounts   | [{"source": "points", "lines": [{"line": 1, "amountMinor": 9999}]}] | /discounts/0/lines/0/amountMinor
          """)
  void refusesABadPartWithThePointer(String field, String value, String pointer) {
    Someone member = shop.enrol();
    Answer answer = post(basket(member).with(field, dev.regulars.Till.json(value)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.pointers()).contains(pointer);
  }

  @Test
  void nobodyHasNoPoints() {
    Answer answer =
        post(
            APurchase.anonymous()
                .line("T", "tea", 1, 100)
                .with("redeem", List.of(Map.of("points", 1))));
    assertThat(answer.pointers()).containsExactly("/member");
    assertThat(
            quote(basket(shop.enrol()).with("redemptions", List.of(UUID.randomUUID().toString())))
                .text("/refused/0/reason"))
        .isEqualTo("unknown-redemption");
  }
}
