package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.SecondServer;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A programme whose stores are made by an admin only. */
@ServerTest
class StrictStoresIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;

  @Test
  void aStoreThatNobodyKnowsSellsNothingAndTakesNothingBack() {
    Someone member = shop.enrol();
    String purchase = APurchase.by(member).line("MUG", "cups", 1, 1000).json();
    assertThat(shop.till().post("/v1/purchases", purchase).status()).isEqualTo(201);
    try (SecondServer strict = new SecondServer(address, "--regulars.stores.strict=true")) {
      refuses(strict.till().post("/v1/returns", back(member, "nobody-knows").json()));
      refuses(
          strict
              .till()
              .post(
                  "/v1/purchases",
                  APurchase.by(member)
                      .with("store", "nobody-knows")
                      .line("MUG", "cups", 1, 1000)
                      .json()));

      AReturn known = back(member, "test-1");
      Answer taken = strict.till().post("/v1/returns", known.json());
      assertThat(taken.status()).as(taken.body()).isEqualTo(201);
      assertThat(strict.till().post("/v1/returns", known.json()).status()).isEqualTo(200);
    }
  }

  private static AReturn back(Someone member, String store) {
    return AReturn.next()
        .with("store", store)
        .with("member", Map.of("card", member.card()))
        .product("MUG", 1);
  }

  private static void refuses(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("unknown-store");
    assertThat(answer.text("/errors/0/pointer")).isEqualTo("/store");
  }
}
