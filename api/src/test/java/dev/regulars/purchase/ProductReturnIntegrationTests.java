package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Returns without the purchase at hand. */
@ServerTest
class ProductReturnIntegrationTests {

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().pointPerEuro();
  }

  private Answer buy(APurchase purchase) {
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  @Test
  void theNewestPurchaseGivesFirst() {
    Someone member = shop.enrol();
    // Not in the past: another test's rulebook may have been in force a second ago.
    OffsetDateTime now = OffsetDateTime.now();
    Answer older = buy(APurchase.by(member).at(now).line("MUG", "cups", 2, 1000));
    Answer newer = buy(APurchase.by(member).at(now.plusSeconds(1)).line("MUG", "cups", 2, 1000));
    AReturn back =
        AReturn.next()
            .with("occurredAt", ISO_OFFSET_DATE_TIME.format(now.plusSeconds(2)))
            .with("store", "test-1")
            .with("member", Map.of("card", member.card()))
            .product("MUG", 3)
            .product("HAT", 1);

    Answer answer = shop.till().post("/v1/returns", back.json());

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.text("/lines/0/purchaseId")).isEqualTo(newer.text("/id"));
    assertThat(answer.number("/lines/0/amountMinor")).isEqualTo(2000);
    assertThat(answer.text("/lines/1/purchaseId")).isEqualTo(older.text("/id"));
    assertThat(answer.number("/points/reversed")).isEqualTo(30);
    assertThat(answer.text("/unmatched/0/sku")).isEqualTo("HAT");
    assertThat(answer.json().path("unmatched").size()).isEqualTo(1);
    Answer again = shop.till().post("/v1/returns", back.json());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(answer.body());
  }

  @Test
  void whatIsUnmatchedTellsThePriceThatWasSent() {
    Someone member = shop.enrol();
    buy(APurchase.by(member).line("MUG", "cups", 2, 1000));
    AReturn back =
        AReturn.next()
            .with("store", "test-1")
            .with("member", Map.of("card", member.card()))
            .product("MUG", 1, 900)
            .product("MUG", 1, 1000)
            .product("MUG", 2, 900)
            .product("MUG", 1, 800)
            .product("HAT", 1, null);

    Answer answer = shop.till().post("/v1/returns", back.json());

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(Till.written(answer.at("/unmatched")))
        .isEqualTo(
            Till.written(
                List.of(
                    unmatched("MUG", 2, 900L),
                    unmatched("MUG", 1, 800L),
                    unmatched("HAT", 1, null))));
  }

  private static Map<String, Object> unmatched(String sku, int quantity, @Nullable Long price) {
    Map<String, Object> line = new LinkedHashMap<>(Map.of("sku", sku));
    line.put("quantity", quantity);
    if (price != null) {
      line.put("unitPriceMinor", price);
    }
    return line;
  }

  @Test
  void theSameReturnReceiptOfAnotherMemberIsAConflict() {
    Someone member = shop.enrol();
    buy(APurchase.by(member).line("MUG", "cups", 2, 1000));
    AReturn back = AReturn.next().with("store", "test-1").product("MUG", 1);
    shop.till().post("/v1/returns", back.with("member", Map.of("card", member.card())).json());
    String otherKey = back.with("member", Map.of("email", member.email())).json();
    String otherMember = back.with("member", Map.of("card", shop.enrol().card())).json();
    assertThat(shop.till().post("/v1/returns", otherKey).status()).isEqualTo(200);
    assertThat(shop.till().post("/v1/returns", otherMember).status()).isEqualTo(409);
  }

  @Test
  void productsOfAnUnknownMemberAreRefused() {
    Answer answer =
        shop.till()
            .post(
                "/v1/returns",
                AReturn.next()
                    .with("store", "test-1")
                    .with("member", Map.of("card", "nobodys"))
                    .product("MUG", 1)
                    .json());
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("unknown-member");
    assertThat(answer.text("/detail"))
        .isEqualTo(
            "No member has this card. Name the member who bought it, or return the purchase itself"
                + " by its id.");
  }
}
