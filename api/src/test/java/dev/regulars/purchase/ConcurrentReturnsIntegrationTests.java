package dev.regulars.purchase;

import static dev.regulars.AtOnce.atOnce;
import static dev.regulars.AtOnce.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.member.MemberRef;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many give back, or claim, the same at once. */
@ServerTest
class ConcurrentReturnsIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;
  @Autowired private MeterRegistry meters;

  @BeforeEach
  void publish() {
    shop.rulebook().pointPerEuro();
  }

  @Test
  void theSameReturnSentTwiceAtOnceIsBookedOnce() {
    Someone member = shop.enrol();
    Answer bought =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 3, 1000).json());
    String back = AReturn.next().json();
    shop.till().post("/v1/purchases", APurchase.by(member).line("U", "tea", 3, 1000).json());
    String products =
        AReturn.next()
            .with("store", "test-1")
            .with("member", Map.of("card", member.card()))
            .product("U", 1)
            .json();

    List<Answer> answers =
        atOnce(16, i -> shop.till().post("/v1/purchases/" + bought.text("/id") + "/returns", back));
    List<Answer> ofProducts = atOnce(16, i -> shop.till().post("/v1/returns", products));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 200, 15L));
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(statuses(ofProducts)).isEqualTo(Map.of(201, 1L, 200, 15L));
    assertThat(shop.balance(member).number("/available")).isEqualTo(20);
    shop.theBooksBalance();
  }

  @Test
  void returnsOfOnePurchaseNeverTakeMoreThanThereIs() {
    Someone member = shop.enrol();
    Answer bought =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 10, 100).json());
    String path = "/v1/purchases/" + bought.text("/id") + "/returns";
    List<Answer> answers =
        atOnce(
            24,
            i ->
                i % 2 == 0
                    ? shop.till().post(path, AReturn.next().line(1, 1).json())
                    : shop.till()
                        .post(
                            "/v1/returns",
                            AReturn.next()
                                .with("store", "test-1")
                                .with("member", Map.of("id", member.id()))
                                .product("T", 1)
                                .json()));
    long units =
        answers.stream()
            .filter(a -> a.status() == 201)
            .mapToLong(a -> a.json().path("lines").size())
            .sum();
    assertThat(units).isEqualTo(10);
    assertThat(answers).extracting(Answer::status).containsOnly(201, 422);
    assertThat(shop.balance(member).number("/available")).isZero();
    shop.theBooksBalance();
  }

  @Test
  void onePurchaseIsClaimedByOneMember() {
    List<Someone> members = shop.enrol(16);
    Answer bought =
        shop.till().post("/v1/purchases", APurchase.anonymous().line("T", "tea", 1, 1000).json());
    List<Answer> answers =
        atOnce(
            16,
            i ->
                shop.till()
                    .post(
                        "/v1/purchases/" + bought.text("/id") + "/claim",
                        Till.written(
                            Map.of("member", Map.of("id", members.get(i).id().toString())))));
    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, 15L));
    shop.theBooksBalance();
  }

  @Test
  void sixtyFourClientsReturnDifferentLinesOfTheSamePurchases() {
    Someone member = shop.enrol();
    List<String> bought = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      APurchase purchase = APurchase.by(member);
      for (int line = 0; line < 16; line++) {
        purchase.line("T" + line, "tea", 1, 1000);
      }
      bought.add(shop.till().post("/v1/purchases", purchase.json()).text("/id"));
    }
    assertThat(shop.balance(member).number("/available")).isEqualTo(640);

    List<Answer> answers =
        atOnce(
            64,
            i ->
                shop.till()
                    .post(
                        "/v1/purchases/" + bought.get(i / 16) + "/returns",
                        AReturn.next().line(i % 16 + 1, 1).json()));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 64L));
    assertThat(answers).allSatisfy(a -> assertThat(a.number("/points/reversed")).isEqualTo(10));
    assertThat(shop.balance(member).number("/available")).isZero();
    assertThat(
            shop.books()
                .number("select purchases from member_account where member_id = ?", member.id()))
        .isZero();
    shop.theBooksBalance();
  }

  /** Whoever waits for a member's account waits in its lane, without a connection. */
  @Test
  void returnsOfOneMemberLeaveTheConnectionsToOthers() throws Exception {
    Someone member = shop.enrol();
    shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 50, 100).json());
    int lane = laneOf(member);
    Someone other =
        shop.enrol(16).stream().filter(one -> laneOf(one) != lane).findFirst().orElseThrow();
    List<Future<Answer>> returns = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection lock = address.connect()) {
      lock.setAutoCommit(false);
      lock.createStatement()
          .execute(
              "select 1 from member_account where member_id = '" + member.id() + "' for update");
      for (int i = 0; i < 50; i++) {
        String back =
            AReturn.next()
                .with("store", "test-1")
                .with("member", Map.of("card", member.card()))
                .product("T", 1)
                .json();
        returns.add(threads.submit(() -> shop.till().post("/v1/returns", back)));
      }
      await().until(() -> meters.get("regulars.intake.waiting").gauge().value() >= 40);
      String waiting =
          "select count(*) from pg_stat_activity where datname = current_database()"
              + " and wait_event_type = 'Lock'";
      await().until(() -> shop.books().number(waiting) == 1);

      List<Answer> others =
          atOnce(
              8,
              i ->
                  shop.till()
                      .post("/v1/purchases", APurchase.by(other).line("T", "tea", 1, 1000).json()));

      assertThat(statuses(others)).isEqualTo(Map.of(201, 8L));
      assertThat(shop.books().number(waiting)).isEqualTo(1);
      lock.rollback();
      for (Future<Answer> one : returns) {
        assertThat(one.get().status()).isEqualTo(201);
      }
    }
    assertThat(shop.balance(member).number("/available")).isZero();
    shop.theBooksBalance();
  }

  private static int laneOf(Someone member) {
    return Math.floorMod(new MemberRef(MemberRef.Kind.CARD, member.card()).hashCode(), 2);
  }

  /** A question locks nothing, so it waits for nobody either. */
  @Test
  void quotesDoNotWaitForWhoeverHoldsTheAccount() throws Exception {
    Someone member = shop.enrol();
    Answer bought =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 2, 1000).json());
    try (Connection lock = address.connect()) {
      lock.setAutoCommit(false);
      lock.createStatement()
          .execute(
              "select 1 from member_account where member_id = '" + member.id() + "' for update");
      Answer back =
          shop.till()
              .post(
                  "/v1/purchases/" + bought.text("/id") + "/returns/quote",
                  AReturn.next().line(1, 1).json());
      Answer more =
          shop.till()
              .post("/v1/purchases/quote", APurchase.by(member).line("T", "tea", 1, 1000).json());
      assertThat(back.number("/points/reversed")).isEqualTo(10);
      assertThat(more.number("/balance/available")).isEqualTo(30);
      lock.rollback();
    }
  }
}
