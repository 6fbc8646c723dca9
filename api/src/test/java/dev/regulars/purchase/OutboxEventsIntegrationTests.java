package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What leaves with each transaction, for those who listen. */
@ServerTest
@TestPropertySource(properties = "test.server=its own, for it publishes a rulebook")
class OutboxEventsIntegrationTests {

  private static final String RULES =
      """
      rule "Base"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Thanks"
      when
          A purchase is made
      then
          Tell the customer "Thank you"
          Tag the member "thanked"
      end

      rule "Voucher"
      when
          The basket contains products in category "tea"
      then
          Issue voucher "TEA" valid for 7 days
      end

      rule "Group winner"
          exclusive group "g"
      when
          A purchase is made
      then
          Give 3 points
      end

      rule "Group loser"
          exclusive group "g"
      when
          A purchase is made
      then
          Give 2 points
      end
      """;

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.till(); // waits until the starter rulebook is there, which would come after this one
    shop.rulebook().live(RULES);
  }

  private List<String> events(String sourceId) {
    return shop.books()
        .rows(
            "select type, member_id is null, payload from outbox where source_id = ?::uuid order"
                + " by written_by, id",
            sourceId);
  }

  private String bought(APurchase purchase) {
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("/id");
  }

  @Test
  void aPurchaseTellsWhichRulesFiredBesidesThoseThatGavePoints() {
    String id = bought(APurchase.by(shop.enrol()).line("T", "tea", 1, 500));
    assertThat(events(id))
        .containsExactly(
            "purchase.recorded|f|{\"points\":8,\"totalMinor\":500,\"store\":\"test-1\","
                + "\"alsoFired\":[\"Thanks\",\"Voucher\"],\"tags\":[\"thanked\"]}");
  }

  @Test
  void anAnonymousPurchaseAndItsClaimAreTwoThings() {
    String id = bought(APurchase.anonymous().line("E", "coffee", 1, 500));
    Someone member = shop.enrol();
    shop.till()
        .post(
            "/v1/purchases/" + id + "/claim",
            Till.written(Map.of("member", Map.of("id", member.id()))));
    assertThat(events(id)).hasSize(2);
    assertThat(events(id).getFirst()).startsWith("purchase.recorded|t|{\"points\":0,");
    assertThat(events(id).getLast()).startsWith("purchase.claimed|f|{\"points\":8,");
  }

  @Test
  void theReturnOfAnAnonymousPurchaseIsToldToo() {
    String id = bought(APurchase.anonymous().line("E", "coffee", 2, 500));
    Answer back =
        shop.till().post("/v1/purchases/" + id + "/returns", AReturn.next().line(1, 1).json());
    assertThat(events(back.text("/id")))
        .containsExactly(
            "purchase.returned|t|{\"purchaseId\":\"%s\",\"points\":0,\"totalMinor\":500,\"store\":\"test-1\"}"
                .formatted(id));
  }

  @Test
  void anAdjustmentIsOneEventHoweverManyLotsItTakesFrom() {
    Someone member = shop.enrol();
    bought(APurchase.by(member).line("E", "coffee", 1, 500));
    assertThat(adjusted(member, 10)).containsExactly(moved(10));
    assertThat(adjusted(member, -30)).containsExactly(moved(-30));
  }

  private List<String> adjusted(Someone member, int points) {
    Answer answer =
        shop.as(Role.SUPPORT)
            .post(
                "/v1/members/" + member.id() + "/adjustments",
                Till.written(Map.of("points", points, "reason", "a test")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return events(answer.text("/id"));
  }

  private static String moved(int points) {
    return "points.moved|f|{\"kind\":\"adjustment\",\"account\":\"adjusted\",\"points\":%d}"
        .formatted(points);
  }
}
