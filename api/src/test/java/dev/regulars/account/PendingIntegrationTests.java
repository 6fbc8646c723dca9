package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;

@ServerTest
@TestPropertySource(properties = "regulars.programme.pending-days=14")
class PendingIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Autowired private Shop shop;
  @Autowired private DueAccounts due;

  @BeforeEach
  void publish() {
    shop.rulebook().pointPerEuro();
  }

  private Answer buy(Someone member) {
    return buy(APurchase.by(member));
  }

  private Answer buy(APurchase purchase) {
    return shop.till().post("/v1/purchases", purchase.line("T", "tea", 1, 1000).json());
  }

  private Answer giveBack(Answer purchase) {
    return shop.till()
        .post("/v1/purchases/" + purchase.text("/id") + "/returns", AReturn.next().json());
  }

  /** As if two weeks had passed for what waits now. */
  private void letTheWindowsPass() {
    shop.books().run("update lot set available_from = current_date - 1 where account = 'pending'");
    shop.books().run("update member_account set due_on = current_date - 1 where pending > 0");
  }

  @Test
  void pointsWaitUntilTheReturnWindowCloses() {
    Someone member = shop.enrol();
    Answer purchase = buy(member);
    assertThat(purchase.number("/points/accrued")).isEqualTo(10);
    assertThat(purchase.number("/points/pending")).isEqualTo(10);
    assertThat(purchase.number("/points/available")).isZero();
    assertThat(purchase.number("/balance/pending")).isEqualTo(10);
    assertThat(purchase.number("/balance/available")).isZero();
    assertThat(purchase.number("/balance/lots/0/points")).isEqualTo(10);
    assertThat(purchase.text("/balance/lots/0/account")).isEqualTo("pending");
    assertThat(purchase.text("/balance/lots/0/availableFrom"))
        .isEqualTo(LocalDate.now(ZONE).plusDays(14).toString());
    assertThat(purchase.text("/balance/lots/0/on")).isNotEmpty();
    assertThat(purchase.at("/balance/wallets").isEmpty()).isTrue();
    assertThat(purchase.number("/balance/lifetimeRedeemed")).isZero();

    due.sweep().block(PATIENCE);
    assertThat(shop.balance(member).number("/available")).as("not yet").isZero();
    letTheWindowsPass();
    due.sweep().block(PATIENCE);

    assertThat(shop.balance(member).number("/pending")).isZero();
    assertThat(shop.balance(member).number("/available")).isEqualTo(10);
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
    Answer history = shop.till().get("/v1/members/" + member.id() + "/history");
    assertThat(history.json().path("items")).hasSize(2);
    assertThat(history.text("/items/0/kind")).isEqualTo("transfer");
    assertThat(history.number("/items/0/points")).as("a release moves nothing").isZero();
    assertThat(history.number("/items/0/balanceAfter")).isEqualTo(10);
    assertThat(history.text("/items/0/text"))
        .isEqualTo("10 points can be spent: the return window has closed");
  }

  @Test
  void aLatePurchaseWhoseWindowIsOverIsAvailableAtOnce() {
    Answer purchase = buy(APurchase.by(shop.enrol()).at(OffsetDateTime.now().minusDays(15)));
    assertThat(purchase.number("/points/pending")).isZero();
    assertThat(purchase.number("/balance/available")).isEqualTo(purchase.number("/points/accrued"));
  }

  @Test
  void aReturnTakesPendingPoints() {
    Someone member = shop.enrol();
    List<String> before = shop.books().standing(member.id());
    Answer back = giveBack(buy(member));
    assertThat(back.number("/balance/pending")).isZero();
    assertThat(back.number("/balance/available")).isZero();
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
  }

  @Test
  void aReturnAfterTheReleaseTakesReleasedPoints() {
    Someone member = shop.enrol();
    Answer purchase = buy(member);
    letTheWindowsPass();
    due.sweep().block(PATIENCE);
    assertThat(giveBack(purchase).number("/balance/available")).isZero();
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }

  @Test
  void severalServersReleaseOnce() {
    Someone member = shop.enrol();
    buy(member);
    letTheWindowsPass();
    Flux.range(0, 4).flatMap(i -> due.sweep()).blockLast(PATIENCE);
    assertThat(shop.balance(member).number("/available")).isEqualTo(10);
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }
}
