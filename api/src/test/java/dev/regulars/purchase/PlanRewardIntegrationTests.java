package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.plan.GivenPlans;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A term of a paid membership for points. */
@ServerTest
class PlanRewardIntegrationTests {

  @Autowired private Shop shop;
  private GivenPlans plans;
  private GivenRewards rewards;
  private Someone member;
  private String plan;
  private String reward;

  @BeforeEach
  void aMemberAndAPlanForPoints() {
    shop.rulebook().pointPerEuro();
    plans = new GivenPlans(shop);
    rewards = new GivenRewards(shop);
    member = rewards.memberWith(500);
    plan = plans.plan(Map.of());
    reward = rewards.reward("plan", Map.of("points", 200, "plan", plan));
  }

  @AfterEach
  void theProofHolds() {
    shop.theBooksBalance();
  }

  @Test
  void beginsWithTheConfirmationAndEndsWithTheReversal() {
    String held = rewards.held(member, Map.of("reward", reward));
    assertThat(plans.of(member).at("/plans").size()).as("held only").isZero();

    assertThat(rewards.step(held, "confirm").status()).isEqualTo(200);
    assertThat(rewards.step(held, "confirm").replayed()).isTrue();
    assertThat(plans.of(member).text("/plans/0/until")).isEqualTo(today().plusDays(29).toString());
    assertThat(plans.of(member).text("/plans/0/terms/0/kind")).isEqualTo("points");
    assertThat(plans.of(member).number("/plans/0/unusedMinor")).as("no money was paid").isZero();

    Answer part = rewards.reverse(held, 50);
    assertThat(part.status()).as(part.body()).isEqualTo(200);
    assertThat(plans.of(member).text("/plans/0/state")).isEqualTo("active");
    assertThat(rewards.step(held, "reverse").status()).isEqualTo(200);
    assertThat(plans.of(member).text("/plans/0/state")).isEqualTo("ended");
    assertThat(plans.told(member)).containsExactly("started points", "ended returned");
    assertThat(shop.balance(member).number("/available")).isEqualTo(500);
  }

  @Test
  void isRedeemedInAPurchaseAndComesBackWithIt() {
    Answer bought =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member)
                    .line("T", "tea", 1, 1000)
                    .line(plan, "plans", 1, 1200)
                    .with("redeem", List.of(Map.of("reward", reward)))
                    .json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(plans.of(member).text("/plans/0/until"))
        .as("one for points and one for money")
        .isEqualTo(today().plusDays(59).toString());

    Answer back =
        shop.till().post("/v1/purchases/" + bought.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(plans.of(member).text("/plans/0/state")).isEqualTo("ended");
    assertThat(shop.balance(member).number("/available")).isEqualTo(500);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Berlin"));
  }
}
