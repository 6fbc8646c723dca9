package dev.regulars.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.SecondServer;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.people.Browser;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A clock only goes forward, so each of these begins where another one ended. */
@ServerTest
@TestPropertySource(
    properties = {"regulars.programme.pending-days=3", "regulars.accounts.sweep-every=12h"})
class DemoClockIntegrationTests {

  private static final String CLOCK = "/v1/demo/clock";

  private static final String FIVE_PER_EURO =
      """
      rule "Fives"
      when
          A purchase is made
      then
          Give 5 points per 1.00 EUR spent
      end
      """;

  @Autowired private Shop shop;
  @Autowired private Server server;
  @Autowired private DatabaseAddress address;

  private Till admin;
  private Days days;

  @BeforeEach
  void publish() {
    admin = shop.as(Role.ADMIN);
    days = new Days(admin);
    shop.rulebook().pointPerEuro();
  }

  private Answer buy(Someone member) {
    return buy(shop.till(), member, days.now());
  }

  private static Answer buy(Till till, Someone member, OffsetDateTime at) {
    Answer answer =
        till.post("/v1/purchases", APurchase.by(member).at(at).line("T", "tea", 1, 1000).json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  @Test
  void whatFallsDueRunsOnItsDayBeforeItIsAnswered() {
    Someone member = shop.enrol();
    OffsetDateTime bought = days.now();
    Answer purchase = buy(member);
    assertThat(purchase.number("/balance/pending")).isEqualTo(10);

    Answer released = days.pass("P3D");
    assertThat(released.number("/ran/released")).isPositive();
    assertThat(released.number("/ran/expired")).isZero();
    assertThat(released.number("/ran/reviewed")).isZero();
    assertThat(shop.balance(member).number("/available")).isEqualTo(10);
    assertThat(shop.books().number(due())).as("nobody came by").isZero();

    Answer expired = days.pass("P3Y");
    assertThat(expired.number("/ran/expired")).isPositive();
    assertThat(shop.books().number(due())).isZero();
    assertThat(shop.balance(member).number("/lifetimeExpired")).isEqualTo(10);
    LocalDate dayAfter = bought.toLocalDate().plusMonths(24).withDayOfMonth(1).plusMonths(1);
    assertThat(shop.books().rows(movedAt("expiry", member)))
        .as("on the day after its last, not when it was asked for")
        .containsExactly(dayAfter.toString());
    assertThat(shop.books().rows(movedAt("transfer", member)))
        .containsExactly(bought.toLocalDate().plusDays(3).toString());
    shop.theBooksBalance();
  }

  @Test
  void whatIsHeldForARedemptionLapsesAtItsMoment() {
    Someone member = shop.enrol();
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            "{\"points\": 50, \"reason\": \"given\"}");
    Answer held =
        shop.till()
            .post(
                "/v1/redemptions",
                "{\"member\": {\"card\": \"%s\"}, \"points\": 50, \"expiresInSeconds\": 3600}"
                    .formatted(member.card()));
    assertThat(held.status()).as(held.body()).isEqualTo(201);
    assertThat(days.pass("P1D").number("/ran/lapsed")).isPositive();
    Answer lapsed = shop.till().get("/v1/redemptions/" + held.text("/id"));
    assertThat(lapsed.text("/state")).isEqualTo("lapsed");
    assertThat(lapsed.number("/balance/available")).isEqualTo(50);
    shop.theBooksBalance();
  }

  private static String due() {
    return "select count(*) from member_account where due_on <= programme_now()";
  }

  private static String movedAt(String kind, Someone member) {
    return "select (at at time zone 'Europe/Berlin')::date from transfer where kind = '%s' and member_id = '%s'"
        .formatted(kind, member.id());
  }

  @Test
  void aMoveIsToAMomentOrByATime() {
    OffsetDateTime before = days.now();
    OffsetDateTime target = before.plusDays(2).truncatedTo(ChronoUnit.DAYS);
    Answer moved = days.until(target);
    assertThat(OffsetDateTime.parse(moved.text("/now"))).isBetween(target, target.plusMinutes(1));
    days.pass("PT90M");
    assertThat(days.now()).isBetween(target.plusMinutes(90), target.plusMinutes(92));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | ",
        "{\"advance\":\"P1D\",\"to\":\"2190-01-01T00:00:00Z\"} | ",
        "{\"advance\":\"30 days\"} | /advance",
        "{\"advance\":\"P9999999999D\"} | /advance",
        "{\"advance\":\"P2000Y\"} | /advance",
        "{\"to\":\"2200-01-01T00:00:01Z\"} | /to",
        "{\"to\":\"tomorrow\"} | /to",
        "{\"by\":\"P1D\"} | /by"
      })
  void whatIsNoMoveIsRefused(String body, String pointer) {
    OffsetDateTime before = days.now();
    Answer answer = admin.post(CLOCK, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly(pointer == null ? "" : pointer);
    assertThat(days.now()).isBetween(before, before.plusMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({"to,2020-01-01T00:00:00Z", "advance,P-1D", "advance,-PT1S"})
  void theClockNeverGoesBack(String field, String value) {
    OffsetDateTime before = days.now();
    Answer answer = admin.post(CLOCK, Till.written(Map.of(field, value)));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("clock-backwards");
    assertThat(days.now()).isBetween(before, before.plusMinutes(1));
  }

  @Test
  void aRepeatedMoveMovesOnce() {
    OffsetDateTime before = days.now();
    String key = "move-" + before;
    Answer first = admin.post(CLOCK, "{\"advance\":\"P5D\"}", "Idempotency-Key", key);
    Answer again = admin.post(CLOCK, "{\"advance\":\"P5D\"}", "Idempotency-Key", key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(days.now()).isBetween(before.plusDays(5), before.plusDays(5).plusMinutes(1));
  }

  @Test
  void movesThatAreAskedForAtOnceAddUp() throws Exception {
    OffsetDateTime before = days.now();
    Thread[] movers = new Thread[4];
    for (int i = 0; i < movers.length; i++) {
      movers[i] = Thread.ofVirtual().start(() -> days.pass("P2D"));
    }
    for (Thread mover : movers) {
      mover.join();
    }
    assertThat(days.now()).isBetween(before.plusDays(8), before.plusDays(8).plusMinutes(1));
  }

  @Test
  void aPurchaseOfTheDemosDayIsNoneOfTheFuture() {
    days.pass("P40D");
    Someone member = shop.enrol();
    assertThat(buy(member).number("/points/accrued")).isEqualTo(10);
    Answer tooEarly =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member).at(days.now().plusDays(2)).line("T", "tea", 1, 100).json());
    assertThat(tooEarly.status()).isEqualTo(400);
    assertThat(tooEarly.pointers()).containsExactly("/occurredAt");
  }

  @Test
  void whoIsSignedInStaysAndAYearLaterTheAuditLogSaysTheRealTime() {
    Browser browser = Browser.of(server, "admin");
    days.pass("P1Y");
    assertThat(browser.session().get("person")).as("still signed in").isNotNull();
    Someone member = shop.enrol();
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            Till.written(Map.of("points", 5, "reason", "Sorry")));
    assertThat(
            shop.books()
                .rows(
                    "select at between now() - interval '1 minute' and now() + interval '1 minute'"
                        + " from audit_entry where subject_id = '%s'".formatted(member.id())))
        .containsExactly("t");
  }

  @Test
  void aRulebookDecidesFromTheDemosMomentOn() {
    days.pass("P10D");
    OffsetDateTime before = days.now();
    days.pass("PT1H");
    shop.rulebook().live(FIVE_PER_EURO);
    Someone member = shop.enrol();
    assertThat(buy(shop.till(), member, before).number("/points/accrued")).isEqualTo(10);
    assertThat(buy(member).number("/points/accrued")).isEqualTo(50);
  }

  @Test
  void allServersOfTheDatabaseFollowAndARestartKeepsIt() {
    days.pass("P7D");
    try (SecondServer second = new SecondServer(address, "--regulars.programme.pending-days=3")) {
      Days there = new Days(second.as(Role.ADMIN));
      assertThat(there.now()).as("started later").isAfterOrEqualTo(days.now().minusSeconds(1));
      OffsetDateTime target = days.now().plusDays(100);
      days.until(target);
      await().atMost(Duration.ofSeconds(30)).until(() -> !there.now().isBefore(target));
      OffsetDateTime farther = target.plusDays(100);
      there.until(farther);
      await().atMost(Duration.ofSeconds(30)).until(() -> !days.now().isBefore(farther));
      assertThat(buy(second.till(), shop.enrol(), days.now()).status()).isEqualTo(201);
    }
  }
}
