package dev.regulars.insight;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Regulars;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import dev.regulars.security.Role;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever is booked, by many at once, and however often the counting is cut off: the figures are
 * what SQL finds in the books. Two servers count, one at a time; one of them is stopped again and
 * again, and the connections on which they count are killed.
 */
@ServerTest
@TestPropertySource(
    properties = {
      "regulars.insight.every=20ms",
      "regulars.insight.batch=7",
      "logging.level.io.r2dbc.postgresql.client=off"
    })
class InsightPropertyTests {

  private static final int ROUNDS = Integer.getInteger("regulars.cases", 6) / 3;
  private static final int WRITERS = 5;
  private static final int STEPS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String RULES =
      """
      rule "Base"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
          All rules together give at most 150 points per member per day
      end

      rule "Coffee units"
      when
          The basket contains products in category "coffee"
      then
          Give 7 points for every unit of category "coffee"
          At most 300 points in all
      end

      rule "Thanks"
      when
          The total is at least 20.00 EUR
      then
          Tell the customer "Thank you"
          Tag the member "spender"
      end

      rule "Tea voucher"
      when
          The basket contains products in category "tea"
      then
          Issue voucher "TEA" valid for 7 days
      end

      rule "Review"
      when
          The event "review" happens
      then
          Give 20 points
      end

      rule "Silver"
      when
          The member accrued at least 60 points in the qualification period
      then
          The member qualifies for tier "silver"
          Issue voucher "SILVER" valid for 30 days
      end
      """;

  private static final String KILL =
      """
      select count(pg_terminate_backend(pid))
        from pg_stat_activity
       where datname = current_database()
         and pid <> pg_backend_pid()
         and state <> 'idle'
         and (query like '%outbox_listener%' or query like '%insight_%')
      """;

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;

  @Autowired
  @Qualifier("backgroundJobs")
  private SmartLifecycle runner;

  private final Queue<Answer> bought = new ConcurrentLinkedQueue<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  @Test
  void figuresAreWhatSqlFindsInTheBooks() throws Exception {
    shop.till();
    shop.rulebook().live(RULES);
    List<Someone> members = shop.enrol(6);
    put("tokyo", "Asia/Tokyo");
    put("honolulu", "Pacific/Honolulu");
    try (ConfigurableApplicationContext second = second()) {
      assertThat(second.isRunning()).isTrue();
      for (int round = 0; round < ROUNDS; round++) {
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread disturbing = disturb(writing, new Random(round));
        writeAtOnce(members, 100L * round);
        writing.set(false);
        disturbing.join();
        assertThat(surprises).isEmpty();
        InsightProof.awaitCounted(shop.books(), PATIENCE);
        InsightProof.agrees(shop.books(), "round " + round);
      }
    }
    assertThat(shop.books().number("select count(*) from purchase where claimed_at is not null"))
        .isPositive();
    assertThat(shop.books().number("select count(*) from purchase_return")).isPositive();
    assertThat(shop.books().number("select count(*) from transfer where kind = 'adjustment'"))
        .isPositive();
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }

  private void writeAtOnce(List<Someone> members, long seed) throws InterruptedException {
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Random random = new Random(seed + writer);
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int step = 0; step < STEPS; step++) {
                      Answer answer = step(members, random);
                      if (answer != null && answer.status() >= 500) {
                        surprises.add(answer.body());
                      }
                    }
                  }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
  }

  /** One thing that happens in a shop; null where there was nothing to do it with. */
  private Answer step(List<Someone> members, Random random) {
    Someone member = members.get(random.nextInt(members.size()));
    Answer some = any(random);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> buy(purchase(APurchase.by(member), random));
      case 3 -> buy(purchase(APurchase.anonymous(), random));
      case 4 ->
          some == null
              ? null
              : shop.till()
                  .post(
                      "/v1/purchases/" + some.text("/id") + "/claim",
                      Till.written(Map.of("member", Map.of("id", member.id()))));
      case 5 ->
          some == null
              ? null
              : shop.till()
                  .post(
                      "/v1/purchases/" + some.text("/id") + "/returns",
                      AReturn.next().line(1, 1).json());
      case 6 ->
          shop.till()
              .post(
                  "/v1/returns",
                  AReturn.next()
                      .with("store", random.nextBoolean() ? "tokyo" : "never-heard-of")
                      .with("member", Map.of("id", member.id()))
                      .product("SKU-" + random.nextInt(5), 1 + random.nextInt(3))
                      .json());
      case 7 ->
          shop.till()
              .post(
                  "/v1/events",
                  Till.written(
                      Map.of(
                          "member", Map.of("id", member.id()),
                          "name", "review",
                          "occurredAt", anyTime(random),
                          "attributes", Map.of("stars", 5))));
      default ->
          shop.as(Role.SUPPORT)
              .post(
                  "/v1/members/" + member.id() + "/adjustments",
                  Till.written(
                      Map.of("points", 1 + random.nextInt(200) - 100, "reason", "a test")));
    };
  }

  private Answer buy(APurchase purchase) {
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    if (answer.status() == 201) {
      bought.add(answer);
    }
    return answer;
  }

  private Answer any(Random random) {
    List<Answer> all = List.copyOf(bought);
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  private static APurchase purchase(APurchase purchase, Random random) {
    purchase.in(List.of("berlin", "tokyo", "honolulu").get(random.nextInt(3)));
    if (random.nextInt(3) > 0) {
      purchase.at(OffsetDateTime.parse(anyTime(random)));
    }
    if (random.nextBoolean()) {
      purchase
          .with("channel", random.nextBoolean() ? "store" : "app")
          .with("vouchers", List.of("WELCOME", "CODE-" + random.nextInt(3)))
          .with("attributes", Map.of("paymentMethod", random.nextBoolean() ? "card" : "cash"));
    }
    for (int line = 1 + random.nextInt(4); line > 0; line--) {
      purchase.line(
          "SKU-" + random.nextInt(5),
          List.of("coffee", "tea", "cake").get(random.nextInt(3)),
          1 + random.nextInt(3),
          random.nextInt(1500));
    }
    return purchase;
  }

  /** Within the last days, and now and then more than a year ago. */
  private static String anyTime(Random random) {
    int back = random.nextInt(8) == 0 ? 800_000 : 6_000;
    return ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now().minusMinutes(1 + random.nextInt(back)));
  }

  /** Stops and starts one of those who count, and kills the connections on which they do. */
  private Thread disturb(AtomicBoolean writing, Random random) {
    return Thread.ofVirtual()
        .start(
            () -> {
              while (writing.get()) {
                pause(5 + random.nextInt(60));
                if (random.nextBoolean()) {
                  runner.stop();
                  pause(random.nextInt(30));
                  runner.start();
                } else {
                  shop.books().number(KILL);
                }
              }
            });
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(String store, String zone) {
    byte[] body = Till.written(Map.of("name", store, "zone", zone)).getBytes();
    assertThat(
            shop.as(Role.ADMIN)
                .send("PUT", "/v1/stores/" + store, "application/json", body)
                .status())
        .isEqualTo(200);
  }

  /** Another whole server on the same database, which counts as well. */
  private ConfigurableApplicationContext second() {
    ConfigurableApplicationContext second =
        new SpringApplicationBuilder(Regulars.class)
            .run(
                "--server.port=0",
                "--regulars.demo=true",
                "--regulars.database.connections=8",
                "--regulars.insight.every=20ms",
                "--regulars.insight.batch=7",
                "--logging.level.Regulars=warn",
                "--regulars.database.url=" + TestDatabase.url(address));
    String port = second.getEnvironment().getRequiredProperty("local.server.port");
    Till till = new Till("http://127.0.0.1:" + port, "rk_demo_till");
    await().atMost(PATIENCE).until(() -> till.get("/actuator/health").status() == 200);
    return second;
  }
}
