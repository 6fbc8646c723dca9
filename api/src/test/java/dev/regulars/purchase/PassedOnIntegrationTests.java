package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.GivenProgramme;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Points that pass to a later purchase, because the one that had won them came back. */
@ServerTest
@TestPropertySource(
    properties = {"regulars.rulebook.four-eyes=false", "regulars.accounts.sweep-every=14h"})
class PassedOnIntegrationTests {

  @Autowired private Shop shop;

  private Days days;

  @BeforeEach
  void settings() {
    days = new Days(shop.as(Role.ADMIN));
    new GivenProgramme(shop)
        .is(
            Map.of(
                "pending", Map.of("days", 0),
                "expiry",
                    Map.of(
                        "kind", "after", "amount", 24, "unit", "months", "end", "month", "from",
                        "accrual")));
  }

  private Answer buy(Someone member, String... categories) {
    APurchase purchase = APurchase.by(member).at(days.now());
    for (String category : categories) {
      purchase = purchase.line(category.toUpperCase(Locale.ROOT), category, 1, 1000);
    }
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private Answer tell(Answer purchase, String name, Map<String, ?> more, String... headers) {
    Map<String, Object> body =
        new HashMap<>(Map.of("purchaseId", purchase.text("/id"), "name", name));
    body.putAll(more);
    return shop.till().post("/v1/events", Till.written(body), headers);
  }

  private Answer giveBack(Answer purchase, AReturn back) {
    return shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", back.json());
  }

  @Test
  void whatPassesToALaterOrderWaitsForThatOne() {
    theSecondOrderWaits();
    Someone member = shop.enrol();
    buy(member, "chair");
    Answer second = buy(member, "chair");
    Answer third = buy(member, "chair");
    assertThat(shop.balance(member).number("/pending")).isEqualTo(100);
    giveBack(second, AReturn.next());
    assertThat(shop.balance(member).number("/pending")).as("two are left").isEqualTo(100);
    assertThat(tell(third, "fulfilled", Map.of()).number("/points/released")).isEqualTo(100);
    giveBack(third, AReturn.next());
    Answer left = shop.balance(member);
    assertThat(left.number("/pending") + left.number("/available")).as("one is left").isEqualTo(10);
    shop.theBooksBalance();
  }

  @Test
  void whatPassesFromALaterOrderToTheOneBehindWaitsForThatOne() {
    theSecondOrderWaits();
    Someone member = shop.enrol();
    Answer first = buy(member, "chair");
    Answer second = buy(member, "chair");
    Answer third = buy(member, "chair");
    giveBack(first, AReturn.next());
    assertThat(tell(second, "fulfilled", Map.of()).number("/points/released")).isZero();
    assertThat(tell(third, "fulfilled", Map.of()).number("/points/released")).isEqualTo(100);
    shop.theBooksBalance();
  }

  @Test
  void whatPassesToAnOrderThatWasFulfilledWaitsNoMore() {
    theSecondOrderWaits();
    Someone member = shop.enrol();
    buy(member, "chair");
    Answer second = buy(member, "chair");
    Answer third = buy(member, "chair");
    tell(third, "fulfilled", Map.of());
    giveBack(second, AReturn.next());
    Answer balance = shop.balance(member);
    assertThat(balance.number("/pending")).isZero();
    assertThat(balance.number("/available")).isEqualTo(120);
    shop.theBooksBalance();
  }

  private void theSecondOrderWaits() {
    shop.rulebook()
        .live(
            """
            rule "Base"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
            end

            rule "Second"
            when
                This is the 2nd purchase of the member
            then
                Give 100 points
                The points of this rule are available when the order is fulfilled
            end
            """);
  }

  @Test
  void whatPassesToPointsThatAreOverIsOverToo() {
    shop.rulebook()
        .live(
            """
            rule "Base"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
            end

            rule "Second, ordered"
            when
                This is the 2nd purchase of the member
                The basket contains products in category "chair"
            then
                Give 100 points
                The points of this rule are available when the order is fulfilled
            end

            rule "Second, short"
            when
                This is the 2nd purchase of the member
                The basket contains products in category "tea"
            then
                Give 100 points that expire after 10 days
            end
            """);
    Someone member = shop.enrol();
    buy(member, "cup");
    Answer second = buy(member, "chair");
    buy(member, "tea");
    assertThat(shop.balance(member).number("/pending")).isEqualTo(100);
    days.pass("P20D");
    Answer returned = giveBack(second, AReturn.next());
    assertThat(returned.status()).as(returned.body()).isEqualTo(201);
    assertThat(returned.number("/balance/pending")).isZero();
    assertThat(returned.number("/balance/available"))
        .as("over on the 10th day: %s", returned.body())
        .isEqualTo(20);
    assertThat(returned.number("/balance/lifetimeExpired")).isEqualTo(100);
    assertThat(shop.balance(member).number("/available")).isEqualTo(20);
    shop.theBooksBalance();
  }
}
