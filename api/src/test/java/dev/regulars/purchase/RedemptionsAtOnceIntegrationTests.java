package dev.regulars.purchase;

import static dev.regulars.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Many tills want the last points and the last pieces at once, on two servers, and one dies. */
@ServerTest
class RedemptionsAtOnceIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int TILLS = 200;

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;
  private GivenRewards rewards;

  @BeforeEach
  void publish() {
    rewards = new GivenRewards(shop);
    shop.rulebook().pointPerEuro();
  }

  @Test
  void neverMoreThanThereIsAndNothingHeldForEver(@TempDir Path folder) throws Exception {
    Someone rich = rewards.memberWith(70);
    String scarce = rewards.reward("product", Map.of("points", 1, "stock", 25));
    List<Someone> many = shop.enrol(TILLS / 2);
    many.forEach(member -> rewards.give(member, 10));
    try (RunningServer other =
        new RunningServer(folder, address, "--regulars.intake.wait-max=20s")) {
      other.awaitReady();
      List<Answer> held =
          atOnce(
              TILLS,
              i ->
                  (i % 4 < 2 ? shop.till() : other.till())
                      .post(
                          "/v1/redemptions",
                          i % 2 == 0
                              ? GivenRewards.body(rich, Map.of("points", 1))
                              : GivenRewards.body(many.get(i / 2), Map.of("reward", scarce))));
      assertThat(held).extracting(Answer::status).containsOnly(201, 422);
      assertThat(taken(held, 0)).as("of one balance").hasSize(70);
      assertThat(taken(held, 1)).as("of the last pieces").hasSize(25);
      assertThat(shop.balance(rich).number("/available")).isZero();
      assertThat(rewards.left(scarce)).isZero();
      shop.theBooksBalance();

      // Two tills settle each at once, in different ways and on different servers: one wins.
      List<Answer> all = held.stream().filter(one -> one.status() == 201).toList();
      List<Answer> settled =
          atOnce(
              2 * all.size(),
              i ->
                  (i % 2 == 0 ? shop.till() : other.till())
                      .post(
                          "/v1/redemptions/"
                              + all.get(i / 2).text("/id")
                              + (i % 2 == 0 ? "/confirm" : "/cancel"),
                          ""));
      assertThat(settled).extracting(Answer::status).containsOnly(200, 409);
      for (int i = 0; i < settled.size(); i += 2) {
        assertThat(settled.get(i).status() + settled.get(i + 1).status()).isEqualTo(200 + 409);
      }
      assertThat(shop.balance(rich).number("/reserved")).isZero();
      shop.theBooksBalance();

      // A server dies while tills redeem; what they left half done lapses.
      AtomicInteger lost = new AtomicInteger();
      long available = shop.balance(rich).number("/available");
      rewards.give(rich, 1000);
      Thread killer = Thread.ofVirtual().unstarted(() -> kill(other));
      atOnce(
          TILLS / 2,
          i -> {
            if (i == 40) {
              killer.start();
            }
            return half(i % 2 == 0 ? shop.till() : other.till(), rich, lost);
          });
      killer.join();
      assertThat(lost.get()).as("it died on the way").isPositive();
      await().atMost(PATIENCE).until(() -> shop.balance(rich).number("/reserved") == 0);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  shop.books()
                          .number(
                              "select count(*) from redemption where state = 'reserved' and"
                                  + " member_id = ?",
                              rich.id())
                      == 0);
      long redeemed =
          shop.books()
              .number(
                  "select coalesce(sum(points), 0) from redemption where state = 'confirmed' and"
                      + " points = 7 and member_id = ?",
                  rich.id());
      assertThat(shop.balance(rich).number("/available")).isEqualTo(available + 1000 - redeemed);
      shop.theBooksBalance();
    }
  }

  private static List<Answer> taken(List<Answer> answers, int odd) {
    return java.util.stream.IntStream.range(0, answers.size())
        .filter(i -> i % 2 == odd)
        .mapToObj(answers::get)
        .filter(one -> one.status() == 201)
        .toList();
  }

  private static void kill(RunningServer server) {
    try {
      server.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every second one is held and never settled. */
  private Answer half(Till till, Someone member, AtomicInteger lost) {
    try {
      Answer held =
          till.post(
              "/v1/redemptions",
              GivenRewards.body(member, Map.of("points", 7, "expiresInSeconds", 2)));
      return held.status() == 201 && held.text("/id").hashCode() % 2 == 0
          ? till.post("/v1/redemptions/" + held.text("/id") + "/confirm", "")
          : held;
    } catch (UncheckedIOException died) {
      lost.incrementAndGet();
      return shop.balance(member);
    }
  }
}
