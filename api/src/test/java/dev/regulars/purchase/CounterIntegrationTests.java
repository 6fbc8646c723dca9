package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

/** Counters, challenges, days in a row and limits of times, at a till; the demo's days pass. */
@ServerTest
@TestPropertySource(
    properties = {"regulars.rulebook.four-eyes=false", "regulars.accounts.sweep-every=14h"})
class CounterIntegrationTests {

  private static final String STAMPS =
      """
      rule "Stamps"
      when
          The basket contains products in category "coffee"
      then
          Add the units of category "coffee" to counter "stamps"
      end

      rule "Every tenth"
      when
          Counter "stamps" passes every 10
      then
          Give 100 points
          Issue voucher "FREE-COFFEE" valid for 30 days
      end
      """;

  @Autowired private Shop shop;
  @Autowired private DatabaseClient database;

  private Days days;

  @BeforeEach
  void settings() {
    days = new Days(shop.as(Role.ADMIN));
    new GivenProgramme(shop)
        .is(Map.of("pending", Map.of("days", 0), "returns", Map.of("wonTogether", "take-back")));
  }

  /** These rules have decided for a week. */
  private OffsetDateTime decidedForAWeek(String rules) {
    shop.rulebook().live(rules);
    days.pass("P7D");
    return days.now();
  }

  private String buy(Someone member, int units, OffsetDateTime at) {
    return posted(APurchase.by(member).at(at).line("COF", "coffee", units, 400)).text("/id");
  }

  private Answer posted(APurchase purchase) {
    Answer bought = shop.till().post("/v1/purchases", purchase.json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought;
  }

  private void giveBack(String purchase) {
    Answer returned =
        shop.till()
            .post(
                "/v1/purchases/" + purchase + "/returns",
                AReturn.next().with("occurredAt", ISO_OFFSET_DATE_TIME.format(days.now())).json());
    assertThat(returned.status()).as(returned.body()).isEqualTo(201);
  }

  private void giveBack(String purchase, int units) {
    Answer returned =
        shop.till()
            .post(
                "/v1/purchases/" + purchase + "/returns",
                AReturn.next()
                    .with("occurredAt", ISO_OFFSET_DATE_TIME.format(days.now()))
                    .line(1, units)
                    .json());
    assertThat(returned.status()).as(returned.body()).isEqualTo(201);
  }

  private long available(Someone member) {
    return shop.till().get("/v1/members/" + member.id() + "/balance").number("/available");
  }

  private long counted(Someone member, String counter) {
    return database
        .sql(
            """
            select coalesce(sum(amount) + count(*) filter (where marks > 0), 0)::bigint as value
              from member_counter_day where member_id = $1 and counter = $2
            """)
        .bind(0, member.id())
        .bind(1, counter)
        .mapValue(Long.class)
        .one()
        .block();
  }

  @Test
  void aJumpOverTwoStepsGivesTwiceAndTheRestIsCarriedOver() {
    shop.rulebook().live(STAMPS);
    Someone member = shop.enrol();
    OffsetDateTime now = days.now();
    buy(member, 9, now);
    assertThat(available(member)).isZero();
    Answer jump = posted(APurchase.by(member).at(now).line("COF", "coffee", 12, 400));
    assertThat(jump.number("/points/accrued")).isEqualTo(200);
    assertThat(jump.at("/vouchersIssued").size()).isEqualTo(2);
    assertThat(counted(member, "stamps")).isEqualTo(21);
    buy(member, 8, now);
    assertThat(available(member)).isEqualTo(200);
    buy(member, 1, now);
    assertThat(available(member)).isEqualTo(300);
    shop.theBooksBalance();
  }

  @Test
  void whateverComesBackInWhateverOrderNothingStays() {
    OffsetDateTime now = decidedForAWeek(STAMPS);
    Random random = new Random(7);
    for (int round = 0; round < 4; round++) {
      Someone member = shop.enrol();
      List<String> bought = new ArrayList<>();
      List<Integer> each = new ArrayList<>();
      int units = 0;
      for (int i = 0; i < 6; i++) {
        int more = 1 + random.nextInt(9);
        units += more;
        each.add(more);
        bought.add(buy(member, more, now.minusDays(random.nextInt(5))));
      }
      assertThat(counted(member, "stamps")).isEqualTo(units);
      assertThat(available(member)).as("whatever the order of days").isEqualTo(units / 10 * 100);
      List<String> recorded = List.copyOf(bought);
      Collections.shuffle(bought, random);
      List<String> left = new ArrayList<>();
      for (String one : bought) {
        giveBack(one);
        left.add(recorded.indexOf(one) + ": " + available(member));
      }
      assertThat(counted(member, "stamps")).isZero();
      assertThat(available(member)).as("units %s, back and left %s", each, left).isZero();
    }
    shop.theBooksBalance();
  }

  @Test
  void whatAnEarlierPurchaseLosesTheLaterMilestoneLoses() {
    shop.rulebook().live(STAMPS);
    Someone member = shop.enrol();
    OffsetDateTime now = days.now();
    String first = buy(member, 6, now);
    buy(member, 6, now);
    assertThat(available(member)).isEqualTo(100);
    giveBack(first, 1);
    assertThat(available(member)).as("eleven are left").isEqualTo(100);
    giveBack(first, 2);
    assertThat(available(member)).as("nine are left").isZero();
    assertThat(counted(member, "stamps")).isEqualTo(9);
    buy(member, 1, now);
    assertThat(available(member)).isEqualTo(100);
    shop.theBooksBalance();
  }

  @Test
  void whatIsRepeatedIsCountedOnceAndAQuoteCountsNothing() {
    shop.rulebook().live(STAMPS);
    Someone member = shop.enrol();
    String body = APurchase.by(member).at(days.now()).line("COF", "coffee", 10, 400).json();
    Answer quote = shop.till().post("/v1/purchases/quote", body);
    assertThat(quote.number("/points/accrued")).isEqualTo(100);
    assertThat(counted(member, "stamps")).isZero();
    for (int i = 0; i < 3; i++) {
      assertThat(shop.till().post("/v1/purchases", body).number("/points/accrued")).isEqualTo(100);
    }
    assertThat(counted(member, "stamps")).isEqualTo(10);
    assertThat(available(member)).isEqualTo(100);
  }

  private static final String CHALLENGE =
      """
      rule "Three days"
      when
          The basket contains products in category "coffee"
      then
          Challenge "Three days" asks for 3 days
          Give 70 points
          Tag the member "regular"
      end
      """;

  @Test
  void aChallengeIsWonOnceAndTheMemberSeesHowFarItIs() {
    OffsetDateTime now = decidedForAWeek(CHALLENGE);
    Someone member = shop.enrol();
    challenge(member, 0, "open");
    buy(member, 1, now.minusDays(3));
    buy(member, 1, now.minusDays(3));
    challenge(member, 1, "open");
    buy(member, 1, now);
    challenge(member, 2, "open");
    assertThat(available(member)).isZero();
    String third = buy(member, 1, now.minusDays(1));
    challenge(member, 3, "done");
    assertThat(available(member)).isEqualTo(70);
    buy(member, 1, now.minusDays(2));
    assertThat(available(member)).as("won once").isEqualTo(70);
    giveBack(third);
    challenge(member, 3, "done");
    shop.theBooksBalance();
  }

  private void challenge(Someone member, long done, String state) {
    Answer list = shop.till().get("/v1/members/" + member.id() + "/challenges");
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(list.text("/items/0/name")).isEqualTo("Three days");
    assertThat(list.number("/items/0/steps")).isEqualTo(3);
    assertThat(list.number("/items/0/done")).isEqualTo(done);
    assertThat(list.text("/items/0/state")).isEqualTo(state);
    assertThat(list.text("/items/0/gives/0")).isEqualTo("70 points");
  }

  @Test
  void aChallengeThatIsOverIsEndedAndNobodyUnknownHasOne() {
    LocalDate today = days.now().toLocalDate();
    shop.rulebook()
        .live(CHALLENGE.replace("when", "    valid until " + today.minusDays(1) + "\nwhen"));
    Someone member = shop.enrol();
    Answer list = shop.till().get("/v1/members/" + member.id() + "/challenges?lang=de");
    assertThat(list.text("/items/0/state")).isEqualTo("ended");
    assertThat(list.text("/items/0/until")).isEqualTo(today.minusDays(1).toString());
    assertThat(list.text("/items/0/gives/0")).isEqualTo("70 Punkte");
    assertThat(
            shop.till().get("/v1/members/00000000-0000-7000-8000-000000000000/challenges").status())
        .isEqualTo(404);
  }

  @Test
  void theProgressIsInTheExplanation() {
    shop.rulebook().live(CHALLENGE);
    Someone member = shop.enrol();
    String first = buy(member, 1, days.now());
    Answer why = shop.till().get("/v1/purchases/" + first + "/explanation");
    assertThat(why.text("/rules/0/reason")).isEqualTo("challenge \"Three days\": 1 of 3");
  }

  @Test
  void daysInARowBreakWhereADayComesBack() {
    OffsetDateTime now =
        decidedForAWeek(
            """
            rule "Three in a row"
            when
                The member completes 3 days in a row
            then
                Give 30 points
            end
            """);
    Someone member = shop.enrol();
    buy(member, 1, now.minusDays(2));
    buy(member, 1, now);
    assertThat(available(member)).isZero();
    String between = buy(member, 1, now.minusDays(1));
    assertThat(available(member)).as("it fills the gap, late").isEqualTo(30);
    giveBack(between);
    assertThat(available(member)).isZero();
    String again = buy(member, 1, now.minusDays(1));
    assertThat(available(member)).isEqualTo(30);
    assertThat(again).isNotEqualTo(between);
    shop.theBooksBalance();
  }

  @Test
  void aLaterPurchaseLosesItsRowWithTheDayBeforeIt() {
    OffsetDateTime now =
        decidedForAWeek(
            """
            rule "Two in a row"
            when
                The member has bought on 2 days in a row
            then
                Give 20 points
            end
            """);
    Someone member = shop.enrol();
    String first = buy(member, 1, now.minusDays(1));
    buy(member, 1, now);
    assertThat(available(member)).isEqualTo(20);
    giveBack(first);
    assertThat(available(member)).isZero();
    shop.theBooksBalance();
  }

  @Test
  void whatWasEarnedInATierOfEarlierDaysGoesWithTheTier() {
    GivenProgramme programme = new GivenProgramme(shop);
    programme.is(Map.of("qualification", Map.of("period", "ever")));
    try {
      OffsetDateTime now =
          decidedForAWeek(
              """
              rule "Base"
              when
                  A purchase is made
              then
                  Give 1 point per 1.00 EUR spent
              end

              rule "Silver twice"
              when
                  The member is in tier "silver" or higher
              then
                  Multiply points by 2
              end

              rule "Silver"
              when
                  The member accrued at least 500 points in the qualification period
              then
                  The member qualifies for tier "silver"
              end
              """);
      Someone member = shop.enrol();
      String first = buy(member, 75, now.minusDays(3));
      buy(member, 75, now.minusDays(2));
      String third = buy(member, 25, now.minusDays(1));
      assertThat(available(member)).isEqualTo(800);
      giveBack(first);
      assertThat(tier(member)).isEqualTo("bronze");
      assertThat(available(member))
          .as("the third was no purchase of a silver member")
          .isEqualTo(400);
      giveBack(third);
      assertThat(available(member)).isEqualTo(300);
      shop.theBooksBalance();
    } finally {
      programme.is(Map.of("qualification", Map.of("period", "calendar-year")));
    }
  }

  private String tier(Someone member) {
    return shop.till().get("/v1/members/" + member.id()).text("/tier/code");
  }

  @Test
  void aRuleGivesSoOftenAndATagGoes() {
    shop.rulebook()
        .live(
            """
            rule "Twice"
            when
                A purchase is made
            then
                Give 10 points
                Remove tag "newcomer"
                At most 2 times per member ever
            end
            """);
    Someone member = shop.enrol();
    database
        .sql(
            "insert into member_tag (member_id, tag, rule, since) values ($1, 'newcomer', '-',"
                + " now())")
        .bind(0, member.id())
        .fetch()
        .rowsUpdated()
        .block();
    List<String> bought = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      bought.add(buy(member, 1, days.now()));
    }
    assertThat(available(member)).isEqualTo(20);
    assertThat(
            database
                .sql("select count(*) from member_tag where member_id = $1")
                .bind(0, member.id())
                .mapValue(Long.class)
                .one()
                .block())
        .isZero();
    giveBack(bought.getFirst());
    buy(member, 1, days.now());
    assertThat(available(member)).isEqualTo(20);
    shop.theBooksBalance();
  }

  @Test
  void anEventCountsAndItsReversalTakesItBack() {
    shop.rulebook()
        .live(
            """
            rule "Quests"
            when
                The event "quest" happens
            then
                Challenge "Quests" asks for 2 times
                Give 15 points
            end
            """);
    Someone member = shop.enrol();
    List<Answer> events = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      events.add(
          shop.till()
              .post(
                  "/v1/events",
                  Till.written(
                      Map.of(
                          "name",
                          "quest",
                          "member",
                          Map.of("card", member.card()),
                          "occurredAt",
                          ISO_OFFSET_DATE_TIME.format(days.now())))));
      assertThat(events.getLast().status()).as(events.getLast().body()).isEqualTo(201);
    }
    assertThat(available(member)).isEqualTo(15);
    assertThat(counted(member, "Quests")).isEqualTo(2);
  }
}
