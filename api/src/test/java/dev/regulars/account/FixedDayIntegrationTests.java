package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A programme whose points all ended on one day: what is given after it is over at once. */
@ServerTest
@TestPropertySource(properties = "regulars.programme.expiry.on=2026-01-31")
class FixedDayIntegrationTests {

  @Autowired private Shop shop;

  @Test
  void whatIsOverAtOnceIsNotToldAsAvailable() {
    shop.rulebook().pointPerEuro();
    Someone member = shop.enrol();
    Answer purchase =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 1000).json());
    assertThat(purchase.number("/points/accrued")).isEqualTo(10);
    assertThat(purchase.number("/points/pending")).isZero();
    assertThat(purchase.number("/points/available")).isZero();
    assertThat(purchase.number("/balance/available")).isZero();
    assertThat(purchase.number("/balance/lifetimeExpired")).isEqualTo(10);

    Answer adjusted =
        shop.as(Role.SUPPORT)
            .post(
                "/v1/members/" + member.id() + "/adjustments",
                Till.written(Map.of("points", 5, "reason", "Sorry")));
    assertThat(adjusted.number("/balance/available")).isZero();
    assertThat(adjusted.number("/balance/lifetimeExpired")).isEqualTo(15);
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }
}
