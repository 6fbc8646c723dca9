package dev.regulars.purchase;

import static dev.regulars.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TransferIntegrationTests {

  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().pointPerEuro();
  }

  @Test
  void pointsGoToAnotherMemberAndBothHistoriesSaySo() {
    Someone from = shop.enrol();
    Someone to = shop.enrol();
    buy(from, 50);

    Answer transfer = give(from, to, 20, "Happy birthday");

    assertThat(transfer.status()).as(transfer.body()).isEqualTo(201);
    assertThat(transfer.text("/to")).isEqualTo(to.id().toString());
    assertThat(transfer.number("/points")).isEqualTo(20);
    assertThat(transfer.number("/balance/available")).isEqualTo(30);
    assertThat(shop.balance(to).number("/available")).isEqualTo(20);
    assertThat(shop.balance(to).number("/lifetimeAccrued")).as("nothing was earned").isZero();
    assertThat(shop.balance(from).number("/lifetimeAccrued")).isEqualTo(50);
    Answer left = history(from);
    assertThat(left.text("/items/0/kind")).isEqualTo("transfer");
    assertThat(left.number("/items/0/points")).isEqualTo(-20);
    assertThat(left.text("/items/0/text")).isEqualTo("given to another member: Happy birthday");
    Answer came = history(to);
    assertThat(came.text("/items/0/kind")).isEqualTo("transfer");
    assertThat(came.number("/items/0/points")).isEqualTo(20);
    assertThat(came.number("/items/0/balanceAfter")).isEqualTo(20);
    assertThat(came.text("/items/0/text")).isEqualTo("from another member: Happy birthday");
    Answer audit = shop.as(Role.ADMIN).get("/v1/audit?subjectKind=member&subjectId=" + from.id());
    assertThat(audit.body()).contains("points.transferred", to.id().toString());
    shop.theBooksBalance();
  }

  @Test
  void theyKeepTheDayOnWhichTheyExpireAndThoseThatExpireFirstGoFirst() {
    Someone from = shop.enrol();
    Someone to = shop.enrol();
    buy(from, 30);
    List<String> expiring =
        shop.books().rows("select expires_on from lot where member_id = ?", from.id());

    give(from, to, 30, null);

    assertThat(
            shop.books()
                .rows("select expires_on from lot where member_id = ? and remaining > 0", to.id()))
        .isEqualTo(expiring);
  }

  @Test
  void aDebtOfWhoGetsThemIsPaidOffFirst() {
    Someone from = shop.enrol();
    Someone to = shop.enrol();
    buy(from, 30);
    adjust(to, -10);

    give(from, to, 25, null);

    assertThat(shop.balance(to).number("/available")).isEqualTo(15);
    shop.theBooksBalance();
  }

  @Test
  void aRepeatedRequestIsBookedOnce() {
    Someone from = shop.enrol();
    Someone to = shop.enrol();
    buy(from, 30);
    String body = body(to.id().toString(), 10, null);

    Answer first = post(from.id(), body, "Idempotency-Key", "transfer-" + from.id());
    Answer again = post(from.id(), body, "Idempotency-Key", "transfer-" + from.id());
    Answer other =
        post(
            from.id(),
            body(to.id().toString(), 11, null),
            "Idempotency-Key",
            "transfer-" + from.id());

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(409);
    assertThat(shop.balance(from).number("/available")).isEqualTo(20);
  }

  @Test
  void nobodyGivesMoreThanCanBeSpent() {
    Someone from = shop.enrol();
    buy(from, 30);

    Answer refused = give(from, shop.enrol(), 31, null);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("insufficient-points");
    assertThat(refused.pointers()).containsExactly("/points");
    assertThat(refused.number("/available")).isEqualTo(30);
    assertThat(shop.balance(from).number("/available")).isEqualTo(30);
  }

  @Test
  void whoIsMissingBlockedOrTheSameGetsNothing() {
    Someone from = shop.enrol();
    Someone to = shop.enrol();
    buy(from, 30);

    assertThat(give(from, from, 1, null).problem()).isEqualTo("same-member");
    assertThat(post(from.id(), body(NOBODY, 1, null)).problem()).isEqualTo("unknown-member");
    assertThat(post(UUID.fromString(NOBODY), body(to.id().toString(), 1, null)).status())
        .isEqualTo(404);
    block(to);
    Answer blocked = give(from, to, 1, null);
    assertThat(blocked.problem()).isEqualTo("member-blocked");
    assertThat(blocked.pointers()).containsExactly("/to");
    block(from);
    assertThat(give(from, shop.enrol(), 1, null).problem()).isEqualTo("member-blocked");
    assertThat(shop.balance(from).number("/available")).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"points": 1}                                          | /to
          {"to": {}, "points": 1}                                | /to
          {"to": {"card": "1", "email": "a@b.example"}, "points": 1} | /to
          {"to": {"card": "1"}}                                  | /points
          {"to": {"card": "1"}, "points": 0}                     | /points
          {"to": {"card": "1"}, "points": -5}                    | /points
          {"to": {"card": "1"}, "points": 1000000001}            | /points
          {"to": {"card": "1"}, "points": 1, "reason": ""}       | /reason
          {"to": {"card": "1"}, "points": 1, "why": "x"}         | /why
          """)
  void saysWhatIsWrong(String body, String pointer) {
    Answer refused = post(shop.enrol().id(), body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.pointers()).contains(pointer);
  }

  @Test
  void nothingIsLostWhateverGoesHereAndThereAtOnce() {
    List<Someone> two = shop.enrol(2);
    two.forEach(member -> buy(member, 100));
    atOnce(
        60,
        i ->
            shop.as(Role.SUPPORT)
                .post(
                    "/v1/members/" + two.get(i % 2).id() + "/transfers",
                    body(two.get(1 - i % 2).id().toString(), 7 + i, null)));

    long sum = two.stream().mapToLong(one -> shop.balance(one).number("/available")).sum();
    assertThat(sum).isEqualTo(200);
    two.forEach(one -> assertThat(shop.balance(one).number("/available")).isNotNegative());
    shop.theBooksBalance();
  }

  private void buy(Someone member, int euros) {
    Answer bought =
        shop.till()
            .post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, euros * 100L).json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
  }

  private void adjust(Someone member, long points) {
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            Till.written(Map.of("points", points, "reason", "a test")));
  }

  private void block(Someone member) {
    shop.books().run("update member set status = 'blocked' where id = '" + member.id() + "'");
  }

  private Answer history(Someone member) {
    return shop.till().get("/v1/members/" + member.id() + "/history");
  }

  private Answer give(Someone from, Someone to, long points, String reason) {
    return post(from.id(), body(to.id().toString(), points, reason));
  }

  private Answer post(UUID from, String body, String... headers) {
    return shop.as(Role.SUPPORT).post("/v1/members/" + from + "/transfers", body, headers);
  }

  private static String body(String to, long points, String reason) {
    Map<String, Object> to1 = Map.of("id", to);
    return Till.written(
        reason == null
            ? Map.of("to", to1, "points", points)
            : Map.of("to", to1, "points", points, "reason", reason));
  }
}
