package dev.regulars.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Years go by, in the demo: tiers end on the day after their last, whether or not somebody buys.
 */
@ServerTest
@TestPropertySource(properties = "regulars.accounts.sweep-every=13h")
class TierEndIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Gold earns double"
      when
          The member is in tier "gold"
      then
          Multiply points by 2
      end

      rule "Silver"
      when
          The member spent at least 50.00 EUR in the qualification period
      then
          The member qualifies for tier "silver"
      end

      rule "Gold"
      when
          The member spent at least 100.00 EUR in the qualification period
      then
          The member qualifies for tier "gold"
      end
      """;

  @Autowired private Shop shop;

  private Days days;

  @BeforeEach
  void publish() {
    days = new Days(shop.as(Role.ADMIN));
    shop.rulebook().live(RULES);
  }

  private Answer buy(Someone member, long euros) {
    return buy(member, euros, days.now());
  }

  private Answer buy(Someone member, long euros, OffsetDateTime at) {
    Answer answer =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member).at(at).line("T", "tea", 1, euros * 100).json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private Answer give(Someone member, String tier, LocalDate until, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("tier", tier);
    if (until != null) {
      body.put("until", until.toString());
    }
    body.put("reason", reason);
    return put(member, Till.written(body));
  }

  private Answer put(Someone member, String body) {
    return shop.as(Role.SUPPORT)
        .send(
            "PUT",
            "/v1/members/" + member.id() + "/tier",
            "application/json",
            body.getBytes(StandardCharsets.UTF_8));
  }

  private String tier(Someone member) {
    return shop.balance(member).text("/tier/code");
  }

  private void untilTheDayAfter(LocalDate day) {
    OffsetDateTime then =
        day.plusDays(1)
            .atTime(1, 0)
            .atZone(java.time.ZoneId.of("Europe/Berlin"))
            .toOffsetDateTime();
    days.until(then);
  }

  private static LocalDate lastDayOfNextYear(OffsetDateTime now) {
    return LocalDate.of(now.getYear() + 1, 12, 31);
  }

  @Test
  void onTheDayAfterItsLastATierIsOverWhetherOrNotTheMemberBuys() {
    Someone member = shop.enrol();
    LocalDate last = lastDayOfNextYear(days.now());
    Answer purchase = buy(member, 120);
    assertThat(purchase.text("/tier/code")).isEqualTo("gold");
    assertThat(purchase.text("/tier/until")).isEqualTo(last.toString());

    days.until(last.atTime(23, 0).atOffset(days.now().getOffset()));
    assertThat(tier(member)).as("on its last day").isEqualTo("gold");

    OffsetDateTime after = last.plusDays(1).atTime(12, 0).atOffset(days.now().getOffset());
    assertThat(days.until(after).number("/ran/reviewed")).isPositive();
    Answer balance = shop.balance(member);
    assertThat(balance.text("/tier/code")).isEqualTo("bronze");
    assertThat(balance.text("/tier/since")).isEqualTo(last.plusDays(1).toString());
    assertThat(balance.at("/tier/until").isMissingNode()).isTrue();
    assertThat(
            shop.books()
                .rows(
                    "select payload->>'cause', payload->>'from', payload->>'to' from outbox where"
                        + " type = 'tier.changed' and member_id = ? order by id",
                    member.id()))
        .containsExactly("reached|bronze|gold", "ended|gold|bronze");
    assertThat(
            shop.books()
                .rows(
                    "select tier, until from member_tier where member_id = ? and tier = 'gold'",
                    member.id()))
        .containsExactly("gold|" + last);
    assertThat(buy(member, 10).number("/points/accrued")).as("rated as bronze").isEqualTo(10);
    assertThat(
            buy(member, 10, last.minusDays(3).atTime(9, 0).atOffset(days.now().getOffset()))
                .number("/points/accrued"))
        .as("what happened in its days is rated by it")
        .isEqualTo(20);
    shop.theBooksBalance();
  }

  @Test
  void itIsKeptByWhatItTakesToReachIt() {
    Someone keeps = shop.enrol();
    Someone falls = shop.enrol();
    LocalDate last = lastDayOfNextYear(days.now());
    buy(keeps, 120);
    buy(falls, 120);
    days.pass("P1Y");
    buy(keeps, 150);
    buy(falls, 60);
    untilTheDayAfter(last);

    Answer kept = shop.balance(keeps);
    assertThat(kept.text("/tier/code")).isEqualTo("gold");
    assertThat(kept.text("/tier/until")).isEqualTo(last.plusYears(1).toString());
    Answer fallen = shop.balance(falls);
    assertThat(fallen.text("/tier/code")).isEqualTo("silver");
    assertThat(fallen.text("/tier/since")).isEqualTo(last.plusDays(1).toString());
    assertThat(
            shop.books()
                .rows(
                    "select payload->>'cause', payload->>'to' from outbox where type ="
                        + " 'tier.changed' and member_id = ? order by id",
                    keeps.id()))
        .containsExactly("reached|gold", "kept|gold");
  }

  @Test
  void whoeverLooksFirstSeesItAsIfItHadBeenLookedAtOnItsDay() {
    Someone seen = shop.enrol();
    Someone buys = shop.enrol();
    for (Someone member : new Someone[] {seen, buys}) {
      buy(member, 120);
      shop.books()
          .run(
              "update member_account set due_on = null, tier_since = tier_since - 1500, tier_until"
                  + " = (date_trunc('year', programme_now()) - interval '2 years' - interval '1"
                  + " day')::date"
                  + " where member_id = '%s'".formatted(member.id()));
    }
    int year = days.now().getYear();
    Answer balance = shop.balance(seen);
    assertThat(balance.text("/tier/code")).isEqualTo("bronze");
    assertThat(balance.text("/tier/since")).isEqualTo((year - 2) + "-01-01");
    Answer purchase = buy(buys, 10);
    assertThat(purchase.number("/points/accrued")).as("rated as bronze").isEqualTo(10);
    assertThat(purchase.text("/tier/code")).as("which lifts again").isEqualTo("gold");
    assertThat(purchase.text("/tier/since")).isEqualTo(days.now().toLocalDate().toString());
  }

  @Test
  void aGivenTierCountsFromTodayAndEnds() {
    Someone member = shop.enrol();
    LocalDate until = days.now().toLocalDate().plusDays(30);
    Answer given = give(member, "gold", until, "Matched from another programme");
    assertThat(given.status()).as(given.body()).isEqualTo(200);
    assertThat(given.text("/code")).isEqualTo("gold");
    assertThat(given.text("/until")).isEqualTo(until.toString());
    assertThat(buy(member, 10).number("/points/accrued")).isEqualTo(20);
    assertThat(
            shop.books()
                .rows(
                    "select details->>'from', details->>'tier', details->>'reason' from audit_entry"
                        + " where action = 'tier.given' and subject_id = ?",
                    member.id().toString()))
        .containsExactly("bronze|gold|Matched from another programme");

    days.pass("P31D");
    assertThat(tier(member)).isEqualTo("bronze");
    assertThat(buy(member, 10).number("/points/accrued")).isEqualTo(10);

    Answer forever = give(member, "silver", null, "A friend of the house");
    assertThat(forever.at("/until").isMissingNode()).isTrue();
    days.pass("P3Y");
    assertThat(tier(member)).isEqualTo("silver");
    assertThat(give(member, "bronze", null, "No friend any more").text("/code"))
        .isEqualTo("bronze");
    shop.theBooksBalance();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reason\":\"r\"} | /tier",
        "{\"tier\":\"platinum\",\"reason\":\"r\"} | /tier",
        "{\"tier\":\"gold\"} | /reason",
        "{\"tier\":\"gold\",\"reason\":\" \"} | /reason",
        "{\"tier\":\"gold\",\"reason\":\"r\",\"until\":\"2020-01-01\"} | /until",
        "{\"tier\":\"gold\",\"reason\":\"r\",\"until\":\"soon\"} | /until",
        "{\"tier\":\"gold\",\"reason\":\"r\",\"till\":\"2099-01-01\"} | /till"
      })
  void whatIsNoTierIsRefused(String body, String pointer) {
    Answer answer = put(shop.enrol(), body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly(pointer);
  }

  @Test
  void nobodyGetsNoTier() {
    assertThat(give(new Someone(java.util.UUID.randomUUID()), "gold", null, "r").status())
        .isEqualTo(404);
  }

  @Test
  void aReturnTakesBackWhatItLedToAlsoAfterAnotherOneEnded() {
    Someone member = shop.enrol();
    LocalDate last = lastDayOfNextYear(days.now());
    buy(member, 120);
    untilTheDayAfter(last);
    Answer lifted = buy(member, 60);
    assertThat(lifted.text("/tier/code")).isEqualTo("silver");
    days.until(days.now().plusDays(1).truncatedTo(ChronoUnit.SECONDS));
    Answer back = giveBack(lifted);
    assertThat(back.text("/tier/code")).isEqualTo("bronze");
    assertThat(tier(member)).isEqualTo("bronze");
  }

  /** A return takes back what a purchase led to; what support gave on the same day it did not. */
  @Test
  void aGivenTierStaysWhenAPurchaseOfThatDayComesBack() {
    Someone member = shop.enrol();
    Answer bought = buy(member, 60);
    assertThat(bought.text("/tier/code")).isEqualTo("silver");
    LocalDate until = days.now().toLocalDate().plusYears(1);
    assertThat(give(member, "gold", until, "a friend of the house").status()).isEqualTo(200);

    Answer back = giveBack(bought);

    assertThat(back.text("/tier/code")).isEqualTo("gold");
    assertThat(back.text("/tier/until")).isEqualTo(until.toString());
    assertThat(tier(member)).isEqualTo("gold");
    untilTheDayAfter(until);
    assertThat(tier(member)).isEqualTo("bronze");
  }

  private Answer giveBack(Answer bought) {
    Answer back =
        shop.till()
            .post(
                "/v1/purchases/" + bought.text("/id") + "/returns",
                AReturn.next()
                    .with("occurredAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(days.now()))
                    .json());
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    return back;
  }
}
