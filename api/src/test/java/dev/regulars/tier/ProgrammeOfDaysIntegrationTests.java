package dev.regulars.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.GivenProgramme;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import dev.regulars.security.Role;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What the programme says of days is what the demo's days do. */
@ServerTest
@TestPropertySource(
    properties = {"regulars.rulebook.four-eyes=false", "regulars.accounts.sweep-every=14h"})
class ProgrammeOfDaysIntegrationTests {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
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

  private void programme(Map<String, Object> settings) {
    new GivenProgramme(shop).is(settings);
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

  /** Somebody who comes on the day that it is now. */
  private Someone enrolledToday() {
    Till support = shop.as(Role.SUPPORT);
    Answer enrolled = shop.till().post("/v1/members", "{}");
    assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(201);
    Someone someone = new Someone(UUID.fromString(enrolled.text("/id")));
    Answer known =
        support.send(
            "PATCH",
            "/v1/members/" + someone.id(),
            "application/json",
            Till.written(Map.of("cards", List.of(someone.card()))));
    assertThat(known.status()).as(known.body()).isEqualTo(200);
    return someone;
  }

  private void untilTheDayAfter(LocalDate day) {
    OffsetDateTime then = day.plusDays(1).atTime(3, 0).atZone(ZONE).toOffsetDateTime();
    days.until(then);
  }

  @Test
  void aTierOfAMonthFallsByOneStep() {
    programme(
        Map.of(
            "qualification", Map.of("period", "calendar-month"),
            "tierEnd", Map.of("validity", "end-of-period", "downgrade", "one-step")));
    untilTheDayAfter(days.now().toLocalDate().with(TemporalAdjusters.lastDayOfMonth()));
    Someone member = shop.enrol();
    LocalDate end = days.now().toLocalDate().with(TemporalAdjusters.lastDayOfMonth());
    assertThat(buy(member, 120).text("/tier/until")).isEqualTo(end.toString());
    untilTheDayAfter(end);
    Answer silver = shop.balance(member);
    assertThat(silver.text("/tier/code")).isEqualTo("silver");
    LocalDate next = end.plusDays(1).with(TemporalAdjusters.lastDayOfMonth());
    assertThat(silver.text("/tier/until")).isEqualTo(next.toString());
    untilTheDayAfter(next);
    assertThat(shop.balance(member).text("/tier/code")).isEqualTo("bronze");
  }

  @Test
  void pointsOfADayAreGoneOnTheNext() {
    programme(Map.of("expiry", Map.of("kind", "after", "amount", 0, "unit", "days", "end", "day")));
    Someone member = shop.enrol();
    Answer purchase = buy(member, 10);
    LocalDate today = days.now().toLocalDate();
    assertThat(purchase.text("/balance/lots/0/on")).isEqualTo(today.toString());
    untilTheDayAfter(today);
    Answer balance = shop.balance(member);
    assertThat(balance.number("/available")).isZero();
    assertThat(balance.number("/lifetimeExpired")).isEqualTo(10);
    shop.theBooksBalance();
  }

  @Test
  void pointsOfAYearGoOnItsDayButForThoseOfItsLastMonths() {
    programme(Map.of("expiry", Map.of("kind", "yearly", "monthDay", "12-31", "safeMonths", 12)));
    int year = days.now().getYear();
    assertThat(buy(shop.enrol(), 10).text("/balance/lots/0/on")).isEqualTo((year + 1) + "-12-31");
  }

  @Test
  void daysCountFromTheDayOnWhichPointsCanBeSpent() {
    programme(
        Map.of(
            "pending", Map.of("days", 14),
            "expiry",
                Map.of(
                    "kind",
                    "after",
                    "amount",
                    30,
                    "unit",
                    "days",
                    "end",
                    "day",
                    "from",
                    "availability")));
    LocalDate today = days.now().toLocalDate();
    Answer purchase = buy(shop.enrol(), 10);
    assertThat(purchase.text("/balance/lots/0/availableFrom"))
        .isEqualTo(today.plusDays(14).toString());
    assertThat(purchase.text("/balance/lots/0/on")).isEqualTo(today.plusDays(44).toString());
    programme(Map.of("pending", Map.of("days", 0)));
  }

  @Test
  void aChangeOfTheQualificationJudgesNoPeriodBeforeIt() {
    programme(
        Map.of(
            "qualification", Map.of("period", "calendar-month"),
            "tierEnd", Map.of("validity", "end-of-next-period", "downgrade", "to-met")));
    untilTheDayAfter(days.now().toLocalDate().with(TemporalAdjusters.lastDayOfMonth()));
    Someone member = shop.enrol();
    LocalDate end = days.now().toLocalDate().plusMonths(1).with(TemporalAdjusters.lastDayOfMonth());
    assertThat(buy(member, 120).text("/tier/until")).isEqualTo(end.toString());
    untilTheDayAfter(end.with(TemporalAdjusters.firstDayOfMonth()));
    buy(member, 120);
    LocalDate next = end.plusDays(1);
    new GivenProgramme(shop)
        .becomes(
            next.atStartOfDay(ZONE).toOffsetDateTime(),
            Map.of(
                "qualification", Map.of("period", "rolling", "days", 1),
                "tierEnd", Map.of("validity", "end-of-period", "downgrade", "to-met")));
    untilTheDayAfter(end);
    assertThat(shop.balance(member).text("/tier/code"))
        .as("earned in the month that counted when it ended")
        .isEqualTo("gold");
  }

  @Test
  void whatHappenedBeforeAChangeCountsInThePeriodOfItsDay() {
    programme(
        Map.of(
            "qualification", Map.of("period", "calendar-year"),
            "tierEnd", Map.of("validity", "end-of-next-period", "downgrade", "to-met")));
    untilTheDayAfter(LocalDate.of(days.now().getYear(), 12, 31));
    Someone member = shop.enrol();
    buy(member, 60);
    untilTheDayAfter(days.now().toLocalDate().with(TemporalAdjusters.lastDayOfMonth()));
    OffsetDateTime before = days.now();
    days.pass("P2D");
    programme(Map.of("qualification", Map.of("period", "calendar-month")));
    assertThat(buy(member, 60).text("/tier/code")).as("of this month alone").isEqualTo("silver");
    assertThat(buy(member, 60, before).text("/tier/code"))
        .as("120 by then, in the year that counted then")
        .isEqualTo("gold");
  }

  @Test
  void aMembersOwnYearCountsForTheirTier() {
    programme(
        Map.of(
            "qualification", Map.of("period", "enrolment-year"),
            "tierEnd", Map.of("validity", "end-of-period", "downgrade", "to-met")));
    Someone member = enrolledToday();
    LocalDate came = days.now().toLocalDate();
    assertThat(buy(member, 60).text("/tier/until"))
        .isEqualTo(came.plusYears(1).minusDays(1).toString());
    days.pass("P200D");
    assertThat(shop.balance(member).number("/tier/next/missing/0/amount")).isEqualTo(4000);
    assertThat(buy(member, 40).text("/tier/code")).as("in one year of theirs").isEqualTo("gold");
    untilTheDayAfter(came.plusYears(1).minusDays(1));
    assertThat(shop.balance(member).text("/tier/code")).isEqualTo("bronze");
    assertThat(buy(member, 60).text("/tier/until"))
        .as("a new year")
        .isEqualTo(came.plusYears(2).minusDays(1).toString());
    Answer first = buy(member, 40);
    assertThat(first.text("/tier/code")).isEqualTo("gold");
    Answer back =
        shop.till().post("/v1/purchases/" + first.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.text("/tier/code")).isEqualTo("silver");
    programme(Map.of("qualification", Map.of("period", "calendar-year")));
  }
}
