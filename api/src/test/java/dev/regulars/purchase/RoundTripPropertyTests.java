package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.GivenProgramme;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Purchases with discounts of rules, codes, gift cards, rewards and points, returned in any order
 * and grouping, end where they began: points, codes, gift cards, stock and limits. Random, and the
 * same in every run; the case that fails is in the message.
 */
@MoneyServerTest
class RoundTripPropertyTests {

  private static final int CASES = RandomPurchases.CASES;
  private static final long POINTS = 5000;
  private static final long CARD_MINOR = 1500;
  private static final long STOCK = 100_000;
  private static final List<String> CATEGORIES = List.of("tea", "coffee", "cake");

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 3 points per 1.00 EUR spent
          At most 120 points per member per day
      end

      rule "Large"
      when
          The total is at least 30.00 EUR
      then
          Give 50 points
      end

      rule "%1$s tenth"
      when
          A purchase is made
      then
          Take 10%% off category "tea"
          At most 2.50 EUR off per member per day
          At most 900.00 EUR off in all
      end

      rule "%1$s three"
      when
          The total is at least 15.00 EUR
      then
          Take 3.00 EUR off the basket
          Money is taken off at most 1 time per member per day
      end

      rule "%1$s cake"
      when
          A purchase is made
      then
          The cheapest of every 3 items of category "cake" is free
      end
      """;

  @Autowired private Shop shop;
  private Days days;
  private GivenRewards rewards;
  private Deque<String> codes;
  private Deque<String> products;
  private Deque<String> cards;
  private String discount;
  private String thing;

  /** A purchase and what has not come back of it yet. */
  private record Bought(Answer answer, Map<Integer, BigDecimal> left) {}

  /** What can be lost and has to come back. */
  private record Handed(List<String> codes, List<String> cards) {}

  @AfterEach
  void asOthersExpect() {
    settings("best", "paid", "decide-again", false);
  }

  private void settings(String stacking, String earnOn, String returns, boolean ownPoints) {
    new GivenProgramme(shop)
        .is(
            Map.of(
                "discountStacking",
                stacking,
                "pending",
                Map.of("days", 0),
                "redemption",
                Map.of("earnOn", earnOn, "ownPoints", ownPoints, "minBalance", 0),
                "returns",
                Map.of("mode", returns, "negative", "allow")));
  }

  @ParameterizedTest
  @CsvSource({
    "best, paid, decide-again, false",
    "best, paid, decide-again, true",
    "all, total, decide-again, false",
    "all, total, proportional, true",
    "one-per-group, total, proportional, false",
    "best-combination, paid, proportional, true",
    "best-combination, total, current-rules, false"
  })
  void endsWhereItBegan(String stacking, String earnOn, String returns, boolean ownPoints) {
    settings(stacking, earnOn, returns, ownPoints);
    prepare();
    int booked = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(stacking.hashCode() * 31L + seed);
      booked +=
          goesAndComesBack(
              "%s, %s, %s, seed %d".formatted(stacking, earnOn, returns, seed), random);
    }
    assertThat(booked).as("most are booked").isGreaterThan(CASES);
    assertThat(rewards.left(thing)).isEqualTo(STOCK);
    shop.theBooksBalance();
  }

  private void prepare() {
    days = new Days(shop.as(Role.ADMIN));
    rewards = new GivenRewards(shop);
    shop.rulebook().live(RULES.formatted("Round " + UUID.randomUUID()));
    codes = codes(Map.of("kind", "discount", "discount", Map.of("percent", 15)));
    products =
        codes(
            Map.of(
                "kind",
                "product",
                "discount",
                Map.of("on", Map.of("category", List.of("coffee")))));
    cards = codes(Map.of("kind", "balance", "valueMinor", CARD_MINOR));
    discount =
        rewards.reward("discount", Map.of("points", 70, "discount", Map.of("amountMinor", 150)));
    thing = rewards.reward("product", Map.of("points", 25, "stock", STOCK));
  }

  private Deque<String> codes(Map<String, ?> type) {
    String name = "V" + UUID.randomUUID();
    Till marketer = shop.as(Role.MARKETER);
    String path = "/v1/voucher-types/" + name;
    marketer.send(
        "PUT", path, "application/json", Till.written(type).getBytes(StandardCharsets.UTF_8));
    Answer made = marketer.post(path + "/codes", "{\"count\": " + 2 * CASES + "}");
    return new ArrayDeque<>(made.body().lines().skip(1).map(line -> line.split(",")[0]).toList());
  }

  /** Buys twice and gives everything back; the number of purchases that were booked. */
  private int goesAndComesBack(String what, Random random) {
    Someone member = rewards.memberWith(POINTS);
    String before = standing(member);
    Handed handed = new Handed(new ArrayList<>(), new ArrayList<>());
    List<Bought> bought = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      APurchase purchase = purchase(member, handed, random);
      Answer quote = shop.till().post("/v1/purchases/quote", purchase.json());
      assertThat(quote.status()).as(what + "\n" + quote.body()).isEqualTo(200);
      Answer answer = shop.till().post("/v1/purchases", purchase.asQuoted(quote).json());
      if (answer.status() == 422) {
        // Something was wanted that this basket cannot have; the quote said so.
        assertThat(quote.at("/refused")).as(what + "\n" + answer.body()).isNotEmpty();
        continue;
      }
      assertThat(answer.status()).as(what + "\n" + answer.body()).isEqualTo(201);
      for (String same : List.of("/discounts", "/points", "/awards", "/payableMinor")) {
        assertThat(answer.at(same)).as(what + same).isEqualTo(quote.at(same));
      }
      bought.add(new Bought(answer, quantities(answer)));
    }
    int booked = bought.size();
    giveBack(what, bought, random);
    assertThat(standing(member)).as(what).isEqualTo(before);
    for (String code : handed.codes()) {
      assertThat(validated(code).at("/valid").asBoolean()).as(what + ", " + code).isTrue();
    }
    for (String card : handed.cards()) {
      assertThat(validated(card).number("/remainingMinor")).as(what).isEqualTo(CARD_MINOR);
    }
    return booked;
  }

  /** What the member has, and what rules and rewards would take off a basket that has all. */
  private String standing(Someone member) {
    Answer balance = shop.balance(member);
    Answer quote =
        shop.till()
            .post(
                "/v1/purchases/quote",
                APurchase.by(member)
                    .at(days.now())
                    .line("T", "tea", 9, 999)
                    .line("K", "cake", 7, 350)
                    .with("redeem", List.of(Map.of("reward", discount)))
                    .json());
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    return balance.number("/available")
        + " available, "
        + balance.number("/reserved")
        + " reserved, "
        + balance.number("/pending")
        + " pending, "
        + quote.number("/points/accrued")
        + " accrued, "
        + quote.at("/discounts")
        + quote.at("/refused");
  }

  private Answer validated(String code) {
    return shop.till().post("/v1/vouchers/validate", Till.written(Map.of("code", code)));
  }

  private APurchase purchase(Someone member, Handed handed, Random random) {
    APurchase purchase = APurchase.by(member).at(days.now());
    int lines = 1 + random.nextInt(4);
    for (int i = 0; i < lines; i++) {
      String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
      boolean isWeighed = random.nextInt(5) == 0;
      Number quantity =
          isWeighed
              ? BigDecimal.valueOf(1 + random.nextInt(4000), 3)
              : BigDecimal.valueOf(1 + random.nextInt(5));
      purchase.line("S" + i, category, quantity, 50 + random.nextInt(1500));
    }
    List<String> presented = new ArrayList<>();
    if (random.nextBoolean()) {
      present((random.nextBoolean() ? codes : products).pop(), handed.codes(), presented);
    }
    if (random.nextInt(3) == 0) {
      present(cards.pop(), handed.cards(), presented);
    }
    List<Map<String, Object>> redeem = new ArrayList<>();
    if (random.nextBoolean()) {
      redeem.add(Map.of("points", 1 + random.nextInt(150)));
    }
    if (random.nextInt(3) == 0) {
      redeem.add(Map.of("reward", discount));
    }
    if (random.nextInt(3) == 0) {
      redeem.add(Map.of("reward", thing));
    }
    return purchase
        .with("vouchers", presented.isEmpty() ? null : presented)
        .with("redeem", redeem.isEmpty() ? null : redeem);
  }

  private static void present(String code, List<String> handed, List<String> presented) {
    handed.add(code);
    presented.add(code);
  }

  private Map<Integer, BigDecimal> quantities(Answer purchase) {
    Map<Integer, BigDecimal> quantities = new HashMap<>();
    shop.till()
        .get("/v1/purchases/" + purchase.text("/id"))
        .at("/lines")
        .forEach(
            line ->
                quantities.put(line.path("line").asInt(), line.path("quantity").decimalValue()));
    return quantities;
  }

  private void giveBack(String what, List<Bought> bought, Random random) {
    long[] sum = new long[3];
    List<Bought> open = new ArrayList<>(bought);
    while (!open.isEmpty()) {
      Bought one = open.get(random.nextInt(open.size()));
      AReturn back = AReturn.next().with("occurredAt", ISO_OFFSET_DATE_TIME.format(days.now()));
      if (random.nextInt(4) == 0) {
        one.left().clear();
      } else {
        takeSome(one.left(), back, random);
      }
      Answer answer =
          shop.till().post("/v1/purchases/" + one.answer().text("/id") + "/returns", back.json());
      assertThat(answer.status()).as(what + "\n" + answer.body()).isEqualTo(201);
      sum[0] += answer.number("/totalMinor");
      sum[1] += answer.number("/points/reversed");
      sum[2] += answer.at("/points/givenBack").asLong(0);
      if (one.left().isEmpty()) {
        open.remove(one);
      }
    }
    assertThat(sum)
        .as(what + ": paid, earned and redeemed")
        .containsExactly(
            sum(bought, "/totalMinor"),
            sum(bought, "/points/accrued"),
            sum(bought, "/points/redeemed"));
  }

  private static long sum(List<Bought> bought, String pointer) {
    return bought.stream().mapToLong(one -> one.answer().number(pointer)).sum();
  }

  /** A part of some of what is left; at least one line. */
  private static void takeSome(Map<Integer, BigDecimal> left, AReturn back, Random random) {
    List<Integer> lines = new ArrayList<>(left.keySet());
    Collections.sort(lines);
    Collections.shuffle(lines, random);
    for (int line : lines.subList(0, 1 + random.nextInt(lines.size()))) {
      BigDecimal all = left.get(line);
      boolean isWhole = all.stripTrailingZeros().scale() <= 0;
      BigDecimal some =
          random.nextBoolean()
              ? all
              : isWhole
                  ? BigDecimal.valueOf(1 + random.nextInt(all.intValueExact()))
                  : all.min(BigDecimal.valueOf(1 + random.nextInt(900), 3));
      back.line(line, some);
      if (some.compareTo(all) == 0) {
        left.remove(line);
      } else {
        left.put(line, all.subtract(some));
      }
    }
  }
}
