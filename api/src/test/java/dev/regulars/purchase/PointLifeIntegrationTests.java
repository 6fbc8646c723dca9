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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What becomes of points as time goes by, and what keeps them alive; the demo's days pass. */
@ServerTest
@TestPropertySource(
    properties = {"regulars.rulebook.four-eyes=false", "regulars.accounts.sweep-every=14h"})
class PointLifeIntegrationTests {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Map<String, Object> THREE_MONTHS =
      Map.of("kind", "inactivity", "amount", 3, "unit", "months", "end", "day", "graceDays", 0);

  @Autowired private Shop shop;

  private Days days;
  private GivenProgramme programme;
  private GivenRewards rewards;

  @BeforeEach
  void publish() {
    days = new Days(shop.as(Role.ADMIN));
    programme = new GivenProgramme(shop);
    rewards = new GivenRewards(shop);
    programme.is(
        Map.of(
            "pending", Map.of("days", 0),
            "expiry", expiry(THREE_MONTHS, List.of("accrual", "redemption", "purchase")),
            "returns", Map.of("expiredSpent", "grace", "graceDays", 0)));
    shop.rulebook().pointPerEuro();
  }

  private static Map<String, Object> expiry(Map<String, ?> kind, List<String> activity) {
    Map<String, Object> expiry = new HashMap<>(kind);
    expiry.put("activity", activity);
    return expiry;
  }

  private Answer buy(Someone member, long euros) {
    return buy(APurchase.by(member), euros);
  }

  private Answer buy(APurchase purchase, long euros) {
    Answer answer =
        shop.till()
            .post("/v1/purchases", purchase.at(days.now()).line("T", "tea", 1, euros * 100).json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  /** A purchase of which so many points paid as many cents. */
  private Answer paidWith(Someone member, long points) {
    return buy(
        APurchase.by(member)
            .with("redeem", List.of(Map.of("points", points)))
            .with(
                "discounts",
                List.of(
                    Map.of(
                        "source",
                        "points",
                        "lines",
                        List.of(Map.of("line", 1, "amountMinor", points)))))
            .with("totalMinor", 1000 - points),
        10);
  }

  private LocalDate today() {
    return days.now().toLocalDate();
  }

  private void untilTheDayAfter(LocalDate day) {
    OffsetDateTime then = day.plusDays(1).atTime(3, 0).atZone(ZONE).toOffsetDateTime();
    days.until(then);
  }

  private Answer reinstate(Someone member, Map<String, ?> body, String... headers) {
    return shop.as(Role.SUPPORT)
        .post("/v1/members/" + member.id() + "/reinstatements", Till.written(body), headers);
  }

  private static LocalDate expiring(Answer answer) {
    assertThat(answer.at("/balance/expiring")).as(answer.body()).hasSize(1);
    return LocalDate.parse(answer.text("/balance/expiring/0/on"));
  }

  @Test
  void whateverAMemberDoesKeepsAllPointsAlive() {
    Someone member = shop.enrol();
    LocalDate last = expiring(buy(member, 100));
    assertThat(last).isEqualTo(today().plusMonths(3));
    days.pass("P60D");
    assertThat(expiring(buy(member, 20)))
        .as("a purchase moves the day of all of them")
        .isEqualTo(today().plusMonths(3));
    days.pass("P60D");
    Answer held = rewards.reserve(member, Map.of("points", 30));
    assertThat(held.status()).as(held.body()).isEqualTo(201);
    LocalDate moved = today().plusMonths(3);
    assertThat(shop.balance(member).text("/expiring/0/on")).isEqualTo(moved.toString());
    assertThat(last).as("their first day is long over").isBefore(today());
    assertThat(shop.balance(member).number("/lifetimeExpired")).isZero();
    untilTheDayAfter(moved);
    Answer balance = shop.balance(member);
    assertThat(balance.number("/available")).isZero();
    assertThat(balance.number("/lifetimeExpired")).as("the rest, all at once").isEqualTo(120);
    assertThat(shop.till().get("/v1/members/" + member.id() + "/history").text("/items/0/text"))
        .isEqualTo("Not used by " + moved);
    shop.theBooksBalance();
  }

  @Test
  void onlyWhatTheSettingNamesIsActivity() {
    programme.is(Map.of("expiry", expiry(THREE_MONTHS, List.of("redemption"))));
    Someone member = shop.enrol();
    LocalDate first = expiring(buy(member, 100));
    days.pass("P30D");
    Answer second = buy(member, 50);
    assertThat(second.at("/balance/expiring")).as("neither moved the first").hasSize(2);
    assertThat(second.text("/balance/expiring/0/on")).isEqualTo(first.toString());
    assertThat(second.text("/balance/expiring/1/on")).isEqualTo(today().plusMonths(3).toString());
    days.pass("P30D");
    rewards.held(member, Map.of("points", 10));
    assertThat(shop.balance(member).at("/expiring")).hasSize(1);
    assertThat(shop.balance(member).text("/expiring/0/on"))
        .isEqualTo(today().plusMonths(3).toString());
    shop.theBooksBalance();
  }

  @Test
  void aPurchaseWithoutPointsIsActivityWhereAPurchaseIs() {
    shop.rulebook()
        .live(
            """
            rule "Coffee"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent on category "coffee"
            end
            """);
    Someone member = shop.enrol();
    shop.till()
        .post(
            "/v1/purchases",
            APurchase.by(member).at(days.now()).line("C", "coffee", 1, 1000).json());
    days.pass("P60D");
    Answer tea = buy(member, 5);
    assertThat(tea.number("/points/accrued")).isZero();
    assertThat(expiring(tea)).isEqualTo(today().plusMonths(3));
    programme.is(Map.of("expiry", expiry(THREE_MONTHS, List.of("accrual"))));
    days.pass("P10D");
    assertThat(expiring(buy(member, 5))).isEqualTo(today().minusDays(10).plusMonths(3));
  }

  @Test
  void aReturnTakesFromWhatItsPurchaseGaveAlsoWhereActivityMovedItOn() {
    Someone member = shop.enrol();
    Answer first = buy(member, 100);
    days.pass("P60D");
    Answer second = buy(member, 20);
    Answer back =
        shop.till().post("/v1/purchases/" + first.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.number("/points/reversed")).isEqualTo(100);
    assertThat(back.number("/balance/available")).isEqualTo(20);
    untilTheDayAfter(today().plusMonths(3));
    assertThat(shop.balance(member).number("/lifetimeExpired")).isEqualTo(20);
    Answer late =
        shop.till().post("/v1/purchases/" + second.text("/id") + "/returns", AReturn.next().json());
    assertThat(late.number("/balance/available")).as("it had expired").isZero();
    assertThat(late.number("/balance/lifetimeExpired")).isZero();
    shop.theBooksBalance();
  }

  @Test
  void withinTheDaysOfGraceSupportGivesBackWhatExpired() {
    programme.is(
        Map.of(
            "expiry",
            Map.of("kind", "after", "amount", 10, "unit", "days", "end", "day", "graceDays", 14)));
    Someone member = shop.enrol();
    LocalDate last = expiring(buy(member, 100));
    assertThat(reinstate(member, Map.of("reason", "Not yet")).problem())
        .isEqualTo("nothing-to-reinstate");
    untilTheDayAfter(last);
    assertThat(shop.balance(member).number("/available")).isZero();
    assertThat(reinstate(member, Map.of("points", 101, "reason", "Too many")).problem())
        .isEqualTo("nothing-to-reinstate");

    Map<String, Object> wish = Map.of("points", 40, "reason", "Was in hospital");
    String key = UUID.randomUUID().toString();
    Answer some = reinstate(member, wish, "Idempotency-Key", key);
    assertThat(some.status()).as(some.body()).isEqualTo(201);
    assertThat(some.number("/points")).isEqualTo(40);
    assertThat(some.text("/until")).isEqualTo(today().plusDays(10).toString());
    assertThat(some.number("/balance/available")).isEqualTo(40);
    assertThat(some.number("/balance/lifetimeExpired")).isEqualTo(60);
    Answer again = reinstate(member, wish, "Idempotency-Key", key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(some.body());

    Answer rest =
        reinstate(member, Map.of("reason", "All", "until", today().plusDays(60).toString()));
    assertThat(rest.number("/points")).isEqualTo(60);
    assertThat(rest.at("/balance/expiring")).hasSize(2);
    assertThat(reinstate(member, Map.of("reason", "More")).problem())
        .isEqualTo("nothing-to-reinstate");
    assertThat(shop.till().get("/v1/members/" + member.id() + "/history").text("/items/0/text"))
        .isEqualTo("Given back after it expired: All");
    shop.theBooksBalance();
    untilTheDayAfter(today().plusDays(60));
    assertThat(shop.balance(member).number("/lifetimeExpired")).isEqualTo(100);
    shop.theBooksBalance();
  }

  @Test
  void whatIsNoneOfItIsRefused() {
    programme.is(
        Map.of(
            "expiry",
            Map.of("kind", "after", "amount", 10, "unit", "days", "end", "day", "graceDays", 5)));
    Someone member = shop.enrol();
    LocalDate last = expiring(buy(member, 100));
    untilTheDayAfter(last.plusDays(5));
    assertThat(reinstate(member, Map.of("reason", "Too late")).problem())
        .isEqualTo("nothing-to-reinstate");
    Answer malformed =
        reinstate(member, Map.of("points", 0, "until", today().minusDays(1).toString()));
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.pointers()).containsExactlyInAnyOrder("/points", "/reason", "/until");
    assertThat(
            shop.till()
                .post(
                    "/v1/members/" + member.id() + "/reinstatements",
                    Till.written(Map.of("reason", "A till")))
                .status())
        .isEqualTo(403);
    assertThat(
            shop.as(Role.SUPPORT)
                .post(
                    "/v1/members/" + UUID.randomUUID() + "/reinstatements",
                    Till.written(Map.of("reason", "Nobody")))
                .status())
        .isEqualTo(404);
    programme.is(Map.of("expiry", Map.of("graceDays", 0)));
    assertThat(reinstate(member, Map.of("reason", "No grace")).problem()).isEqualTo("no-grace");
  }

  @Test
  void aDayThatIsOverIsNoDayToGiveBackUntil() {
    Someone member = shop.enrol();
    LocalDate on = today().plusDays(3);
    programme.is(Map.of("expiry", Map.of("kind", "fixed", "on", on.toString(), "graceDays", 30)));
    buy(member, 100);
    untilTheDayAfter(on);
    assertThat(reinstate(member, Map.of("reason", "Until when?")).problem())
        .isEqualTo("already-over");
    Answer back = reinstate(member, Map.of("reason", "Until then", "until", today().toString()));
    assertThat(back.number("/balance/available")).isEqualTo(100);
  }

  @Test
  void spentPointsThatComeBackAfterTheirDayLiveForTheDaysOfGrace() {
    programme.is(
        Map.of(
            "expiry", Map.of("kind", "after", "amount", 10, "unit", "days", "end", "day"),
            "returns", Map.of("expiredSpent", "grace", "graceDays", 7)));
    Someone member = shop.enrol();
    buy(member, 100);
    Answer paid = paidWith(member, 50);
    days.pass("P20D");
    Answer back =
        shop.till().post("/v1/purchases/" + paid.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.number("/balance/available")).as(back.body()).isEqualTo(50);
    assertThat(back.text("/balance/expiring/0/on")).isEqualTo(today().plusDays(7).toString());
    untilTheDayAfter(today().plusDays(7));
    assertThat(shop.balance(member).number("/available")).isZero();
    shop.theBooksBalance();
  }

  @Test
  void orTheyAreLost() {
    programme.is(
        Map.of(
            "expiry", Map.of("kind", "after", "amount", 10, "unit", "days", "end", "day"),
            "returns", Map.of("expiredSpent", "lost", "graceDays", 7)));
    Someone member = shop.enrol();
    buy(member, 100);
    Answer paid = paidWith(member, 50);
    days.pass("P20D");
    Answer back =
        shop.till().post("/v1/purchases/" + paid.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.number("/balance/available")).as(back.body()).isZero();
    shop.theBooksBalance();
  }

  @Test
  void inactivityNeedsATimeAndAnActivity() {
    Answer refused =
        programme.asked(
            Map.of(
                "settings",
                Map.of(
                    "expiry", Map.of("kind", "inactivity", "amount", 0, "activity", List.of()))));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers())
        .containsExactlyInAnyOrder("/settings/expiry/amount", "/settings/expiry/activity");
  }
}
