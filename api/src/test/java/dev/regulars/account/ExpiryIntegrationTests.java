package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** Points have a last day: nobody spends them after it, whether a sweep came by or not. */
@ServerTest
class ExpiryIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Shop shop;
  @Autowired private DueAccounts due;
  @Autowired private ProgrammeSettings programme;

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

  /** As if the last day of what a member holds had been yesterday. */
  private LocalDate letTheDayPass(Someone member) {
    shop.books()
        .run(
            "update lot set expires_on = current_date - 1 where member_id = '%s'"
                .formatted(member.id()));
    shop.books()
        .run(
            "update member_account set due_on = current_date where member_id = '%s'"
                .formatted(member.id()));
    return LocalDate.parse(shop.books().rows("select current_date - 1").getFirst());
  }

  private boolean booksBalance() {
    return shop.verification().at("/ok").asBoolean();
  }

  @Test
  void whatIsOverIsNoLongerInTheBalanceAlthoughNoSweepCame() {
    Someone member = shop.enrol();
    buy(member);
    letTheDayPass(member);
    Answer balance = shop.balance(member);
    assertThat(balance.number("/available")).isZero();
    assertThat(balance.number("/lifetimeExpired")).isEqualTo(10);
    assertThat(balance.number("/lifetimeAccrued")).isEqualTo(10);
    assertThat(balance.json().path("expiring")).isEmpty();
    assertThat(
            shop.books()
                .number(
                    "select count(*) from transfer where kind = 'expiry' and member_id = '%s'"
                        .formatted(member.id())))
        .as("looking moves nothing")
        .isZero();
  }

  @Test
  void theNextPurchaseFindsWhatIsOverExpired() {
    Someone member = shop.enrol();
    buy(member);
    LocalDate lastDay = letTheDayPass(member);
    Answer purchase = buy(member);
    assertThat(purchase.number("/balance/available")).isEqualTo(10);
    assertThat(purchase.number("/balance/lifetimeExpired")).isEqualTo(10);

    Answer history = shop.till().get("/v1/members/" + member.id() + "/history");
    assertThat(history.json().path("items")).hasSize(3);
    assertThat(history.text("/items/1/kind")).isEqualTo("expiry");
    assertThat(history.number("/items/1/points")).isEqualTo(-10);
    assertThat(history.number("/items/1/balanceAfter")).isZero();
    assertThat(history.text("/items/1/text")).isEqualTo("Not used by " + lastDay);
    assertThat(booksBalance()).isTrue();
  }

  @Test
  void aSweepExpiresOnceHoweverManyServersSweepWhileTillsPost() {
    List<Someone> members = IntStream.range(0, 30).mapToObj(i -> shop.enrol()).toList();
    members.forEach(this::buy);
    members.forEach(this::letTheDayPass);
    Flux.merge(
            Flux.range(0, 4).flatMap(i -> due.sweep()),
            Flux.fromIterable(members)
                .flatMap(
                    member ->
                        Flux.defer(() -> Flux.just(buy(member)))
                            .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()),
                    4))
        .blockLast(PATIENCE);
    due.sweep().block(PATIENCE);
    for (Someone member : members) {
      Answer balance = shop.balance(member);
      assertThat(balance.number("/available")).isEqualTo(10);
      assertThat(balance.number("/lifetimeExpired")).isEqualTo(10);
    }
    assertThat(booksBalance()).isTrue();
  }

  @Test
  void aReturnOfWhatExpiredUnusedTakesNothingElse() {
    Someone member = shop.enrol();
    OffsetDateTime longAgo = OffsetDateTime.now().minusMonths(30);
    Answer old = buy(APurchase.by(member).at(longAgo));
    // As if it had been posted on its day.
    shop.books()
        .run(
            "update lot set expires_on = '%s' where member_id = '%s'"
                .formatted(
                    programme.settings().expiry().lastDay(longAgo.toLocalDate()).toString(),
                    member.id()));
    shop.books()
        .run(
            "update member_account set due_on = current_date where member_id = '%s'"
                .formatted(member.id()));
    Answer purchase = buy(member);
    assertThat(purchase.number("/balance/lifetimeExpired")).isEqualTo(10);
    Answer back =
        shop.till().post("/v1/purchases/" + old.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.number("/points/reversed")).isEqualTo(10);
    assertThat(back.number("/balance/available"))
        .as("the newer points stay")
        .isEqualTo(purchase.number("/points/accrued"));
    assertThat(back.number("/balance/lifetimeExpired")).isZero();
    Answer history = shop.till().get("/v1/members/" + member.id() + "/history");
    assertThat(history.text("/items/0/kind")).isEqualTo("return");
    assertThat(history.number("/items/0/points")).as("of the balance").isZero();
    assertThat(
            shop.books()
                .rows(
                    "select payload->>'account', payload->>'points' from outbox where type ="
                        + " 'points.moved' and member_id = ? order by id",
                    member.id()))
        .as("followers hear that they expired, and that they did not")
        .containsExactly("expired|-10", "expired|10");
    assertThat(booksBalance()).isTrue();
  }

  @Test
  void aReturnOfWhatWasBookedLateLeavesAloneWhatExpiredOfTheSameDay() {
    Someone member = shop.enrol();
    OffsetDateTime longAgo = OffsetDateTime.now().minusMonths(30);
    buy(APurchase.by(member).at(longAgo));
    // As if that one had been posted on its day.
    shop.books()
        .run(
            "update lot set expires_on = '%s' where member_id = '%s'"
                .formatted(
                    programme.settings().expiry().lastDay(longAgo.toLocalDate()).toString(),
                    member.id()));
    shop.books()
        .run(
            "update member_account set due_on = current_date where member_id = '%s'"
                .formatted(member.id()));
    Answer late = buy(APurchase.by(member).at(longAgo));
    assertThat(late.number("/balance/available")).isEqualTo(10);
    Answer back =
        shop.till().post("/v1/purchases/" + late.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.number("/points/reversed")).isEqualTo(10);
    assertThat(back.number("/balance/available")).as("its own points go").isZero();
    assertThat(back.number("/balance/lifetimeExpired")).as("the others were over").isEqualTo(10);
    assertThat(booksBalance()).isTrue();
  }

  @Test
  void whatArrivesAfterItsLastDayLastsFromTheDayItIsBooked() {
    Someone member = shop.enrol();
    Answer late = buy(APurchase.by(member).at(OffsetDateTime.now().minusMonths(30)));
    assertThat(late.number("/balance/available")).isEqualTo(10);
    assertThat(late.number("/balance/lifetimeExpired")).isZero();
    LocalDate today = LocalDate.now(programme.zone());
    assertThat(late.text("/balance/expiring/0/on"))
        .isEqualTo(String.valueOf(programme.settings().expiry().lastDay(today)));

    Answer soon = buy(member);
    Answer back =
        shop.till().post("/v1/purchases/" + late.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.number("/points/reversed")).isEqualTo(10);
    assertThat(back.number("/balance/available")).isEqualTo(soon.number("/points/accrued"));
    assertThat(booksBalance()).isTrue();
  }

  @Test
  void aMemberOfMembersListShowsWhatCanBeSpent() {
    Someone member = shop.enrol();
    buy(member);
    letTheDayPass(member);
    due.sweep().block(PATIENCE);
    assertThat(
            shop.books()
                .number(
                    "select available from member_account where member_id = '%s'"
                        .formatted(member.id())))
        .isZero();
    assertThat(
            shop.books()
                .rows(
                    "select due_on from member_account where member_id = '%s'"
                        .formatted(member.id())))
        .containsExactly("null");
  }
}
