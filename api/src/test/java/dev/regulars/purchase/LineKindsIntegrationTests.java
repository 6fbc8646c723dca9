package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lines that are no plain goods, and prices that are no whole cents. */
@ServerTest
class LineKindsIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Thirty"
      when
          The total is at least 30.00 EUR
      then
          Give 1000 points
      end

      rule "Thirty with charges"
      when
          The total with charges is at least 30.00 EUR
      then
          Give 100000 points
      end

      rule "Three units"
      when
          The basket contains at least 3 units in all
      then
          Give 500 points
      end

      rule "Five with all"
      when
          The basket contains at least 5 units with free ones and charges
      then
          Give 50000 points
      end
      """;

  private static final String VISITS =
      """
      rule "First"
      when
          This is the first purchase of the member
      then
          Give 100 points
      end

      rule "Every second"
      when
          Every 2nd purchase of the member
      then
          Give 20 points
      end

      rule "Second today"
      when
          This is the 2nd purchase of the member today
      then
          Give 3 points
      end
      """;

  @Autowired private Shop shop;

  @BeforeEach
  void rules() {
    shop.rulebook().live(RULES);
  }

  private static Map<String, Object> line(String sku, Number quantity, Object price, String kind) {
    Map<String, Object> line = new HashMap<>(Map.of("sku", sku, "quantity", quantity));
    line.put(price instanceof String ? "unitPrice" : "unitPriceMinor", price);
    if (kind != null) {
      line.put("kind", kind);
    }
    return line;
  }

  private static APurchase purchase(Someone member, long totalMinor, Map<?, ?>... lines) {
    return APurchase.by(member).with("lines", List.of(lines)).with("totalMinor", totalMinor);
  }

  private Answer post(APurchase purchase) {
    return shop.till().post("/v1/purchases", purchase.json());
  }

  private Answer booked(APurchase purchase) {
    Answer answer = post(purchase);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  @Test
  void aPriceFinerThanACentIsExactAndItsLineIsRoundedOnce() {
    Answer petrol = booked(purchase(shop.enrol(), 7218, line("DIESEL", 40.12, "1.799", null)));

    // 72 for what was paid, and all that a large purchase gets besides.
    assertThat(petrol.number("/points/accrued")).isEqualTo(72 + 1000 + 100_000 + 500 + 50_000);
    Answer seen = shop.till().get("/v1/purchases/" + petrol.text("/id"));
    assertThat(seen.text("/lines/0/unitPrice")).isEqualTo("1.799");
    assertThat(seen.number("/lines/0/unitPriceMinor")).isEqualTo(180);
    assertThat(seen.number("/lines/0/netMinor")).isEqualTo(7218);
    assertThat(seen.number("/lines/0/discountMinor")).isZero();
  }

  @Test
  void thePriceInMajorUnitsMeansTheSameAsTheOneInMinorUnits() {
    APurchase purchase = purchase(shop.enrol(), 500, line("ESP-1", 2, "2.50", null));
    booked(purchase);

    Answer again = post(purchase.with("lines", List.of(line("ESP-1", 2, 250, "product"))));

    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
  }

  @Test
  void aPriceThatIsNoAmountOrContradictsItselfIsRefused() {
    Map<String, Object> twice = line("A", 1, "1.799", null);
    twice.put("unitPriceMinor", 179);
    Map<String, Object> none = new HashMap<>(Map.of("sku", "A", "quantity", 1));
    Answer refused =
        post(
            purchase(
                shop.enrol(),
                100,
                line("A", 1, "1.1234567", null),
                line("A", 1, "1,79", null),
                twice,
                none,
                line("A", 1, 100, "gift")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers())
        .containsExactly(
            "/lines/0/unitPrice",
            "/lines/1/unitPrice",
            "/lines/2/unitPriceMinor",
            "/lines/3/unitPriceMinor",
            "/lines/4/kind");
  }

  @Test
  void aLineBelowZeroSaysWhatItIsOrIsToldWhatToSendInstead() {
    Someone member = shop.enrol();
    for (String kind : List.of("deposit", "coupon", "return")) {
      Answer answer =
          booked(purchase(member, 800, line("A", 1, 1000, null), line("LESS", 2, -100, kind)));
      assertThat(answer.number("/points/accrued")).as(kind).isEqualTo(8);
    }
    for (String kind : List.of("product", "shipping", "service", "tip", "gift-card")) {
      Answer refused =
          post(purchase(member, 800, line("A", 1, 1000, null), line("LESS", 2, -100, kind)));
      assertThat(refused.status()).as(kind).isEqualTo(400);
      assertThat(refused.pointers()).containsExactly("/lines/1/unitPriceMinor");
      assertThat(refused.text("/errors/0/detail"))
          .contains("'coupon'", "'deposit'", "'return'", "discountMinor", "/v1/returns");
    }
    Answer counted =
        post(purchase(member, 800, line("A", 1, 1000, null), line("LESS", -2, 100, "deposit")));
    assertThat(counted.pointers()).containsExactly("/lines/1/quantity");
    assertThat(counted.text("/errors/0/detail"))
        .contains("a price below zero", "'coupon'", "/v1/returns");
    Answer paidOut = post(purchase(member, -200, line("EMPTIES", 2, -100, "deposit")));
    assertThat(paidOut.status()).isEqualTo(400);
    assertThat(paidOut.pointers()).containsExactly("/totalMinor");
    assertThat(paidOut.text("/errors/0/detail")).contains("leave it out");
  }

  @Test
  void thresholdsAndUnitsLeaveOutChargesAndWhatIsFree() {
    Someone member = shop.enrol();
    Answer two =
        booked(
            purchase(
                member,
                3500,
                line("A", 2, 1000, null),
                line("GIFT", 1, 0, null),
                line("DHL", 1, 500, "shipping"),
                line("TIP", 1, 1000, "tip")));
    Answer three =
        booked(purchase(member, 3000, line("A", 2, 1000, null), line("B", 1, 1000, null)));

    // 35 for what was paid, nothing for "at least 30.00" nor "3 units", both of the whole receipt.
    assertThat(two.number("/points/accrued")).isEqualTo(35 + 100_000 + 50_000);
    assertThat(three.number("/points/accrued")).isEqualTo(30 + 1000 + 100_000 + 500);
  }

  @Test
  void returnsExplanationsAndLookupsKeepTheKindAndTheExactPrice() {
    Someone member = shop.enrol();
    APurchase purchase =
        purchase(member, 2500, line("WINE", 10, "2.9999", null), line("COUPON", 1, -500, "coupon"));
    Answer bought = booked(purchase);
    String path = "/v1/purchases/" + bought.text("/id");

    Answer half = shop.till().post(path + "/returns", AReturn.next().line(1, 5).json());
    assertThat(half.status()).as(half.body()).isEqualTo(201);
    assertThat(half.number("/totalMinor")).isEqualTo(1500);
    Answer whole = shop.till().post(path + "/returns", AReturn.next().json());
    assertThat(whole.number("/totalMinor")).isEqualTo(1000);
    assertThat(half.number("/points/reversed") + whole.number("/points/reversed"))
        .isEqualTo(bought.number("/points/accrued"));

    Answer found =
        shop.as(Role.SUPPORT)
            .get("/v1/purchases/by-receipt?store=test-1&register=1&receipt=" + purchase.receipt());
    assertThat(found.text("/lines/0/unitPrice")).isEqualTo("2.9999");
    assertThat(found.text("/lines/0/kind")).isEqualTo("product");
    assertThat(found.text("/lines/1/kind")).isEqualTo("coupon");
    assertThat(found.number("/lines/1/netMinor")).isEqualTo(-500);
    assertThat(shop.till().get(path + "/explanation").status()).isEqualTo(200);
    shop.theBooksBalance();
  }

  @Test
  void whatIsLeftBelowZeroWhenOnlyTheCouponStaysTakesNoMoreThanWasGiven() {
    Someone member = shop.enrol();
    Answer bought =
        booked(purchase(member, 500, line("A", 1, 1000, null), line("COUPON", 1, -500, "coupon")));
    Answer back =
        shop.till()
            .post(
                "/v1/purchases/" + bought.text("/id") + "/returns",
                AReturn.next().line(1, 1).json());

    assertThat(back.number("/points/reversed")).isEqualTo(5);
    assertThat(shop.balance(member).number("/available")).isZero();
    shop.theBooksBalance();
  }

  @Test
  void whatHasOnlyChargesOrIsFreeIsNoVisit() {
    shop.rulebook().live(VISITS);
    Someone member = shop.enrol();
    Map<String, Object> giftCard = line("CARD", 1, 2000, "gift-card");
    Map<String, Object> coffee = line("ESP-1", 1, 300, null);
    Map<String, Object> delivery = line("DHL", 1, 490, "shipping");

    assertThat(accrued(purchase(member, 2000, giftCard))).isZero();
    assertThat(accrued(purchase(member, 0, line("SAMPLE", 1, 0, null)))).isZero();
    assertThat(accrued(purchase(member, 300, coffee))).isEqualTo(100);
    assertThat(accrued(purchase(member, 2000, giftCard))).isZero();
    Answer second = booked(purchase(member, 790, coffee, delivery));
    assertThat(second.number("/points/accrued")).isEqualTo(23);
    assertThat(accrued(purchase(member, 2000, giftCard))).isZero();

    Answer back =
        shop.till()
            .post(
                "/v1/purchases/" + second.text("/id") + "/returns",
                AReturn.next().line(1, 1).json());

    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(back.number("/points/reversed")).isEqualTo(23);
    // What is left of the second visit is its delivery: the next one is the second again.
    assertThat(accrued(purchase(member, 300, coffee))).isEqualTo(23);
    assertThat(accrued(purchase(member, 300, coffee))).isZero();
    shop.theBooksBalance();
  }

  @Test
  void aCounterMayCountWhatIsNoVisit() {
    shop.rulebook()
        .live(
            """
            rule "Receipts"
            when
                A purchase is made
            then
                Add 1 to counter "receipts" for every receipt
                Add 1 to counter "visits"
            end

            rule "Second receipt"
            when
                Counter "receipts" reaches 2
            then
                Give 7 points
            end

            rule "Second visit"
            when
                Counter "visits" reaches 2
            then
                Give 50 points
            end
            """);
    Someone member = shop.enrol();
    Map<String, Object> delivery = line("DHL", 1, 490, "shipping");
    Map<String, Object> coffee = line("ESP-1", 1, 300, null);

    assertThat(accrued(purchase(member, 490, delivery))).isZero();
    Answer free = booked(purchase(member, 0, line("SAMPLE", 1, 0, null)));
    assertThat(free.number("/points/accrued")).isEqualTo(7);
    assertThat(accrued(purchase(member, 300, coffee))).isZero();
    assertThat(accrued(purchase(member, 300, coffee))).isEqualTo(50);
    String path = "/v1/purchases/" + free.text("/id") + "/returns";
    Answer back = shop.till().post(path, AReturn.next().json());
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(shop.till().get("/v1/members/" + member.id() + "/balance").number("/available"))
        .as("the third receipt is the second now")
        .isEqualTo(57);
    shop.theBooksBalance();
  }

  private long accrued(APurchase purchase) {
    return booked(purchase).number("/points/accrued");
  }
}
