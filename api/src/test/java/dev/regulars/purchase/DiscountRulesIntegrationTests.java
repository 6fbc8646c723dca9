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

/** Rules take money off: asked for in a quote, confirmed with the purchase, given back. */
@ServerTest
class DiscountRulesIntegrationTests {

  private static final String POINTS =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      """;

  @Autowired private Shop shop;
  private GivenRewards rewards;

  @BeforeEach
  void publish() {
    rewards = new GivenRewards(shop);
    live(rule("Tea time", "Take 10% off category \"tea\""));
  }

  private void live(String rules) {
    shop.rulebook().live(POINTS + rules);
  }

  private static String rule(String name, String... sentences) {
    return grouped(name, "", sentences);
  }

  private static String grouped(String name, String headers, String... sentences) {
    return "rule \""
        + name
        + "\"\n"
        + headers
        + "when\n    A purchase is made\nthen\n    "
        + String.join("\n    ", sentences)
        + "\nend\n\n";
  }

  private static APurchase basket(Someone member) {
    return APurchase.by(member).line("T", "tea", 2, 1000).line("C", "coffee", 1, 1000);
  }

  private Answer quote(APurchase purchase) {
    Answer quote = shop.till().post("/v1/purchases/quote", purchase.json());
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    return quote;
  }

  private Answer post(APurchase purchase) {
    return shop.till().post("/v1/purchases", purchase.json());
  }

  private Answer bought(APurchase purchase) {
    Answer bought = post(purchase);
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought;
  }

  private Answer giveBack(Answer purchase, AReturn what) {
    Answer back =
        shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", what.json());
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    return back;
  }

  @Test
  void theQuoteSaysWhatIsTakenOffAndThePurchaseConfirmsIt() {
    Someone member = shop.enrol();
    Answer quote = quote(basket(member));
    assertThat(quote.number("/totalMinor")).isEqualTo(3000);
    assertThat(quote.number("/payableMinor")).isEqualTo(2800);
    assertThat(quote.text("/discounts/0/source")).isEqualTo("rule:Tea time");
    assertThat(quote.number("/discounts/0/amountMinor")).isEqualTo(200);
    assertThat(quote.number("/discounts/0/lines/0/line")).isEqualTo(1);
    assertThat(quote.text("/discounts/0/text")).isEqualTo("10% off category \"tea\"");
    assertThat(quote.number("/points/accrued")).as("on what is paid").isEqualTo(28);
    APurchase purchase = basket(member).asQuoted(quote);
    Answer bought = bought(purchase);
    assertThat(bought.number("/totalMinor")).isEqualTo(2800);
    assertThat(bought.at("/points/accrued")).isEqualTo(quote.at("/points/accrued"));
    assertThat(bought.at("/discounts")).isEqualTo(quote.at("/discounts"));
    assertThat(post(purchase).body()).as("booked once").isEqualTo(bought.body());
    Answer shown = shop.till().get("/v1/purchases/" + bought.text("/id"));
    assertThat(shown.at("/discounts")).isEqualTo(bought.at("/discounts"));
    assertThat(shown.number("/lines/0/netMinor")).isEqualTo(1800);
    giveBack(bought, AReturn.next().line(1, 1));
    Answer rest = giveBack(bought, AReturn.next());
    assertThat(rest.number("/balance/available")).isZero();
    shop.theBooksBalance();
  }

  @Test
  void aTillThatDoesNotAskPaysInFull() {
    Answer bought = bought(basket(shop.enrol()));
    assertThat(bought.number("/points/accrued")).isEqualTo(30);
    assertThat(bought.at("/discounts")).isEmpty();
    assertThat(bought.number("/payableMinor")).isEqualTo(3000);
    Answer why = shop.as(Role.MARKETER).get("/v1/purchases/" + bought.text("/id") + "/explanation");
    assertThat(why.text("/rules/1/outcome")).isEqualTo("not-met");
    assertThat(why.text("/rules/1/code")).isEqualTo("nothing-asked-off");
    Answer nobody = quote(APurchase.anonymous().line("T", "tea", 2, 1000));
    assertThat(nobody.at("/discounts")).as("rules are for members").isEmpty();
  }

  @Test
  void whatNoRuleGaveIsRefused() {
    Someone member = shop.enrol();
    APurchase purchase = basket(member).asQuoted(quote(basket(member)));
    Answer more =
        post(
            purchase
                .with("discounts", List.of(taken("rule:Tea time", 1, 300)))
                .with("totalMinor", 2700));
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.problem()).isEqualTo("discount-not-given");
    assertThat(more.pointers()).containsExactly("/discounts/0");
    Answer unknown =
        post(
            purchase
                .with(
                    "discounts",
                    List.of(taken("rule:Tea time", 1, 200), taken("rule:Cake", 2, 100)))
                .with("totalMinor", 2700));
    assertThat(unknown.problem()).isEqualTo("discount-not-given");
    assertThat(unknown.pointers()).containsExactly("/discounts/1");
    Answer anonymous =
        post(
            APurchase.anonymous()
                .line("T", "tea", 2, 1000)
                .with("discounts", List.of(taken("rule:Tea time", 1, 200)))
                .with("totalMinor", 1800));
    assertThat(anonymous.problem()).isEqualTo("discount-not-given");
  }

  private static Map<String, Object> taken(String source, int line, long minor) {
    return Map.of("source", source, "lines", List.of(Map.of("line", line, "amountMinor", minor)));
  }

  @Test
  void conditionsSeeThePurchaseBeforeAnythingIsTakenOff() {
    live(
        """
        rule "Big"
        when
            The total is at least 30.00 EUR
            The member is in tier "silver" or higher
        then
            Take 50% off the basket
        end

        rule "Thirty"
        when
            The total is at least 30.00 EUR
        then
            Take 5.00 EUR off the basket
            Tell the cashier "Thirty"
        end
        """);
    Someone member = shop.enrol();
    Answer quote = quote(basket(member));
    assertThat(quote.at("/discounts").size()).isEqualTo(1);
    assertThat(quote.text("/messages/0/text")).isEqualTo("Thirty");
    Answer bought = bought(basket(member).asQuoted(quote));
    Answer why = shop.as(Role.MARKETER).get("/v1/purchases/" + bought.text("/id") + "/explanation");
    assertThat(why.text("/rules/1/outcome")).isEqualTo("not-met");
    assertThat(why.text("/rules/2/outcome")).isEqualTo("awarded");
    assertThat(why.text("/rules/2/code")).isEqualTo("takes-off");
    assertThat(why.text("/rules/2/reason"))
        .isEqualTo("takes 5.00 EUR off: 5.00 EUR off the basket");
    assertThat(why.text("/rules/2/sentences/0/found")).isEqualTo("30.00");
  }

  @Test
  void limitsEndADiscountAndAReturnGivesThemBack() {
    String name = "Daily " + UUID.randomUUID();
    live(
        rule(
            name,
            "Take 10% off the basket",
            "At most 5.00 EUR off per member per day",
            "Money is taken off at most 2 times per member per day",
            "At most 100.00 EUR off in all"));
    Someone member = shop.enrol();
    Answer first = bought(basket(member).asQuoted(quote(basket(member))));
    assertThat(first.number("/discounts/0/amountMinor")).isEqualTo(300);
    Answer second = bought(basket(member).asQuoted(quote(basket(member))));
    assertThat(second.number("/discounts/0/amountMinor")).as("what is left of 5.00").isEqualTo(200);
    Answer third = quote(basket(member));
    assertThat(third.at("/discounts")).isEmpty();
    assertThat(third.text("/refused/0/source")).isEqualTo("rule:" + name);
    assertThat(third.text("/refused/0/reason")).isEqualTo("limit-reached");
    giveBack(first, AReturn.next().line(1, 1));
    assertThat(quote(basket(member)).at("/discounts")).as("still two times").isEmpty();
    giveBack(second, AReturn.next());
    assertThat(quote(basket(member)).number("/discounts/0/amountMinor")).isEqualTo(300);
    shop.theBooksBalance();
  }

  @Test
  void ofSeveralRulesTheBestStandsAndWhatIsPresentedComesOnTop() {
    live(
        rule("Tenth", "Take 10% off the basket")
            + rule("Five", "Take 5.00 EUR off the basket")
            + grouped("Low", "    exclusive group \"x\"\n", "Take 50% off category \"tea\""));
    Someone member = rewards.memberWith(100);
    String reward =
        rewards.reward("discount", Map.of("points", 60, "discount", Map.of("percent", 10)));
    APurchase purchase = basket(member).with("redeem", List.of(Map.of("reward", reward)));
    Answer quote = quote(purchase);
    assertThat(quote.text("/discounts/0/source")).isEqualTo("rule:Low");
    assertThat(quote.number("/discounts/0/amountMinor")).isEqualTo(1000);
    assertThat(quote.text("/discounts/1/source")).isEqualTo("reward:" + reward);
    assertThat(quote.number("/discounts/1/amountMinor")).isEqualTo(200);
    assertThat(quote.at("/refused").size()).isEqualTo(2);
    assertThat(quote.text("/refused/0/reason")).isEqualTo("not-combinable");
    Answer bought = bought(purchase.asQuoted(quote));
    assertThat(bought.number("/totalMinor")).isEqualTo(1800);
    assertThat(bought.number("/points/redeemed")).isEqualTo(60);
    giveBack(bought, AReturn.next());
    assertThat(shop.balance(member).number("/available")).isEqualTo(100);
    shop.theBooksBalance();
  }

  /**
   * Whatever is discounted, redeemed and presented: given back in any grouping it ends as it began.
   */
  @Test
  void aDiscountAVoucherAndPointsGoTogetherAndBack() {
    String type = "V" + UUID.randomUUID();
    shop.as(Role.MARKETER)
        .send(
            "PUT",
            "/v1/voucher-types/" + type,
            "application/json",
            Till.written(
                    Map.of("kind", "discount", "discount", Map.of("amountMinor", 300), "uses", 1))
                .getBytes(StandardCharsets.UTF_8));
    Answer codes =
        shop.as(Role.MARKETER).post("/v1/voucher-types/" + type + "/codes", "{\"count\": 1}");
    String code = codes.body().lines().skip(1).findFirst().orElseThrow().split(",")[0];
    Someone member = rewards.memberWith(500);
    APurchase purchase =
        basket(member)
            .with("vouchers", List.of(code))
            .with("redeem", List.of(Map.of("points", 500)));
    Answer quote = quote(purchase);
    assertThat(quote.number("/payableMinor")).as(quote.body()).isEqualTo(3000 - 200 - 300 - 500);
    Answer bought = bought(purchase.asQuoted(quote));
    assertThat(bought.number("/totalMinor")).isEqualTo(2000);
    giveBack(bought, AReturn.next().line(2, 1));
    giveBack(bought, AReturn.next().line(1, 1));
    giveBack(bought, AReturn.next());
    assertThat(shop.balance(member).number("/available")).isEqualTo(500);
    shop.theBooksBalance();
  }

  @Test
  void aTrialShowsWhatADraftTakesOff() {
    Answer draft = shop.as(Role.MARKETER).post("/v1/rulebook/drafts", "{}");
    assertThat(draft.status()).as(draft.body()).isEqualTo(201);
    Answer tried =
        shop.as(Role.MARKETER)
            .post("/v1/rulebook/drafts/" + draft.text("/id") + "/try", basket(shop.enrol()).json());
    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.body()).contains("rule:Tea time");
  }
}
