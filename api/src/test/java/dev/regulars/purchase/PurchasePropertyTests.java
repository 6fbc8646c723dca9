package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

  @Autowired private Shop shop;

  @ParameterizedTest
  @EnumSource
  void holdsForRandomMembersAndBaskets(PropertyRules rules) {
    rules.live(shop);
    for (int seed = 0; seed < RandomPurchases.CASES; seed++) {
      Random random = new Random(31L * rules.ordinal() + seed);
      String what = rules + ", seed " + seed;
      Someone member = shop.enrol();
      haveAPast(rules, member, random);
      List<String> before = shop.books().standing(member.id());

      APurchase purchase = RandomPurchases.of(rules, member, random);
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
    shop.theBooksBalance();
  }

  private void haveAPast(PropertyRules rules, Someone member, Random random) {
    for (int i = random.nextInt(5); i > 0; i--) {
      Answer bought =
          shop.till().post("/v1/purchases", RandomPurchases.of(rules, member, random).json());
      assertThat(bought.status()).as(bought.body()).isEqualTo(201);
      if (random.nextInt(4) == 0) {
        shop.till().post("/v1/purchases/" + bought.text("/id") + "/returns", AReturn.next().json());
      }
    }
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
}
