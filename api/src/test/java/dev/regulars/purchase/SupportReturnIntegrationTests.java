package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Support takes a purchase back, and everyone can see that they did. */
@ServerTest
class SupportReturnIntegrationTests {

  private static final String ENTRIES =
      "select by_name, details ->> 'returnReceipt', details ->> 'totalMinor' from audit_entry"
          + " where action = 'purchase.returned' and subject_kind = 'purchase' and subject_id = ?";

  @Autowired private Shop shop;

  private String buy() {
    Someone member = shop.enrol();
    return shop.till()
        .post("/v1/purchases", APurchase.by(member).line("ESP-1", "coffee", 2, 250).json())
        .text("/id");
  }

  @Test
  void asksFirstThenReturnsAndIsKeptInTheAuditLogOnce() {
    String id = buy();
    AReturn back = AReturn.of("S-" + id).line(1, 1);
    String path = "/v1/purchases/" + id + "/returns";

    Answer quote = shop.as(Role.SUPPORT).post(path + "/quote", back.json());
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    assertThat(shop.books().rows(ENTRIES, id)).isEmpty();

    Answer returned = shop.as(Role.SUPPORT).post(path, back.json());
    assertThat(returned.status()).as(returned.body()).isEqualTo(201);
    assertThat(returned.number("/totalMinor")).isEqualTo(250);
    assertThat(shop.as(Role.SUPPORT).post(path, back.json()).replayed()).isTrue();

    assertThat(shop.books().rows(ENTRIES, id))
        .hasSize(1)
        .first()
        .asString()
        .endsWith("|S-" + id + "|250");
  }

  @Test
  void aTillsReturnIsEverydayBusiness() {
    String id = buy();
    shop.till().post("/v1/purchases/" + id + "/returns", AReturn.next().json());
    assertThat(shop.books().rows(ENTRIES, id)).isEmpty();
  }

  @Test
  void whatIsRefusedIsNotKept() {
    String id = buy();
    Answer refused =
        shop.as(Role.SUPPORT)
            .post("/v1/purchases/" + id + "/returns", AReturn.next().line(1, 3).json());
    assertThat(refused.problem()).isEqualTo("nothing-left-to-return");
    assertThat(shop.books().rows(ENTRIES, id)).isEmpty();
  }
}
