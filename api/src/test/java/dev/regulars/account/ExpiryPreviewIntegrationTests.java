package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.GivenProgramme;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.account.ExpiryPreview.Month;
import dev.regulars.security.Role;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** What a change of the settings would do to points, before anybody asks for it. */
@ServerTest
class ExpiryPreviewIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private ExpiryPreviews previews;
  @Autowired private DatabaseClient database;

  @Test
  void whatMembersHaveKeepsItsDayAndWhatIsEarnedThenHasTheNewOne() {
    Someone member = shop.enrol();
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            Till.written(Map.of("points", 70, "reason", "given")));
    LocalDate ends = LocalDate.parse(shop.balance(member).text("/expiring/0/on"));

    Answer preview =
        preview(
            Map.of("expiry", Map.of("kind", "after", "amount", 10, "unit", "days", "end", "day")));

    assertThat(preview.status()).as(preview.body()).isEqualTo(200);
    JsonNode month = month(preview, ends.withDayOfMonth(1));
    assertThat(month.path("points").asLong()).isGreaterThanOrEqualTo(70);
    assertThat(month.path("lots").asLong()).isPositive();
    assertThat(month.path("members").asLong()).isPositive();
    assertThat(preview.at("/estimated").asBoolean()).isFalse();
    LocalDate today = LocalDate.parse(preview.text("/earned/0/on"));
    assertThat(preview.text("/earned/0/after")).isEqualTo(today.plusDays(10).toString());
    assertThat(preview.text("/earned/0/before")).isNotEqualTo(preview.text("/earned/0/after"));
    assertThat(preview.at("/earned").size()).isEqualTo(5);
    assertThat(shop.balance(member).text("/expiring/0/on"))
        .as("nothing changes")
        .isEqualTo(ends.toString());
  }

  @Test
  void pointsThatNeverEndHaveNoLastDay() {
    Answer preview = preview(Map.of("expiry", Map.of("kind", "none")));
    assertThat(preview.at("/earned/0/after").isNull()).isTrue();
    assertThat(preview.at("/movesOn").asBoolean()).isFalse();
    assertThat(preview(Map.of("expiry", Map.of("kind", "inactivity"))).at("/movesOn").asBoolean())
        .isTrue();
  }

  @Test
  void aChangeIsComparedWithWhatItIsMadeOf() {
    Map<String, Object> days =
        Map.of("kind", "after", "amount", 100, "unit", "days", "end", "day", "from", "accrual");
    String from = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now().plusYears(50));
    Answer asked =
        new GivenProgramme(shop)
            .asked(Map.of("settings", Map.of("expiry", days), "validFrom", from));
    assertThat(asked.status()).as(asked.body()).isEqualTo(200);
    String version = "/v1/programme/versions/" + asked.number("/version");
    try {
      if (asked.text("/state").equals("waiting")) {
        Answer approved = shop.as(Role.APPROVER).post(version + "/approve", "");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
      }
      Answer preview = preview(Map.of("expiry", Map.of("amount", 30)));
      LocalDate today = LocalDate.parse(preview.text("/earned/0/on"));
      assertThat(preview.text("/earned/0/before")).isEqualTo(today.plusDays(100).toString());
      assertThat(preview.text("/earned/0/after")).isEqualTo(today.plusDays(30).toString());
    } finally {
      Answer withdrawn = shop.as(Role.ADMIN).post(version + "/withdraw", "");
      assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
    }
  }

  @Test
  void aMemberIsCountedOnceHoweverManyLotsAndMonthsTheyHave() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    giveLots();
    try {
      ExpiryPreviews.Held all = Objects.requireNonNull(previews.held(1, today).block());
      ExpiryPreviews.Held half = Objects.requireNonNull(previews.held(0.5, today).block());
      assertThat(all.months()).hasSizeLessThanOrEqualTo(12);
      long more = Objects.requireNonNull(all.later()).members();
      assertThat(more).isGreaterThanOrEqualTo(3_000);
      assertThat((double) Objects.requireNonNull(half.later()).members())
          .isCloseTo(more, Percentage.withPercentage(60));
    } finally {
      takeLots();
    }
    ExpiryPreviews.Held without = Objects.requireNonNull(previews.held(1, today).block());
    Month later = without.later();
    assertThat(later == null ? 0 : later.members()).isLessThan(3_000);
  }

  /** A lot in each of sixteen months of 3,000 members, month by month. */
  private void giveLots() {
    run(
        """
        with given as (
          insert into member_account (member_id, available)
          select uuidv7(), 16 from generate_series(1, 3000)
          returning member_id
        )
        insert into lot (member_id, id, account, remaining, expires_on)
        select given.member_id, uuidv7(), 'available', 1, date '2190-01-15' + k * 31
          from generate_series(0, 15) as k, given
         order by k, given.member_id
        """);
  }

  private void takeLots() {
    run(
        """
        with gone as (
          delete from lot where expires_on between date '2190-01-01' and date '2192-01-01' returning member_id
        )
        delete from member_account where member_id in (select member_id from gone)
        """);
  }

  private void run(String sql) {
    database.sql(sql).then().block();
  }

  @Test
  void whatWouldBeRefusedIsRefused() {
    Answer wrong = preview(Map.of("expiry", Map.of("amount", -1)));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/settings/expiry/amount");
    assertThat(shop.as(Role.ADMIN).post("/v1/programme/preview", "{}").status()).isEqualTo(400);
  }

  @Test
  void ofVeryManyLotsAPartIsLookedAt() {
    assertThat(ExpiryPreviews.share(0)).isEqualTo(1);
    assertThat(ExpiryPreviews.share(ExpiryPreviews.LOTS_MAX)).isEqualTo(1);
    assertThat(ExpiryPreviews.share(10_000_000)).isEqualTo(0.02);
  }

  private Answer preview(Map<String, ?> settings) {
    return shop.as(Role.APPROVER)
        .post("/v1/programme/preview", Till.written(Map.of("settings", settings)));
  }

  private static JsonNode month(Answer preview, LocalDate first) {
    for (JsonNode month : preview.at("/held")) {
      if (month.path("month").asString("").equals(first.toString())) {
        return month;
      }
    }
    throw new AssertionError("no " + first + " in " + preview.body());
  }
}
