package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.AtOnce;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Points that no number can hold are a refusal of one command, and of no other. */
@ServerTest
class PointsOverflowIntegrationTests {

  /** 10 to the 10th points for each euro of gold, and 1 for each of anything else. */
  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Far too much"
      when
          The basket contains products in category "gold"
      then
          Give 1000000 points per 0.01 EUR spent
          Multiply points by 100
      end
      """;

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  private static APurchase gold(Someone member, long priceMinor) {
    return APurchase.by(member).line("BAR", "gold", 1, priceMinor);
  }

  private static void isTooMany(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("too-many-points");
    assertThat(answer.text("/detail")).contains("points");
  }

  @Test
  void oneThatCannotBeCountedIsRefusedAndAskedAboutAlike() {
    Someone member = shop.enrol();
    String body = gold(member, 1_000_000_000_000L).json();
    isTooMany(shop.till().post("/v1/purchases", body));
    isTooMany(shop.till().post("/v1/purchases/quote", body));
    assertThat(shop.balance(member).number("/available")).isZero();
  }

  @Test
  void aBalanceThatWouldNotHoldThemRefusesThemAndStaysAsItIs() {
    Someone member = shop.enrol();
    Answer first = shop.till().post("/v1/purchases", gold(member, 9_000_000_000L).json());
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    isTooMany(shop.till().post("/v1/purchases", gold(member, 9_000_000_000L).json()));
    Answer small =
        shop.till().post("/v1/purchases", APurchase.by(member).line("TEA", "tea", 1, 500).json());
    assertThat(small.status()).as(small.body()).isEqualTo(201);
    assertThat(shop.balance(member).number("/available"))
        .isEqualTo(first.number("/points/accrued") + 5);
    shop.theBooksBalance();
  }

  @Test
  void theOthersOfTheBatchGoOn() {
    List<Someone> members = shop.enrol(20);
    List<Answer> answers =
        AtOnce.atOnce(
            20,
            i -> {
              APurchase purchase =
                  i % 4 == 0
                      ? gold(members.get(i), 1_000_000_000_000L)
                      : APurchase.by(members.get(i)).line("TEA", "tea", 1, 500);
              return shop.till().post("/v1/purchases", purchase.json());
            });
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).status()).isEqualTo(i % 4 == 0 ? 422 : 201);
    }
  }

  @Test
  void anAdjustmentBeyondItIsRefused() {
    Someone member = shop.enrol();
    shop.till().post("/v1/purchases", gold(member, 9_999_999_899L).json());
    Answer first =
        shop.as(Role.SUPPORT)
            .post(
                "/v1/members/" + member.id() + "/adjustments",
                "{\"points\": 1000000000, \"reason\": \"x\"}");
    // 10 to the 18th less a tenth of that are there.
    isTooMany(first);
  }

  @Test
  void figuresStayAtTheGreatestNumberAndSayIt() {
    long much = shop.books().number("select insight_sum(9223372036854775807, 5)");
    assertThat(much).isEqualTo(Long.MAX_VALUE);
    assertThat(shop.books().number("select insight_sum(-9223372036854775807, -5)"))
        .isEqualTo(-Long.MAX_VALUE);
    shop.books()
        .run(
            """
            insert into insight_day (store, day, purchases, spent_minor, returned_minor, issued, reversed, redeemed,
                                     expired, adjusted, active_members)
            values ('overflow', (now() at time zone 'Europe/Berlin')::date, 1, 9223372036854775807, 0, 9223372036854775807, 0, 0, 0, 0, 0)
            """);
    Answer answer = shop.as(Role.MARKETER).get("/v1/insight/overview?store=overflow");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/saturated").asBoolean()).isTrue();
    assertThat(answer.number("/today/spentMinor")).isEqualTo(Long.MAX_VALUE);
  }
}
