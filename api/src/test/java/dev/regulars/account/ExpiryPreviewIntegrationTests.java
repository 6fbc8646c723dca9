package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a change of the settings would do to points, before anybody asks for it. */
@ServerTest
class ExpiryPreviewIntegrationTests {

  @Autowired private Shop shop;

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
