package dev.regulars.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
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
    Till admin = shop.as(Role.ADMIN);
    Answer changed =
        admin.send(
            "PUT",
            "/v1/programme",
            "application/json",
            Till.written(Map.of("settings", settings)).getBytes(StandardCharsets.UTF_8),
            "If-Match",
            admin.get("/v1/programme").header("ETag").orElseThrow());
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private Answer buy(Someone member, long euros) {
    Answer answer =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member).at(days.now()).line("T", "tea", 1, euros * 100).json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
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
}
