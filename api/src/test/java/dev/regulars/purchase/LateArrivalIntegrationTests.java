package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What becomes known after the day on which it happened is decided by the tier of that day. All of
 * it happened before any other rulebook than the starter's: gold from 2,000 points on, and double
 * points on coffee for gold.
 */
@ServerTest
class LateArrivalIntegrationTests {

  @Autowired private Shop shop;

  private final OffsetDateTime noon = OffsetDateTime.now(ZoneOffset.UTC).with(LocalTime.NOON);

  @AfterEach
  void proveTheBooks() {
    shop.theBooksBalance();
  }

  private APurchase coffee(Someone member, int daysAgo) {
    return APurchase.by(member).at(noon.minusDays(daysAgo)).line("ESP", "coffee", 1, 1000);
  }

  private Answer buy(APurchase purchase) {
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private Answer cups(Someone member, int daysAgo, int euros) {
    return buy(APurchase.by(member).at(noon.minusDays(daysAgo)).line("CUP", "cups", euros, 100));
  }

  private long pointsForCoffee(Someone member, int daysAgo) {
    return buy(coffee(member, daysAgo)).number("/points/accrued");
  }

  private Answer giveBack(Answer purchase) {
    Answer answer =
        shop.till()
            .post("/v1/purchases/" + purchase.text("/id") + "/returns", AReturn.next().json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private String tier(Someone member) {
    return shop.balance(member).text("/tier/code");
  }

  @Test
  void aLatePurchaseIsDecidedByTheTierOfItsDay() {
    Someone member = shop.enrol();
    assertThat(cups(member, 5, 2500).text("/tier/code")).isEqualTo("gold");

    String body = coffee(member, 9).json();
    Answer quote = shop.till().post("/v1/purchases/quote", body);
    Answer late = shop.till().post("/v1/purchases", body);

    assertThat(late.number("/points/accrued")).isEqualTo(10);
    assertThat(late.text("/tier/code")).as("held now").isEqualTo("gold");
    assertThat(QuoteIntegrationTests.comparable(late))
        .isEqualTo(QuoteIntegrationTests.comparable(quote));
    assertThat(shop.till().post("/v1/purchases", body).body()).isEqualTo(late.body());
    Answer why = shop.till().get("/v1/purchases/" + late.text("/id") + "/explanation");
    assertThat(ExplanationIntegrationTests.sum(why)).isEqualTo(10);
    assertThat(giveBack(late).number("/points/reversed")).isEqualTo(10);
    assertThat(pointsForCoffee(member, 5)).isEqualTo(20);
    assertThat(pointsForCoffee(member, 4)).isEqualTo(20);
  }

  @Test
  void eachDayHasItsOwnTier() {
    Someone member = shop.enrol();
    cups(member, 8, 600);
    cups(member, 5, 2500);
    pointsForCoffee(member, 9);
    pointsForCoffee(member, 8);
    pointsForCoffee(member, 6);
    pointsForCoffee(member, 5);
    assertThat(
            shop.books()
                .rows(
                    """
                    select facts->'tier'->>'code' from purchase
                     where member_id = ? and total_minor = 1000 order by occurred_at
                    """,
                    member.id()))
        .containsExactly("bronze", "silver", "silver", "gold");
  }

  @Test
  void alsoInTheBatchThatLiftedTheMember() {
    Someone member = shop.enrol();
    // What comes behind the first one makes a batch together.
    String lines =
        coffee(member, 10).json()
            + "\n"
            + APurchase.by(member).at(noon.minusDays(5)).line("CUP", "cups", 2500, 100).json()
            + "\n"
            + coffee(member, 9).json()
            + "\n"
            + coffee(member, 4).json()
            + "\n";
    Answer answers =
        shop.till()
            .send(
                "POST",
                "/v1/purchases/stream",
                "application/x-ndjson",
                lines.getBytes(StandardCharsets.UTF_8));
    assertThat(
            answers
                .body()
                .lines()
                .map(Till::json)
                .sorted((a, b) -> a.path("index").asInt() - b.path("index").asInt())
                .map(line -> line.at("/purchase/points/accrued").asLong()))
        .as(answers.body())
        .containsExactly(10L, 2500L, 10L, 20L);
  }

  @Test
  void aLateEventIsDecidedByTheTierOfItsDay() {
    Someone member = shop.enrol();
    cups(member, 5, 2500);
    for (int daysAgo : List.of(4, 9)) {
      Answer event =
          shop.till()
              .post(
                  "/v1/events",
                  Till.written(
                      Map.of(
                          "member", Map.of("card", member.card()),
                          "name", "review",
                          "occurredAt", ISO_OFFSET_DATE_TIME.format(noon.minusDays(daysAgo)))));
      assertThat(event.status()).as(event.body()).isEqualTo(201);
      assertThat(event.text("/tier/code")).isEqualTo("gold");
    }
    assertThat(
            shop.books()
                .rows(
                    """
                    select facts->'tier'->>'code' from member_event
                     where member_id = ? order by occurred_at
                    """,
                    member.id()))
        .containsExactly("bronze", "gold");
  }

  @Test
  void aClaimIsDecidedByTheTierOfThePurchasesDay() {
    Someone member = shop.enrol();
    Answer early = buy(coffee(member, 9).with("member", null));
    Answer later = buy(coffee(member, 4).with("member", null));
    cups(member, 5, 2500);
    String claim = Till.written(Map.of("member", Map.of("card", member.card())));
    assertThat(
            shop.till()
                .post("/v1/purchases/" + early.text("/id") + "/claim", claim)
                .number("/points/accrued"))
        .isEqualTo(10);
    assertThat(
            shop.till()
                .post("/v1/purchases/" + later.text("/id") + "/claim", claim)
                .number("/points/accrued"))
        .isEqualTo(20);
  }

  @Test
  void aLatePurchaseLiftsFromItsDayOnAndNeverLowers() {
    Someone member = shop.enrol();
    cups(member, 5, 600);
    assertThat(cups(member, 20, 2500).text("/tier/code")).isEqualTo("gold");
    assertThat(pointsForCoffee(member, 21)).isEqualTo(10);
    assertThat(pointsForCoffee(member, 19)).isEqualTo(20);
    assertThat(cups(member, 30, 600).text("/tier/code")).isEqualTo("gold");
    assertThat(pointsForCoffee(member, 25)).isEqualTo(10);
  }

  @Test
  void whoIsGoldAlreadyWasGoldFromTheLatePurchaseOn() {
    Someone member = shop.enrol();
    cups(member, 5, 2500);
    List<String> before = shop.books().standing(member.id());

    Answer late = cups(member, 20, 2500);
    assertThat(late.at("/vouchersIssued")).as("the gifts were given").isEmpty();
    assertThat(shop.balance(member).text("/tier/since"))
        .isEqualTo(noon.minusDays(5).toLocalDate().toString());
    Answer coffee = buy(coffee(member, 10));
    assertThat(coffee.number("/points/accrued")).isEqualTo(20);
    giveBack(coffee);
    giveBack(late);
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
    assertThat(pointsForCoffee(member, 10)).isEqualTo(10);
    assertThat(pointsForCoffee(member, 4)).isEqualTo(20);
  }

  @Test
  void aReturnTakesTheTierOutOfThePastToo() {
    Someone member = shop.enrol();
    List<String> before = shop.books().standing(member.id());
    Answer purchase = cups(member, 5, 2500);
    Answer coffee = buy(coffee(member, 4));
    assertThat(coffee.number("/points/accrued")).isEqualTo(20);
    assertThat(giveBack(coffee).text("/tier/code")).isEqualTo("gold");
    assertThat(giveBack(purchase).text("/tier/code")).isEqualTo("bronze");
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
    assertThat(pointsForCoffee(member, 4)).isEqualTo(10);
    assertThat(pointsForCoffee(member, 9)).isEqualTo(10);
  }

  @Test
  void aReturnOfALatePurchaseGivesBackTheTierHeldBefore() {
    Someone member = shop.enrol();
    cups(member, 5, 600);
    List<String> before = shop.books().standing(member.id());
    Answer late = cups(member, 20, 2500);
    assertThat(tier(member)).isEqualTo("gold");
    assertThat(giveBack(late).text("/tier/code")).isEqualTo("silver");
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
  }

  @Test
  void theTierBetweenGoesWithItsOwnPurchase() {
    Someone member = shop.enrol();
    List<String> before = shop.books().standing(member.id());
    Answer silver = cups(member, 8, 600);
    Answer gold = cups(member, 5, 2500);
    assertThat(giveBack(silver).text("/tier/code")).isEqualTo("gold");
    assertThat(giveBack(gold).text("/tier/code")).isEqualTo("bronze");
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
  }

  @Test
  void whoClimbedBeforeTiersWereKeptGoesBackToWhatThePurchaseKnows() {
    Someone member = shop.enrol();
    Answer gold = cups(member, 5, 2500);
    shop.books().run("delete from member_tier where member_id = '" + member.id() + "'");
    assertThat(pointsForCoffee(member, 9)).isEqualTo(10);
    assertThat(giveBack(gold).text("/tier/code")).isEqualTo("bronze");
    assertThat(pointsForCoffee(member, 4)).isEqualTo(10);
  }
}
