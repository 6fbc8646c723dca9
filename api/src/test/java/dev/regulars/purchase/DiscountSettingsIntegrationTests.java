package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.GivenProgramme;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the programme's settings and the server's make of discounts and of points that pay. */
@MoneyServerTest
class DiscountSettingsIntegrationTests {

  private static final String POINTS =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      """;

  @Autowired private Shop shop;
  private GivenRewards rewards;
  private GivenProgramme programme;
  private Days days;

  @BeforeEach
  void usual() {
    rewards = new GivenRewards(shop);
    programme = new GivenProgramme(shop);
    days = new Days(shop.as(Role.ADMIN));
    settings("best", "paid", 0, "decide-again");
    shop.rulebook().live(POINTS);
  }

  @AfterEach
  void asOthersExpect() {
    settings("best", "paid", 0, "decide-again");
  }

  private void settings(String stacking, String earnOn, long minBalance, String returns) {
    programme.is(
        Map.of(
            "discountStacking",
            stacking,
            "pending",
            Map.of("days", 0),
            "redemption",
            Map.of("earnOn", earnOn, "ownPoints", false, "minBalance", minBalance),
            "returns",
            Map.of("mode", returns, "negative", "allow")));
  }

  private APurchase by(Someone member) {
    return APurchase.by(member).at(days.now());
  }

  private Answer quote(APurchase purchase) {
    Answer quote = shop.till().post("/v1/purchases/quote", purchase.json());
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    return quote;
  }

  private Answer post(APurchase purchase) {
    return shop.till().post("/v1/purchases", purchase.json());
  }

  private Answer bought(APurchase purchase) {
    Answer bought = post(purchase);
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought;
  }

  private Answer buy(APurchase purchase) {
    return bought(purchase.asQuoted(quote(purchase)));
  }

  private Answer giveBack(Answer purchase, AReturn what) {
    what.with("occurredAt", ISO_OFFSET_DATE_TIME.format(days.now()));
    Answer back =
        shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", what.json());
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    return back;
  }

  private static List<Map<String, Object>> taken(String source, int line, long minor) {
    return List.of(
        Map.of("source", source, "lines", List.of(Map.of("line", line, "amountMinor", minor))));
  }

  private static List<String> sources(Answer answer, String pointer) {
    return answer.at(pointer).valueStream().map(one -> one.path("source").asString()).toList();
  }

  static Stream<Arguments> stackings() {
    return Stream.of(
        arguments("best", 3300, List.of("A", "R1", "R2")),
        arguments("all", 2714, List.of("A", "B", "D", "R1", "R2")),
        arguments("one-per-group", 2814, List.of("A", "B", "D", "R1")),
        arguments("best-combination", 2630, List.of("A", "B", "D", "R1", "R2")));
  }

  @ParameterizedTest
  @MethodSource("stackings")
  void discountsGoTogetherAsTheProgrammeSays(String stacking, long payable, List<String> stand) {
    settings(stacking, "paid", 0, "decide-again");
    shop.rulebook()
        .live(
            POINTS
                + rule("A", "", "Take 5.00 EUR off the basket")
                + rule("B", "", "Take 10% off the basket")
                + rule("C", "exclusive group \"tea\"", "Take 2.00 EUR off category \"tea\"")
                + rule("D", "exclusive group \"tea\"", "Take 30% off category \"tea\""));
    Map<String, Object> less = Map.of("points", 10, "discount", Map.of("amountMinor", 100));
    Map<String, String> names =
        Map.of("R1", rewards.reward("discount", less), "R2", rewards.reward("discount", less));
    Someone member = rewards.memberWith(20);
    APurchase purchase =
        by(member)
            .line("T", "tea", 1, 1000)
            .line("C", "coffee", 1, 3000)
            .with(
                "redeem",
                List.of(Map.of("reward", names.get("R1")), Map.of("reward", names.get("R2"))));
    Answer quote = quote(purchase);
    assertThat(quote.number("/payableMinor")).as(quote.body()).isEqualTo(payable);
    List<String> given = stand.stream().map(name -> source(name, names)).toList();
    assertThat(sources(quote, "/discounts")).containsExactlyInAnyOrderElementsOf(given);
    assertThat(sources(quote, "/refused"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("A", "B", "C", "D", "R1", "R2")
                .filter(name -> !stand.contains(name))
                .map(name -> source(name, names))
                .toList());
    Answer bought = bought(purchase.asQuoted(quote));
    assertThat(bought.number("/totalMinor")).isEqualTo(payable);
    assertThat(bought.at("/discounts")).isEqualTo(quote.at("/discounts"));
    giveBack(bought, AReturn.next());
    assertThat(shop.balance(member).number("/available")).isEqualTo(20);
  }

  private static String source(String name, Map<String, String> rewards) {
    return rewards.containsKey(name) ? "reward:" + rewards.get(name) : "rule:" + name;
  }

  private static String rule(String name, String header, String sentence) {
    return """
    rule "%s"
        %s
    when
        A purchase is made
    then
        %s
    end

    """
        .formatted(name, header, sentence);
  }

  @Test
  void pointsAreGivenOnWhatIsPaidOrOnAll() {
    Someone paid = rewards.memberWith(500);
    Answer onPaid =
        buy(by(paid).line("T", "tea", 1, 2000).with("redeem", List.of(Map.of("points", 500))));
    assertThat(onPaid.number("/totalMinor")).isEqualTo(1500);
    assertThat(onPaid.number("/points/accrued")).isEqualTo(15);
    settings("best", "total", 0, "decide-again");
    Someone total = rewards.memberWith(500);
    Answer onAll =
        buy(by(total).line("T", "tea", 2, 1000).with("redeem", List.of(Map.of("points", 500))));
    assertThat(onAll.number("/totalMinor")).isEqualTo(1500);
    assertThat(onAll.number("/points/accrued")).isEqualTo(20);
    Answer half = giveBack(onAll, AReturn.next().line(1, 1));
    assertThat(half.number("/points/reversed")).isEqualTo(10);
    giveBack(onAll, AReturn.next());
    assertThat(shop.balance(total).number("/available")).isEqualTo(500);
    // The settings of its day decide the return.
    assertThat(giveBack(onPaid, AReturn.next()).number("/points/reversed")).isEqualTo(15);
    assertThat(shop.balance(paid).number("/available")).isEqualTo(500);
  }

  @Test
  void pointsOnAllGoBackInPartsOfAll() {
    settings("best", "total", 0, "proportional");
    String reward =
        rewards.reward(
            "discount",
            Map.of(
                "points",
                60,
                "discount",
                Map.of("percent", 100, "on", Map.of("category", List.of("tea")))));
    Someone member = rewards.memberWith(60);
    Answer bought =
        buy(
            by(member)
                .line("T", "tea", 1, 1000)
                .line("C", "coffee", 1, 1000)
                .with("redeem", List.of(Map.of("reward", reward))));
    assertThat(bought.number("/totalMinor")).isEqualTo(1000);
    assertThat(bought.number("/points/accrued")).isEqualTo(20);
    assertThat(giveBack(bought, AReturn.next().line(1, 1)).number("/points/reversed"))
        .isEqualTo(10);
    assertThat(giveBack(bought, AReturn.next()).number("/points/reversed")).isEqualTo(10);
    assertThat(shop.balance(member).number("/available")).isEqualTo(60);
  }

  @Test
  void whoHasLessThanTheLeastBalanceRedeemsNothing() {
    settings("best", "paid", 100, "decide-again");
    Someone poor = rewards.memberWith(99);
    APurchase wanted =
        by(poor).line("T", "tea", 1, 1000).with("redeem", List.of(Map.of("points", 10)));
    Answer quote = quote(wanted);
    assertThat(quote.text("/refused/0/source")).isEqualTo("points");
    assertThat(quote.text("/refused/0/reason")).isEqualTo("insufficient-points");
    assertThat(quote.number("/payableMinor")).isEqualTo(1000);
    Answer refused = post(wanted.with("discounts", taken("points", 1, 10)).with("totalMinor", 990));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("insufficient-points");
    assertThat(rewards.reserve(poor, Map.of("points", 10)).problem())
        .isEqualTo("insufficient-points");
    Someone rich = rewards.memberWith(100);
    Answer bought =
        buy(
            by(rich)
                .line("T", "tea", 1, 1000)
                .with("redeem", List.of(Map.of("points", 60), Map.of("points", 40))));
    assertThat(bought.number("/points/redeemed")).as("asked once a purchase").isEqualTo(100);
    assertThat(rewards.reserve(rich, Map.of("points", 9)).problem())
        .as("9 points were given")
        .isEqualTo("insufficient-points");
  }

  @Test
  void whatWasOnlyClaimedUsesNoLimitAndGivesNoneBack() {
    String name = "Ten " + UUID.randomUUID();
    shop.rulebook()
        .live(
            POINTS
                + """
                rule "%s"
                when
                    A purchase is made
                then
                    Take 10%% off the basket
                    At most 3.00 EUR off per member per day
                    At most 5.00 EUR off in all
                end
                """
                    .formatted(name));
    Someone first = shop.enrol();
    Answer given = buy(by(first).line("T", "tea", 1, 2000));
    assertThat(given.number("/discounts/0/amountMinor")).isEqualTo(200);
    APurchase claimed =
        by(first)
            .line("T", "tea", 1, 1000)
            .with("discounts", taken("rule:" + name, 1, 250))
            .with("totalMinor", 750);
    Answer marked = bought(claimed);
    assertThat(marked.number("/totalMinor")).isEqualTo(750);
    assertThat(marked.number("/points/accrued")).isEqualTo(7);
    assertThat(marked.at("/discounts").size()).isEqualTo(1);
    assertThat(marked.at("/discounts/0/foreign").asBoolean()).isTrue();
    assertThat(post(claimed).body()).as("booked once").isEqualTo(marked.body());
    Answer other = post(claimed.with("discounts", taken("rule:" + name, 1, 251)));
    assertThat(other.status()).as("the same receipt, another discount").isIn(409, 422);
    Answer why = shop.as(Role.MARKETER).get("/v1/purchases/" + marked.text("/id") + "/explanation");
    assertThat(why.text("/rules/1/outcome")).as(why.body()).isNotEqualTo("awarded");
    assertThat(giveBack(marked, AReturn.next()).number("/points/reversed")).isEqualTo(7);
    assertThat(quote(by(first).line("T", "tea", 1, 9000)).number("/discounts/0/amountMinor"))
        .as("1.00 is left of the member's day")
        .isEqualTo(100);
    assertThat(quote(by(shop.enrol()).line("T", "tea", 1, 9000)).number("/discounts/0/amountMinor"))
        .as("3.00 are left of the budget")
        .isEqualTo(300);
    giveBack(given, AReturn.next());
    assertThat(quote(by(first).line("T", "tea", 1, 9000)).number("/discounts/0/amountMinor"))
        .isEqualTo(300);
    shop.theBooksBalance();
  }

  @Test
  void whatNobodyPaidWithPointsEarnsNothing() {
    settings("best", "total", 0, "proportional");
    Someone member = shop.enrol();
    Answer marked =
        bought(
            by(member)
                .line("T", "tea", 2, 1000)
                .with("discounts", taken("points", 1, 500))
                .with("totalMinor", 1500));
    assertThat(marked.number("/points/accrued")).isEqualTo(15);
    assertThat(marked.at("/points/redeemed").asLong()).isZero();
    Answer half = giveBack(marked, AReturn.next().line(1, 1));
    assertThat(half.number("/points/reversed")).as("7 of 15 stay").isEqualTo(8);
    settings("best", "total", 0, "decide-again");
    Answer again =
        bought(
            by(member)
                .line("T", "tea", 2, 1000)
                .with("discounts", taken("points", 1, 500))
                .with("totalMinor", 1500));
    assertThat(giveBack(again, AReturn.next().line(1, 1)).number("/points/reversed")).isEqualTo(8);
    giveBack(again, AReturn.next());
    giveBack(marked, AReturn.next());
    assertThat(shop.balance(member).number("/available")).isZero();
  }

  @Test
  void aQuoteAndItsPurchaseAlwaysSayWhatIsTakenOffAndPaid() {
    for (APurchase plain : List.of(by(shop.enrol()), APurchase.anonymous().at(days.now()))) {
      Answer quote = quote(plain.line("T", "tea", 1, 1000));
      assertThat(quote.at("/discounts").isArray()).as(quote.body()).isTrue();
      assertThat(quote.at("/discounts")).isEmpty();
      assertThat(quote.at("/refused").isArray()).isTrue();
      assertThat(quote.at("/refused")).isEmpty();
      assertThat(quote.number("/payableMinor")).isEqualTo(1000);
      assertThat(quote.number("/points/redeemed")).isZero();
      Answer bought = bought(plain.asQuoted(quote));
      assertThat(QuoteIntegrationTests.comparable(bought))
          .isEqualTo(QuoteIntegrationTests.comparable(quote));
    }
  }
}
