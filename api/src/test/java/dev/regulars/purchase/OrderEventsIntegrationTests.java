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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Points of which a rule says how long they live, and orders that release what waits for them. */
@ServerTest
@TestPropertySource(
    properties = {"regulars.rulebook.four-eyes=false", "regulars.accounts.sweep-every=14h"})
class OrderEventsIntegrationTests {

  private static final String RULES =
      """
      rule "Base"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Short"
      when
          The basket contains products in category "tea"
      then
          Give 50 points that expire after 10 days
      end

      rule "Until then"
      when
          The basket contains products in category "book"
      then
          Give 30 points that expire on 2199-01-31
      end

      rule "Later"
      when
          The basket contains products in category "cup"
      then
          Give 20 points available after 14 days
      end

      rule "Delivered"
      when
          The basket contains products in category "chair"
      then
          Give 1 point per 1.00 EUR spent on category "chair"
          The points of this rule are available when the order is fulfilled
          The points of this rule expire after 100 days
      end
      """;

  @Autowired private Shop shop;

  private Days days;

  @BeforeEach
  void publish() {
    days = new Days(shop.as(Role.ADMIN));
    new GivenProgramme(shop)
        .is(
            Map.of(
                "pending", Map.of("days", 0),
                "expiry",
                    Map.of(
                        "kind", "after", "amount", 24, "unit", "months", "end", "month", "from",
                        "accrual")));
    shop.rulebook().live(RULES);
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

  private LocalDate today() {
    return days.now().toLocalDate();
  }

  @Test
  void pointsLiveAsLongAsTheirRuleSays() {
    Someone member = shop.enrol();
    Answer bought = buy(member, "tea", "book", "cup");
    assertThat(bought.number("/points/accrued")).isEqualTo(130);
    assertThat(bought.number("/points/pending")).isEqualTo(20);
    assertThat(bought.text("/balance/expiring/0/on")).isEqualTo(today().plusDays(10).toString());
    assertThat(bought.number("/balance/expiring/0/points")).isEqualTo(50);
    assertThat(bought.text("/balance/lots/3/on")).isEqualTo("2199-01-31");
    assertThat(bought.text("/awards/1/text")).isEqualTo("50 points that expire after 10 days");
    days.pass("P11D");
    Answer later = shop.balance(member);
    assertThat(later.number("/lifetimeExpired")).isEqualTo(50);
    assertThat(later.number("/available")).isEqualTo(60);
    days.pass("P4D");
    assertThat(shop.balance(member).number("/available")).isEqualTo(80);
    shop.theBooksBalance();
  }

  @Test
  void aReturnTakesEachFromWhereItWent() {
    Someone member = shop.enrol();
    Answer other = buy(member, "book");
    Answer bought = buy(member, "tea", "book");
    Answer part = giveBack(bought, AReturn.next().line(1, 1));
    assertThat(part.number("/points/reversed")).isEqualTo(60);
    assertThat(part.at("/balance/lots").valueStream().map(lot -> lot.path("on").asString("")))
        .as("nothing of the short ones is left")
        .doesNotContain(today().plusDays(10).toString());
    assertThat(giveBack(bought, AReturn.next()).number("/points/reversed")).isEqualTo(40);
    assertThat(shop.balance(member).number("/available"))
        .isEqualTo(other.number("/points/accrued"));
    shop.theBooksBalance();
  }

  @Test
  void whatExpiredOfOneRuleIsNotTakenFromTheOthers() {
    Someone member = shop.enrol();
    Answer bought = buy(member, "tea");
    buy(member, "book");
    days.pass("P11D");
    assertThat(shop.balance(member).number("/lifetimeExpired")).isEqualTo(50);
    Answer back = giveBack(bought, AReturn.next());
    assertThat(back.number("/points/reversed")).isEqualTo(60);
    assertThat(back.number("/balance/lifetimeExpired")).isZero();
    assertThat(back.number("/balance/available")).isEqualTo(40);
    shop.theBooksBalance();
  }

  @Test
  void anOrderReleasesWhatWaitsForItLineByLine() {
    Someone member = shop.enrol();
    Answer bought = buy(member, "chair", "tea", "chair");
    assertThat(bought.number("/points/pending")).isEqualTo(20);
    assertThat(bought.text("/balance/lots/1/waitsFor")).isEqualTo(bought.text("/id"));
    days.pass("P30D");
    assertThat(shop.balance(member).number("/pending")).as("no day releases it").isEqualTo(20);

    Answer first = tell(bought, "fulfilled", Map.of("lines", List.of(1)));
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.number("/points/released")).isEqualTo(10);
    assertThat(first.at("/lines")).hasSize(1);
    assertThat(first.at("/lines/0").has("line")).isTrue();
    assertThat(first.number("/balance/pending")).isEqualTo(10);
    assertThat(tell(bought, "fulfilled", Map.of("lines", List.of(1))).number("/points/released"))
        .as("once")
        .isZero();
    Answer rest = tell(bought, "fulfilled", Map.of());
    assertThat(rest.number("/points/released")).isEqualTo(10);
    assertThat(rest.number("/balance/pending")).isZero();
    Answer history = shop.till().get("/v1/members/" + member.id() + "/history");
    assertThat(history.text("/items/0/text"))
        .isEqualTo("10 points can be spent: the order was fulfilled");
    shop.theBooksBalance();
  }

  @Test
  void pointsForTheWholeBasketAreReleasedByTheirLinesToo() {
    shop.rulebook()
        .live(
            """
            rule "Delivered"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
                The points of this rule are available when the order is fulfilled
            end
            """);
    Someone member = shop.enrol();
    Answer bought = buy(member, "chair", "tea", "chair");
    assertThat(bought.number("/points/pending")).isEqualTo(30);
    assertThat(tell(bought, "fulfilled", Map.of("lines", List.of(2))).number("/points/released"))
        .isEqualTo(10);
    assertThat(tell(bought, "fulfilled", Map.of()).number("/points/released")).isEqualTo(20);
    shop.theBooksBalance();
  }

  @Test
  void aGiftForTheWholeOrderIsReleasedByTheShareOfItsLines() {
    shop.rulebook()
        .live(
            """
            rule "Gift"
            when
                A purchase is made
            then
                Give 50 points when the order is fulfilled
            end
            """);
    Someone member = shop.enrol();
    Answer bought = buy(member, "chair", "tea");
    assertThat(bought.number("/points/pending")).isEqualTo(50);
    assertThat(tell(bought, "fulfilled", Map.of("lines", List.of(2))).number("/points/released"))
        .isEqualTo(25);
    assertThat(tell(bought, "fulfilled", Map.of()).number("/points/released")).isEqualTo(25);
    shop.theBooksBalance();
  }

  @Test
  void whatTheTierGaveThatAPurchaseLedToIsReleasedWithItsLines() {
    new GivenProgramme(shop).is(Map.of("tierEnd", Map.of("ratedBy", "after")));
    shop.rulebook()
        .live(
            """
            rule "Base"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
            end

            rule "Silver waits"
            when
                The member is in tier "silver"
            then
                Give 1 point per 1.00 EUR spent
                The points of this rule are available when the order is fulfilled
            end

            rule "Silver"
            when
                The member spent at least 20.00 EUR in the qualification period
            then
                The member qualifies for tier "silver"
            end
            """);
    Someone member = shop.enrol();
    Answer bought = buy(member, "chair", "tea", "chair");
    assertThat(bought.number("/points/pending")).isEqualTo(30);
    assertThat(tell(bought, "fulfilled", Map.of("lines", List.of(2))).number("/points/released"))
        .isEqualTo(10);
    assertThat(tell(bought, "fulfilled", Map.of()).number("/points/released")).isEqualTo(20);
    shop.theBooksBalance();
  }

  @Test
  void whatWasWonTogetherWithAPurchaseThatCameBackIsNotReleased() {
    shop.rulebook()
        .live(
            """
            rule "Base"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
                The points of this rule are available when the order is fulfilled
            end

            rule "Second"
            when
                This is the 2nd purchase of the member
            then
                Give 1 point per 1.00 EUR spent
                The points of this rule are available when the order is fulfilled
            end
            """);
    Someone member = shop.enrol();
    Answer first = buy(member, "chair");
    Answer second = buy(member, "chair", "tea", "chair");
    assertThat(second.number("/points/pending")).isEqualTo(60);
    giveBack(first, AReturn.next());
    assertThat(shop.balance(member).number("/pending")).isEqualTo(30);
    assertThat(tell(second, "fulfilled", Map.of("lines", List.of(2))).number("/points/released"))
        .isEqualTo(10);
    assertThat(tell(second, "fulfilled", Map.of()).number("/points/released")).isEqualTo(20);
    shop.theBooksBalance();
  }

  @Test
  void aCancelledLineIsAsIfItHadNeverBeenBought() {
    Someone member = shop.enrol();
    Answer bought = buy(member, "chair", "chair");
    Answer gone = tell(bought, "cancelled", Map.of("lines", List.of(2)));
    assertThat(gone.status()).as(gone.body()).isEqualTo(201);
    assertThat(gone.number("/points/reversed")).isEqualTo(20);
    assertThat(gone.number("/balance/pending")).isEqualTo(10);
    Answer again = tell(bought, "cancelled", Map.of("lines", List.of(2)));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(gone.body());
    assertThat(tell(bought, "fulfilled", Map.of()).number("/points/released")).isEqualTo(10);
    assertThat(giveBack(bought, AReturn.next()).number("/balance/available")).isZero();
    shop.theBooksBalance();
  }

  @Test
  void aRequestIsBookedOnce() {
    Answer bought = buy(shop.enrol(), "chair");
    String key = UUID.randomUUID().toString();
    Answer first = tell(bought, "fulfilled", Map.of(), "Idempotency-Key", key);
    Answer again = tell(bought, "fulfilled", Map.of(), "Idempotency-Key", key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(
            tell(bought, "fulfilled", Map.of("lines", List.of(1)), "Idempotency-Key", key).status())
        .isEqualTo(409);
  }

  @Test
  void whatIsNoneIsRefused() {
    Answer bought = buy(shop.enrol(), "chair");
    assertThat(tell(bought, "fulfilled", Map.of("lines", List.of(7))).problem())
        .isEqualTo("unknown-line");
    assertThat(tell(bought, "shipped", Map.of()).pointers()).containsExactly("/name");
    assertThat(tell(bought, "fulfilled", Map.of("lines", List.of(1, 1))).pointers())
        .containsExactly("/lines/1");
    assertThat(
            tell(bought, "fulfilled", Map.of("attributes", Map.of("a", 1), "lines", List.of()))
                .pointers())
        .containsExactlyInAnyOrder("/attributes", "/lines");
    assertThat(
            shop.till()
                .post(
                    "/v1/events",
                    Till.written(
                        Map.of("purchaseId", UUID.randomUUID().toString(), "name", "fulfilled")))
                .status())
        .isEqualTo(404);
    assertThat(
            shop.boundTo("elsewhere")
                .post(
                    "/v1/events",
                    Till.written(Map.of("purchaseId", bought.text("/id"), "name", "fulfilled")))
                .status())
        .isEqualTo(403);
  }

  @Test
  void anOrderOfNobodyHasNothingThatWaits() {
    Answer bought =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.anonymous().at(days.now()).line("C", "chair", 1, 1000).json());
    Answer told = tell(bought, "fulfilled", Map.of());
    assertThat(told.status()).as(told.body()).isEqualTo(201);
    assertThat(told.number("/points/released")).isZero();
  }
}
