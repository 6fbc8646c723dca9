package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * What must hold whatever the rules, the member's past and the basket are. Random, and the same in
 * every run; the seed of a case that fails is in the message.
 */
@ServerTest
class PurchasePropertyTests {

  private static final int CASES = Integer.getInteger("regulars.cases", 6);
  private static final List<String> CATEGORIES = List.of("coffee", "tea", "cake", "gift-card");

  /** Rulebooks that between them use everything that has to be given back. */
  enum Rules {
    /** The rulebook of version 1, which also decides what happened before it: dates vary. */
    STARTER(null),
    LIMITS(
        """
        rule "Base"
        when
            A purchase is made
        then
            Give 1.37 points per 1.00 EUR spent
            At most 60 points per member per day
            All rules together give at most 150 points per member per month
        end

        rule "Coffee units"
        when
            The basket contains products in category "coffee"
        then
            Give 7 points for every unit of category "coffee"
            At most 25 points per purchase
            At most 90 points per member ever
        end

        rule "Few for all"
        when
            The basket contains products in category "cake"
        then
            Give 11 points for every unit of category "cake"
            At most 400 points in all
        end

        rule "Fewer for all"
        when
            The total is at least 5.00 EUR
        then
            Give 3 points
            At most 100 points in all
        end
        """),
    TIERS(
        """
        rule "Base"
        when
            A purchase is made
        then
            Give 3 points for every full 2.00 EUR spent
            Give no points on category "gift-card"
        end

        rule "Silver earns more"
        when
            The member is in tier "silver" or higher
        then
            Multiply points by 1.5
        end

        rule "Gold earns most"
        when
            The member is in tier "gold"
        then
            Multiply points on category "coffee" by 3
        end

        rule "Silver"
        when
            The member accrued at least 60 points in the qualification period
        then
            The member qualifies for tier "silver"
            Issue voucher "SILVER" valid for 30 days
        end

        rule "Gold"
        when
            The member spent at least 150.00 EUR in the qualification period
            The member made at least 2 purchases in the qualification period
        then
            The member qualifies for tier "gold"
            Issue voucher "GOLD" valid for 30 days
            Tag the member "golden"
        end
        """),
    RIVALS(
        """
        rule "Base"
        when
            A purchase is made
        then
            Give 2.5% of the amount spent as points
        end

        rule "Cake week"
            exclusive group "season"
            priority 5
        when
            The basket contains at least 2 units of category "cake"
        then
            Multiply points on category "cake" by 4
        end

        rule "Tea week"
            exclusive group "season"
        when
            The basket contains products in category "tea"
        then
            Give 25 points
            Issue voucher "TEA" valid for 7 days
        end

        rule "Big basket"
        when
            The basket contains at least 3 different products
        then
            Give 40 points
        end

        rule "No gift cards"
        when
            A purchase is made
        then
            Give no points on category "gift-card"
        end
        """),
    STAMPS(
        """
        rule "Every third"
        when
            Every 3rd purchase of the member
        then
            Give 30 points
            Issue voucher "STAMP" valid for 60 days
        end

        rule "First"
        when
            This is the first purchase of the member
        then
            Give 13 points
        end

        rule "Regular"
        when
            The member made at least 2 earlier purchases in the last 30 days
            The member spent at least 10.00 EUR on earlier purchases this month
        then
            Give 1 point for every unit
            At most 10 points per member per week
        end

        rule "Without tax"
        when
            The basket contains no products in category "cake"
        then
            Give 2 points per 1.00 EUR spent without tax
            Tag the member "cakeless"
        end
        """);

    private final String text;

    Rules(String text) {
      this.text = text;
    }
  }

  @Autowired private Shop shop;

  @ParameterizedTest
  @EnumSource
  void holdsForRandomMembersAndBaskets(Rules rules) {
    if (rules.text != null) {
      shop.rulebook().live(rules.text);
    }
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(31L * rules.ordinal() + seed);
      String what = rules + ", seed " + seed;
      Someone member = shop.enrol();
      haveAPast(rules, member, random);
      List<String> before = shop.books().standing(member.id());

      APurchase purchase = random(rules, member, random);
      Answer bought = buyAsQuoted(what, purchase);
      everyPointIsExplained(what, bought);
      assertThat(shop.till().post("/v1/purchases", purchase.json()).body())
          .as("%s: a replay is the first answer", what)
          .isEqualTo(bought.body());

      giveEverythingBack(what, bought, random);
      assertThat(shop.books().standing(member.id()))
          .as("%s: a returned purchase leaves no trace: %s", what, purchase.json())
          .isEqualTo(before);
    }
    Answer proof = shop.verification();
    assertThat(proof.at("/ok").asBoolean()).as(proof.body()).isTrue();
  }

  private void haveAPast(Rules rules, Someone member, Random random) {
    for (int i = random.nextInt(5); i > 0; i--) {
      Answer bought = shop.till().post("/v1/purchases", random(rules, member, random).json());
      assertThat(bought.status()).as(bought.body()).isEqualTo(201);
      if (random.nextInt(4) == 0) {
        shop.till().post("/v1/purchases/" + bought.text("/id") + "/returns", AReturn.next().json());
      }
    }
  }

  private static APurchase random(Rules rules, Someone member, Random random) {
    APurchase purchase = APurchase.by(member).in("store-" + random.nextInt(3));
    if (rules == Rules.STARTER) {
      purchase.at(OffsetDateTime.now().minusMinutes(1 + random.nextInt(500_000)));
    }
    if (random.nextBoolean()) {
      purchase.with("vouchers", List.of("WELCOME"));
    }
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      BigDecimal quantity =
          random.nextInt(3) == 0
              ? BigDecimal.valueOf(1 + random.nextInt(5000), 3)
              : BigDecimal.valueOf(1 + random.nextInt(4));
      long price = random.nextInt(8) == 0 ? 0 : random.nextInt(4000);
      long gross = PurchaseLine.net(quantity, price, 0);
      purchase.line(
          random.nextInt(6) == 0 ? "OAT-LATTE" : "SKU-" + random.nextInt(8),
          CATEGORIES.get(random.nextInt(CATEGORIES.size())),
          quantity,
          price,
          random.nextBoolean() ? 0 : random.nextLong(gross + 1));
    }
    return purchase;
  }

  private Answer buyAsQuoted(String what, APurchase purchase) {
    Answer quote = shop.till().post("/v1/purchases/quote", purchase.json());
    Answer bought = shop.till().post("/v1/purchases", purchase.json());
    assertThat(bought.status()).as("%s: %s", what, bought.body()).isEqualTo(201);
    assertThat(QuoteIntegrationTests.comparable(bought))
        .as("%s: recording says what the quote said", what)
        .isEqualTo(QuoteIntegrationTests.comparable(quote));
    return bought;
  }

  private void everyPointIsExplained(String what, Answer bought) {
    long accrued = bought.number("/points/accrued");
    long awarded = 0;
    for (JsonNode award : bought.json().path("awards")) {
      long spread = 0;
      for (JsonNode line : award.path("lines")) {
        assertThat(line.path("points").asLong()).as(what).isPositive();
        spread += line.path("points").asLong();
      }
      assertThat(spread)
          .as("%s: spread without loss", what)
          .isEqualTo(award.path("points").asLong());
      awarded += spread;
    }
    assertThat(awarded).as("%s: awards sum to the points", what).isEqualTo(accrued);
    Answer why = shop.till().get("/v1/purchases/" + bought.text("/id") + "/explanation");
    assertThat(ExplanationIntegrationTests.sum(why))
        .as("%s: the explanation sums to the points: %s", what, why.body())
        .isEqualTo(accrued);
  }

  /** All of it, in any order and grouping. */
  private void giveEverythingBack(String what, Answer bought, Random random) {
    String path = "/v1/purchases/" + bought.text("/id");
    long reversed = 0;
    Map<Integer, BigDecimal> left = new TreeMap<>();
    for (JsonNode line : shop.till().get(path).json().path("lines")) {
      left.put(line.path("line").asInt(), line.path("quantity").decimalValue());
    }
    while (!left.isEmpty()) {
      AReturn back = AReturn.next();
      if (random.nextInt(5) > 0) {
        take(left, back, random);
      } else {
        left.clear();
      }
      Answer answer = shop.till().post(path + "/returns", back.json());
      assertThat(answer.status()).as("%s: %s", what, answer.body()).isEqualTo(201);
      assertThat(answer.number("/points/reversed")).as(what).isNotNegative();
      reversed += answer.number("/points/reversed");
    }
    assertThat(reversed)
        .as("%s: all points come back", what)
        .isEqualTo(bought.number("/points/accrued"));
    assertThat(shop.till().post(path + "/returns", AReturn.next().json()).status()).isEqualTo(422);
  }

  private static void take(Map<Integer, BigDecimal> left, AReturn back, Random random) {
    List<Integer> lines = new ArrayList<>(left.keySet());
    Collections.shuffle(lines, random);
    for (int line : lines.subList(0, 1 + random.nextInt(lines.size()))) {
      BigDecimal rest = left.get(line);
      BigDecimal some =
          random.nextBoolean()
              ? rest
              : rest.multiply(BigDecimal.valueOf(30 + random.nextInt(70), 2))
                  .setScale(3, RoundingMode.UP)
                  .min(rest);
      back.line(line, some);
      if (some.compareTo(rest) == 0) {
        left.remove(line);
      } else {
        left.put(line, rest.subtract(some));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBooksBalanceAfterAnySequence(Rules rules) {
    if (rules.text != null) {
      shop.rulebook().live(rules.text);
    }
    Random random = new Random(rules.ordinal());
    List<Someone> members = shop.enrol(4);
    List<Answer> bought = new ArrayList<>();
    for (int step = 0; step < 6 * CASES; step++) {
      Someone member = members.get(random.nextInt(members.size()));
      Answer answer =
          switch (random.nextInt(6)) {
            case 0, 1 -> shop.till().post("/v1/purchases", random(rules, member, random).json());
            case 2 ->
                shop.till()
                    .post(
                        "/v1/purchases", random(rules, member, random).with("member", null).json());
            case 3 ->
                shop.till()
                    .post(
                        "/v1/returns",
                        AReturn.next()
                            .with("store", "store-1")
                            .with("member", Map.of("id", member.id()))
                            .product("SKU-" + random.nextInt(8), 1 + random.nextInt(3))
                            .json());
            case 4 ->
                bought.isEmpty()
                    ? null
                    : shop.till()
                        .post(
                            "/v1/purchases/" + any(bought, random).text("/id") + "/returns",
                            AReturn.next().line(1, new BigDecimal("0.5")).json());
            default ->
                bought.isEmpty()
                    ? null
                    : shop.till()
                        .post(
                            "/v1/purchases/" + any(bought, random).text("/id") + "/claim",
                            Till.written(Map.of("member", Map.of("id", member.id()))));
          };
      if (answer != null) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 409, 422);
        if (answer.status() == 201 && !answer.at("/awards").isMissingNode()) {
          bought.add(answer);
        }
      }
    }
    Answer proof = shop.verification();
    assertThat(proof.at("/ok").asBoolean()).as(proof.body()).isTrue();
    assertThat(shop.books().rows(SPENT_IS_WHAT_WAS_PAID)).isEmpty();
  }

  /** Days against purchases and returns: what the proof of the ledger does not look at. */
  private static final String SPENT_IS_WHAT_WAS_PAID =
      """
      with paid as (
        select member_id, sum(total_minor) as minor, count(*) filter (where returned_at is null) as purchases
          from purchase group by member_id
      ), given_back as (
        select purchase.member_id, sum(purchase_return.total_minor) as minor
          from purchase_return join purchase on purchase.id = purchase_id
         group by purchase.member_id
      ), days as (
        select member_id, sum(spent_minor) as minor, sum(purchases) as purchases
          from member_day group by member_id
      )
      select member_id, paid.minor, given_back.minor, days.minor, paid.purchases, days.purchases, account.purchases
        from paid
        join member_account as account using (member_id)
        left join days using (member_id)
        left join given_back using (member_id)
       where paid.minor - coalesce(given_back.minor, 0) <> coalesce(days.minor, 0)
          or paid.purchases <> coalesce(days.purchases, 0)
          or paid.purchases <> account.purchases
      """;

  private static Answer any(List<Answer> answers, Random random) {
    return answers.get(random.nextInt(answers.size()));
  }
}
