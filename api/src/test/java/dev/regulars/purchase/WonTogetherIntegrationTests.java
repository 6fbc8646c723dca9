package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What several purchases won together is looked at again when one of them comes back. */
@ServerTest
class WonTogetherIntegrationTests {

  @Autowired private Shop shop;

  private String buy(Someone member, long minor) {
    return buy(member, minor, OffsetDateTime.now());
  }

  private String buy(Someone member, long minor, OffsetDateTime at) {
    Answer bought =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member).at(at).line("COF", "coffee", 1, minor).json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought.text("/id");
  }

  private Answer giveBack(String purchase) {
    Answer returned =
        shop.till().post("/v1/purchases/" + purchase + "/returns", AReturn.next().json());
    assertThat(returned.status()).as(returned.body()).isEqualTo(201);
    return returned;
  }

  private long available(Someone member) {
    return shop.till().get("/v1/members/" + member.id() + "/balance").number("/available");
  }

  @Test
  void theTenthVisitIsWonOnceHoweverOftenTheFirstComesBack() {
    shop.rulebook().starter();
    Someone member = shop.enrol();
    List<String> coffees = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      coffees.add(buy(member, 400));
    }
    assertThat(available(member)).isEqualTo(90);
    for (int round = 0; round < 4; round++) {
      giveBack(coffees.removeFirst());
      assertThat(available(member)).isEqualTo(36);
      coffees.add(buy(member, 400));
      assertThat(available(member)).as("round " + round).isEqualTo(90);
    }
    for (String coffee : coffees) {
      giveBack(coffee);
    }
    assertThat(available(member)).isZero();
    shop.theBooksBalance();
  }

  @Test
  void whereAnotherOneIsTheTenthThenItHasThePoints() {
    shop.rulebook().starter();
    Someone member = shop.enrol();
    List<String> coffees = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      coffees.add(buy(member, 400));
    }
    assertThat(available(member)).isEqualTo(94);
    giveBack(coffees.removeFirst());
    assertThat(available(member)).as("ten are left").isEqualTo(90);
    giveBack(coffees.removeLast());
    assertThat(available(member)).as("and then nine").isEqualTo(36);
    giveBack(coffees.getLast());
    assertThat(available(member)).isEqualTo(32);
    shop.theBooksBalance();
  }

  @Test
  void whatTheTenthHadItselfPassesToTheNext() {
    shop.rulebook().starter();
    Someone member = shop.enrol();
    List<String> coffees = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      coffees.add(buy(member, 400));
    }
    assertThat(giveBack(coffees.remove(9)).number("/points/reversed")).isEqualTo(4);
    assertThat(available(member)).as("ten are left").isEqualTo(90);
    assertThat(giveBack(coffees.remove(9)).number("/points/reversed")).isEqualTo(54);
    coffees.forEach(this::giveBack);
    assertThat(available(member)).isZero();
    shop.theBooksBalance();
  }

  /** With these rules only the number of visits matters, not which of them came back, nor when. */
  @Test
  void whateverComesBackInWhateverOrderItIsAsIfItHadNeverBeenBought() {
    shop.rulebook()
        .live(
            """
            rule "Base"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
            end

            rule "Fifth"
            when
                This is the 5th purchase of the member
            then
                Give 100 points
            end

            rule "Every third"
            when
                Every 3rd purchase of the member
            then
                Give 30 points
            end
            """);
    Random random = new Random(7);
    for (int round = 0; round < 12; round++) {
      Someone member = shop.enrol();
      List<String> bought = new ArrayList<>();
      StringBuilder done = new StringBuilder();
      for (int step = 0; step < 14; step++) {
        if (bought.isEmpty() || random.nextInt(5) < 3) {
          bought.add(buy(member, 400));
          done.append('+');
        } else {
          int index = random.nextInt(bought.size());
          giveBack(bought.remove(index));
          done.append(index);
        }
        int visits = bought.size();
        assertThat(available(member))
            .as("%d visits after %s", visits, done)
            .isEqualTo(4L * visits + (visits >= 5 ? 100 : 0) + visits / 3 * 30L);
      }
    }
    shop.theBooksBalance();
  }

  @Test
  void aThirdPurchaseIsTheThirdOnce() {
    shop.rulebook()
        .live(
            """
            rule "Third"
            when
                This is the 3rd purchase of the member
            then
                Give 1000 points
                At most 5000 points in all
            end
            """);
    Someone member = shop.enrol();
    List<String> bought = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      bought.add(buy(member, 400));
    }
    for (int round = 0; round < 3; round++) {
      Answer returned = giveBack(bought.removeFirst());
      assertThat(returned.number("/points/reversed")).isEqualTo(1000);
      assertThat(available(member)).isZero();
      bought.add(buy(member, 400));
      assertThat(available(member)).isEqualTo(1000);
    }
    shop.theBooksBalance();
  }

  @Test
  void aTierOfSeveralDaysGoesWithAnyOfThem() {
    shop.rulebook().starter();
    Someone member = shop.enrol();
    OffsetDateTime today = OffsetDateTime.now();
    String first = buy(member, 30_000, today.minusHours(3));
    buy(member, 30_000, today.minusHours(2));
    String rich = buy(member, 60_000, today.minusHours(1));
    String tier = shop.till().get("/v1/members/" + member.id()).text("/tier/code");
    assertThat(tier).isNotEqualTo("bronze");
    giveBack(rich);
    giveBack(first);
    assertThat(shop.till().get("/v1/members/" + member.id()).text("/tier/code"))
        .isEqualTo("bronze");
    shop.theBooksBalance();
  }

  @Test
  void aSumOfSeveralDaysGoesWithAnyOfThem() {
    shop.rulebook()
        .live(
            """
            rule "Many"
            when
                The member spent at least 90.00 EUR on earlier purchases in the last 30 days
            then
                Give 500000 points
                At most 500000 points per member per month
            end
            """);
    Someone member = shop.enrol();
    OffsetDateTime now = OffsetDateTime.now();
    String first = buy(member, 6000, now.minusDays(3));
    String second = buy(member, 3000, now.minusDays(2));
    String third = buy(member, 3000, now);
    assertThat(won(member)).isEqualTo(5);
    giveBack(second);
    assertThat(won(member)).as("60.00 are left before it").isZero();
    buy(member, 1000, now);
    assertThat(won(member)).as("90.00 before this one").isEqualTo(5);
    giveBack(first);
    assertThat(won(member)).isZero();
    giveBack(third);
    assertThat(won(member)).isZero();
    shop.theBooksBalance();
  }

  @Test
  void theThirdPurchaseOfAMonthIsCountedByItsDays() {
    shop.rulebook()
        .live(
            """
            rule "Third of thirty days"
            when
                The member made at least 2 earlier purchases in the last 30 days
            then
                Give 700000 points
                At most 700000 points per member per month
            end
            """);
    Someone member = shop.enrol();
    OffsetDateTime now = OffsetDateTime.now();
    String old = buy(member, 400, now.minusDays(29));
    buy(member, 400, now.minusDays(1));
    buy(member, 400, now);
    assertThat(won(member)).isEqualTo(7);
    giveBack(old);
    assertThat(won(member)).isZero();
    buy(member, 400, now);
    assertThat(won(member)).isEqualTo(7);
    shop.theBooksBalance();
  }

  /** In hundred thousands: what was bought on earlier days was decided by other rules. */
  private long won(Someone member) {
    return available(member) / 100_000;
  }

  @Test
  void aTierOfDifferentDaysFallsWithTheEarliest() {
    shop.rulebook().starter();
    Someone member = shop.enrol();
    OffsetDateTime now = OffsetDateTime.now();
    String first = buy(member, 30_000, now.minusDays(2));
    buy(member, 30_000, now.minusDays(1));
    buy(member, 10_000, now);
    long before = available(member);
    assertThat(tier(member)).isEqualTo("silver");
    giveBack(first);
    assertThat(tier(member)).isEqualTo("bronze");
    assertThat(available(member)).isEqualTo(before - 300);
    shop.theBooksBalance();
  }

  private String tier(Someone member) {
    return shop.till().get("/v1/members/" + member.id()).text("/tier/code");
  }
}
