package dev.regulars.account;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import dev.regulars.security.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class HistoryIntegrationTests {

  private static final List<String> OWN_REASONS =
      List.of("Voucher for the trouble", "Cancelled: my flight", "Return R-1", "Points redeemed");

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().pointPerEuro();
  }

  private Answer buy(Someone member, long totalMinor) {
    return shop.till()
        .post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, totalMinor).json());
  }

  @Test
  void tellsEveryMovementNewestFirst() {
    Someone member = shop.enrol();
    Answer purchase = buy(member, 1000);
    buy(member, 500);
    shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", AReturn.next().json());

    Answer history = shop.till().get("/v1/members/" + member.id() + "/history");

    assertThat(history.status()).isEqualTo(200);
    assertThat(history.json().path("items").size()).isEqualTo(3);
    assertThat(history.at("/next").isNull()).isTrue();
    assertThat(history.text("/items/0/kind")).isEqualTo("return");
    assertThat(history.number("/items/0/points")).isEqualTo(-10);
    assertThat(history.number("/items/0/balanceAfter")).isEqualTo(5);
    assertThat(history.text("/items/0/purchaseId")).isEqualTo(purchase.text("/id"));
    assertThat(history.text("/items/2/kind")).isEqualTo("accrual");
    assertThat(history.number("/items/2/points")).isEqualTo(10);
    assertThat(history.number("/items/2/balanceAfter")).isEqualTo(10);
    assertThat(history.text("/items/2/rule")).isEqualTo("Points");
    assertThat(history.text("/items/2/text")).isEqualTo("1 point per 1.00 EUR");
    assertThat(OffsetDateTime.parse(history.text("/items/2/at"))).isNotNull();
  }

  @Test
  void saysInGermanWhatTheProductSays() {
    Someone member = shop.enrol();
    Answer purchase = buy(member, 1000);
    shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", AReturn.next().json());
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            Till.written(Map.of("points", 5, "reason", "Return of the month")));

    Answer history = shop.till().get("/v1/members/" + member.id() + "/history?lang=de");

    assertThat(history.text("/items/0/text")).isEqualTo("Return of the month");
    assertThat(history.text("/items/1/text")).startsWith("Rückgabe ");
    assertThat(history.text("/items/2/rule")).isEqualTo("Points");
    assertThat(history.text("/items/2/text")).isEqualTo("1 Punkt je 1,00\u00a0€");
    assertThat(shop.till().get("/v1/members/" + member.id() + "/history?lang=fr").status())
        .isEqualTo(400);
  }

  /** Whatever somebody writes is theirs, also where it begins like one of the product's texts. */
  @Test
  void saysTheReasonsOfPeopleAsTheyWroteThem() {
    Someone member = shop.enrol();
    String adjustments = "/v1/members/" + member.id() + "/adjustments";
    for (String reason : OWN_REASONS) {
      Answer adjusted =
          shop.as(Role.SUPPORT)
              .post(adjustments, Till.written(Map.of("points", 5, "reason", reason)));
      assertThat(adjusted.status()).as(adjusted.body()).isEqualTo(201);
      shop.as(Role.SUPPORT)
          .post(
              adjustments + "/" + adjusted.text("/id") + "/cancel",
              Till.written(Map.of("reason", reason)));
    }

    List<String> texts = new ArrayList<>();
    shop.till()
        .get("/v1/members/" + member.id() + "/history?lang=de")
        .json()
        .path("items")
        .forEach(entry -> texts.add(entry.path("text").asString()));

    List<String> expected = new ArrayList<>();
    for (String reason : OWN_REASONS.reversed()) {
      expected.add("Storniert: " + reason);
      expected.add(reason);
    }
    assertThat(texts).isEqualTo(expected);
  }

  @Test
  void tellsWhenItHappenedAndWhenItWasBooked() {
    Someone member = shop.enrol();
    OffsetDateTime then = OffsetDateTime.now().minusDays(3).truncatedTo(ChronoUnit.SECONDS);
    Answer purchase =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member).at(then.minusDays(400)).line("T", "tea", 1, 1000).json());
    Map<String, Object> review =
        Map.of(
            "member", Map.of("id", member.id()),
            "name", "review",
            "occurredAt", ISO_OFFSET_DATE_TIME.format(then));
    shop.till().post("/v1/events", Till.written(review));
    shop.till()
        .post(
            "/v1/purchases/" + purchase.text("/id") + "/returns",
            AReturn.next()
                .with("occurredAt", ISO_OFFSET_DATE_TIME.format(then.plusDays(1)))
                .json());
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            Till.written(Map.of("points", 5, "reason", "Sorry")));

    Answer history = shop.till().get("/v1/members/" + member.id() + "/history");

    assertThat(history.at("/items/0/occurredAt").isMissingNode()).as(history.body()).isTrue();
    assertThat(occurred(history, 1)).isEqualTo(then.plusDays(1).toInstant());
    assertThat(occurred(history, 2)).isEqualTo(then.toInstant());
    assertThat(occurred(history, 3)).isEqualTo(then.minusDays(400).toInstant());
    assertThat(OffsetDateTime.parse(history.text("/items/3/at"))).isAfter(then.plusDays(2));
  }

  private static Instant occurred(Answer history, int item) {
    return OffsetDateTime.parse(history.text("/items/" + item + "/occurredAt")).toInstant();
  }

  @Test
  void comesInPagesWithoutGapOrRepetition() {
    Someone member = shop.enrol();
    for (int i = 1; i <= 7; i++) {
      buy(member, i * 100);
    }
    for (int limit : new int[] {1, 3, 7, 200}) {
      List<Long> points = new ArrayList<>();
      String after = "";
      do {
        Answer page =
            shop.till().get("/v1/members/" + member.id() + "/history?limit=" + limit + after);
        assertThat(page.status()).isEqualTo(200);
        for (JsonNode item : page.json().path("items")) {
          points.add(item.path("points").asLong());
        }
        after = page.at("/next").isNull() ? "" : "&after=" + page.text("/next");
      } while (!after.isEmpty());
      assertThat(points).as("limit %d", limit).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }
  }

  @Test
  void refusesACursorOrLimitOfItsOwnMaking() {
    Someone member = shop.enrol();
    for (String query : List.of("limit=0", "limit=201", "limit=x", "after=x", "after=AAAA")) {
      Answer answer = shop.till().get("/v1/members/" + member.id() + "/history?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.pointers()).as(query).hasSize(1);
    }
  }

  @Test
  void ofANewMemberItIsEmpty() {
    Answer history = shop.till().get("/v1/members/" + shop.enrol().id() + "/history");
    assertThat(history.json().path("items").size()).isZero();
    assertThat(history.at("/next").isNull()).isTrue();
  }
}
