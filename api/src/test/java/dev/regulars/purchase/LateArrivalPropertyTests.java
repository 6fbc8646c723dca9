package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Purchases that become known in any order: each is decided by what those known by then, of its day
 * and before, had led to; and given back in the opposite order they leave nothing behind.
 */
@ServerTest
class LateArrivalPropertyTests {

  private static final List<String> TIERS = List.of("bronze", "silver", "gold");

  @Autowired private Shop shop;

  /**
   * A purchase as the model sees it.
   *
   * @param leadsTo the tier that it leads to by itself, 0 for none
   * @param before what there was before it
   */
  private record Bought(int daysAgo, int leadsTo, List<String> before, Answer answer) {}

  @Test
  void eachDayHasTheTierThatWasReachedByThen() {
    OffsetDateTime noon = OffsetDateTime.now(ZoneOffset.UTC).with(LocalTime.NOON);
    for (int seed = 0; seed < RandomPurchases.CASES; seed++) {
      Random random = new Random(seed);
      Someone member = shop.enrol();
      List<Bought> known = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int daysAgo = 1 + random.nextInt(12);
        // So few and such amounts that only a purchase by itself leads to a tier.
        int leadsTo = i % 3 == 0 ? 1 + random.nextInt(2) : 0;
        if (known.stream().filter(one -> one.leadsTo() == 1).count() == 3) {
          leadsTo *= 2;
        }
        APurchase purchase = APurchase.by(member).at(noon.minusDays(daysAgo));
        switch (leadsTo) {
          case 0 -> purchase.line("ESP", "coffee", 1, 500);
          case 1 -> purchase.line("CUP", "cups", 1, 60_000);
          default -> purchase.line("CUP", "cups", 1, 210_000);
        }
        List<String> before = shop.books().standing(member.id());
        Answer answer = shop.till().post("/v1/purchases", purchase.json());
        String what = "seed %d, purchase %d: %s".formatted(seed, i, answer.body());
        assertThat(answer.status()).as(what).isEqualTo(201);
        int tier = reached(known, daysAgo);
        assertThat(tierOf(answer)).as(what).isEqualTo(TIERS.get(tier));
        known.add(new Bought(daysAgo, leadsTo, before, answer));
        assertThat(answer.text("/tier/code")).as(what).isEqualTo(TIERS.get(reached(known, 0)));
      }
      for (Bought bought : known.reversed()) {
        shop.till()
            .post(
                "/v1/purchases/" + bought.answer().text("/id") + "/returns", AReturn.next().json());
        assertThat(shop.books().standing(member.id()))
            .as("seed %d: %s", seed, bought.answer().body())
            .isEqualTo(bought.before());
      }
    }
    shop.theBooksBalance();
  }

  private static int reached(List<Bought> known, int daysAgo) {
    return known.stream()
        .filter(one -> one.daysAgo() >= daysAgo)
        .mapToInt(Bought::leadsTo)
        .max()
        .orElse(0);
  }

  private String tierOf(Answer purchase) {
    return shop.books()
        .rows(
            "select facts->'tier'->>'code' from purchase where id = ?::uuid", purchase.text("/id"))
        .getFirst();
  }
}
