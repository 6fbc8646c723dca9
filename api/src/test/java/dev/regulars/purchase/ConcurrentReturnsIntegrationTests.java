package dev.regulars.purchase;

import static dev.regulars.AtOnce.atOnce;
import static dev.regulars.AtOnce.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many give back, or claim, the same at once. */
@ServerTest
class ConcurrentReturnsIntegrationTests {

  @Autowired private Shop shop;

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
}
