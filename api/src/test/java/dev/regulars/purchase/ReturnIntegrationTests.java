package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ServerTest
class ReturnIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
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
          At most 1000000 points in all
      end

      rule "Cake voucher"
      when
          The basket contains products in category "cake"
      then
          Issue voucher "FREE-CAKE" valid for 14 days
      end

      rule "Silver"
      when
          The member accrued at least 500 points in the qualification period
      then
          The member qualifies for tier "silver"
          Issue voucher "SILVER-GIFT" valid for 30 days
      end

      rule "Gold"
      when
          The member accrued at least 2000 points in the qualification period
      then
          The member qualifies for tier "gold"
          Issue voucher "GOLD-GIFT" valid for 30 days
      end
      """;

  @Autowired private Shop shop;
  @Autowired private DatabaseClient database;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  private Answer buy(APurchase purchase) {
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private Answer giveBack(Answer purchase, AReturn back) {
    return shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", back.json());
  }

  @Test
  void takesBackThePointsOfWhatComesBack() {
    Someone member = shop.enrol();
    Answer purchase =
        buy(APurchase.by(member).line("TEA", "tea", 3, 1000).line("CUP", "cups", 1, 500));

    Answer answer = giveBack(purchase, AReturn.of("R-" + member.id()).line(1, 1));

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.header("Location"))
        .as("where it is shown")
        .hasValue("/v1/purchases/" + purchase.text("/id"));
    assertThat(answer.text("/id")).isNotEmpty();
    assertThat(answer.text("/purchaseId")).isEqualTo(purchase.text("/id"));
    assertThat(answer.text("/returnReceipt")).isEqualTo("R-" + member.id());
    assertThat(answer.number("/points/reversed")).isEqualTo(10);
    assertThat(answer.number("/lines/0/line")).isEqualTo(1);
    assertThat(answer.at("/lines/0/quantity").decimalValue()).isEqualByComparingTo(BigDecimal.ONE);
    assertThat(answer.number("/lines/0/amountMinor")).isEqualTo(1000);
    assertThat(answer.number("/balance/available")).isEqualTo(25);
    assertThat(answer.text("/tier/code")).isEqualTo("bronze");
    Answer shown = shop.till().get("/v1/purchases/" + purchase.text("/id"));
    assertThat(shown.number("/points/reversed")).isEqualTo(10);
    assertThat(shown.text("/returns/0/returnReceipt")).isEqualTo("R-" + member.id());
    assertThat(shown.at("/lines/0/returnedQuantity").decimalValue())
        .isEqualByComparingTo(BigDecimal.ONE);
  }

  @Test
  void withoutLinesEverythingThatIsLeftComesBack() {
    Someone member = shop.enrol();
    buy(APurchase.by(member).line("OLD", "coffee", 2, 100));
    List<String> before = shop.books().standing(member.id());
    Answer purchase =
        buy(APurchase.by(member).line("ESP", "coffee", 9, 333).line("CAKE", "cake", 1, 77777));
    giveBack(purchase, AReturn.next().line(1, 4));
    assertThat(giveBack(purchase, AReturn.next()).status()).isEqualTo(201);

    assertThat(shop.books().standing(member.id())).isEqualTo(before);
    Answer again = giveBack(purchase, AReturn.next());
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.problem()).isEqualTo("nothing-left-to-return");
  }

  @Test
  void refusesMoreThanIsLeftOfALine() {
    Answer purchase = buy(APurchase.by(shop.enrol()).line("TEA", "tea", 2, 1000));
    giveBack(purchase, AReturn.next().line(1, 1));
    Map<String, Long> before = shop.books().counts();
    Answer answer = giveBack(purchase, AReturn.next().line(1, new BigDecimal("1.5")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("nothing-left-to-return");
    assertThat(answer.pointers()).containsExactly("/lines/0/quantity");
    assertThat(giveBack(purchase, AReturn.next().line(9, 1)).status()).isEqualTo(422);
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @Test
  void answersARetryWithTheFirstAnswerAndRefusesOtherContent() {
    Answer purchase = buy(APurchase.by(shop.enrol()).line("TEA", "tea", 2, 1000));
    Answer other = buy(APurchase.by(shop.enrol()).line("TEA", "tea", 2, 1000));
    AReturn back = AReturn.next().line(1, 1);
    Answer first = giveBack(purchase, back);
    Answer second = giveBack(purchase, back);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.replayed()).isTrue();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(giveBack(purchase, back.line(2, 1)).status()).isEqualTo(409);
    assertThat(giveBack(other, back).problem()).isEqualTo("return-conflict");
  }

  @Test
  void aQuoteSaysWhatAReturnWouldDoAndKeepsNothing() {
    Someone member = shop.enrol();
    Answer purchase = buy(APurchase.by(member).line("CAKE", "cake", 2, 1000));
    List<String> before = shop.books().standing(member.id());
    Map<String, Long> counts = shop.books().counts();
    AReturn back = AReturn.next().line(1, 2);
    Answer quote =
        shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns/quote", back.json());
    assertThat(quote.status()).isEqualTo(200);
    assertThat(quote.at("/id").isMissingNode()).isTrue();
    assertThat(quote.number("/points/reversed")).isEqualTo(20);
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
    assertThat(shop.books().counts()).isEqualTo(counts);
    assertThat(QuoteIntegrationTests.comparable(giveBack(purchase, back)))
        .isEqualTo(QuoteIntegrationTests.comparable(quote));
  }

  @Test
  void aQuoteNeedsNoReceipt() {
    Answer purchase = buy(APurchase.by(shop.enrol()).line("CAKE", "cake", 2, 1000));
    String path = "/v1/purchases/" + purchase.text("/id") + "/returns";
    String back = AReturn.next().without("returnReceipt").line(1, 1).json();
    for (int i = 0; i < 2; i++) {
      Answer quote = shop.till().post(path + "/quote", back);
      assertThat(quote.status()).as(quote.body()).isEqualTo(200);
      assertThat(quote.number("/points/reversed")).isEqualTo(10);
      assertThat(quote.at("/returnReceipt").isMissingNode()).isTrue();
    }
    Answer booked = shop.till().post(path, back);
    assertThat(booked.status()).isEqualTo(400);
    assertThat(booked.pointers()).containsExactly("/returnReceipt");
  }

  @Test
  void givesLimitsAndBudgetsBack() {
    Someone member = shop.enrol();
    long budget =
        shop.books().number("select coalesce(sum(used), 0) from budget where rule = 'Coffee'");
    Answer purchase = buy(APurchase.by(member).line("ESP", "coffee", 7, 1));
    assertThat(purchase.number("/points/accrued")).isEqualTo(50);
    assertThat(giveBack(purchase, AReturn.next().line(1, 1)).number("/points/reversed")).isZero();
    assertThat(giveBack(purchase, AReturn.next().line(1, 4)).number("/points/reversed"))
        .isEqualTo(30);
    Answer next = buy(APurchase.by(member).line("ESP", "coffee", 7, 1));
    assertThat(next.number("/points/accrued")).isEqualTo(30);
    giveBack(purchase, AReturn.next());
    giveBack(next, AReturn.next());
    assertThat(shop.books().number("select used from budget where rule = 'Coffee'"))
        .isEqualTo(budget);
  }

  @Test
  void aTierGoesBackWithThePurchaseThatLedToIt() {
    Someone member = shop.enrol();
    buy(APurchase.by(member).line("TEA", "tea", 1, 10_000));
    List<String> before = shop.books().standing(member.id());
    Answer purchase =
        buy(APurchase.by(member).line("TEA", "tea", 1, 45_000).line("SOFA", "sofas", 1, 200_000));
    assertThat(purchase.text("/tier/code")).isEqualTo("gold");

    Answer half = giveBack(purchase, AReturn.next().line(2, 1));
    assertThat(half.text("/tier/code")).isEqualTo("silver");
    Answer whole = giveBack(purchase, AReturn.next());
    assertThat(whole.text("/tier/code")).isEqualTo("bronze");
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
  }

  @Test
  void theGiftOfATierStaysAsLongAsTheTier() {
    Someone member = shop.enrol();
    Answer purchase =
        buy(APurchase.by(member).line("TEA", "tea", 1, 60_000).line("CAKE", "cake", 1, 400));
    assertThat(states(member)).containsExactly("FREE-CAKE|issued", "SILVER-GIFT|issued");
    assertThat(giveBack(purchase, AReturn.next().line(2, 1)).text("/tier/code"))
        .isEqualTo("silver");
    assertThat(states(member)).containsExactly("FREE-CAKE|void", "SILVER-GIFT|issued");
    giveBack(purchase, AReturn.next());
    assertThat(states(member)).containsExactly("FREE-CAKE|void", "SILVER-GIFT|void");
  }

  private List<String> states(Someone member) {
    return shop.books()
        .rows(
            "select voucher, state from voucher where member_id = ? order by voucher", member.id());
  }

  @Test
  void spentPointsLeaveADebtThatLaterAccrualsPayOff() {
    Someone member = shop.enrol();
    Answer purchase = buy(APurchase.by(member).line("TEA", "tea", 1, 10_000));
    spend(member, 70);
    Answer back = giveBack(purchase, AReturn.next());
    assertThat(back.number("/balance/available")).isEqualTo(-70);
    assertThat(buy(APurchase.by(member).line("TEA", "tea", 1, 5_000)).number("/balance/available"))
        .isEqualTo(-20);
    Answer paid = buy(APurchase.by(member).line("TEA", "tea", 1, 3_000));
    assertThat(paid.number("/balance/available")).isEqualTo(10);
    assertThat(paid.number("/balance/expiring/0/points")).isEqualTo(10);
    assertThat(giveBack(paid, AReturn.next()).number("/balance/available")).isEqualTo(-20);
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }

  private void spend(Someone member, int points) {
    GivenRewards rewards = new GivenRewards(shop);
    rewards.step(rewards.held(member, Map.of("points", points)), "confirm");
  }

  @Test
  void theRulebookThatDecidedThePurchaseDecidesItsReturn() {
    Someone member = shop.enrol();
    Answer purchase = buy(APurchase.by(member).line("TEA", "tea", 2, 1000));
    shop.rulebook()
        .live(
            """
            rule "Generous"
            when
                A purchase is made
            then
                Give 100 points per 1.00 EUR spent
            end
            """);
    assertThat(giveBack(purchase, AReturn.next().line(1, 1)).number("/points/reversed"))
        .isEqualTo(10);
  }

  @Test
  void anAnonymousPurchaseComesBackWithoutPoints() {
    Answer purchase = buy(APurchase.anonymous().line("TEA", "tea", 2, 1000));
    Answer back = giveBack(purchase, AReturn.next().line(1, 1));
    assertThat(back.status()).isEqualTo(201);
    assertThat(back.number("/points/reversed")).isZero();
    assertThat(back.at("/balance").isMissingNode()).isTrue();
  }

  /** Rows of earlier versions have no sum of all parts so far. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void partByPartItEndsWhereItBegan(boolean withoutSums) {
    Someone member = shop.enrol();
    List<String> before = shop.books().standing(member.id());
    Answer purchase =
        buy(APurchase.by(member).line("C", "coffee", 6, 250).line("K", "cake", 1, 499));
    assertThat(purchase.number("/points/accrued")).isEqualTo(50 + 19);
    for (int part = 0; part < 6; part++) {
      Answer answer = giveBack(purchase, AReturn.of("P-" + part + member.id()).line(1, 1));
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
      if (withoutSums) {
        database
            .sql("update purchase_return set so_far = null where member_id = $1")
            .bind(0, member.id())
            .fetch()
            .rowsUpdated()
            .block();
      }
    }
    Answer tooMuch = giveBack(purchase, AReturn.of("P-6" + member.id()).line(1, 1));
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(giveBack(purchase, AReturn.of("P-7" + member.id())).status()).isEqualTo(201);
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
    assertThat(buy(APurchase.by(member).line("C", "coffee", 6, 250)).number("/points/accrued"))
        .as("the limit of the day was given back")
        .isEqualTo(50 + 15);
  }

  @Test
  void aReturnOfWhatIsNotThereIsNotFound() {
    String path = "/v1/purchases/" + UUID.randomUUID() + "/returns";
    assertThat(shop.till().post(path, AReturn.next().json()).status()).isEqualTo(404);
    assertThat(shop.till().post(path + "/quote", AReturn.next().json()).status()).isEqualTo(404);
  }
}
