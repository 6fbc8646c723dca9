package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Members whose points others of a pool hold or spent are merged, and taken apart again. */
@ServerTest
class PooledMergeIntegrationTests {

  @Autowired private Shop shop;
  private GivenRewards rewards;
  private GivenPools pools;
  private Someone lender;
  private Someone spender;
  private Someone twin;

  @BeforeEach
  void aPoolOfTwo() {
    shop.rulebook().pointPerEuro();
    rewards = new GivenRewards(shop);
    pools = new GivenPools(shop);
    lender = rewards.memberWith(100);
    spender = rewards.memberWith(30);
    twin = rewards.memberWith(5);
    pools.put(pools.pool(lender), spender, "{}");
  }

  @AfterEach
  void everyBalanceIsWhatItsTransfersMakeIt() {
    shop.theBooksBalance();
  }

  @Test
  void aMergeIsNotUndoneOnceAnotherHasSpentWhatWasHeldOfTheMember() {
    String redemption = rewards.held(spender, Map.of("points", 120));
    pools.merge(lender, twin);
    assertThat(rewards.step(redemption, "confirm").status()).isEqualTo(200);
    assertThat(shop.balance(twin).number("/available")).isEqualTo(15);

    Answer undone = pools.undo(lender);
    assertThat(undone.status()).as(undone.body()).isEqualTo(409);
    assertThat(undone.problem()).isEqualTo("merge-in-use");
    assertThat(shop.balance(twin).number("/available")).isEqualTo(15);
  }

  @Test
  void aMergeIsNotUndoneOnceWhatAnotherSpentOfTheMemberCameBack() {
    String redemption = rewards.held(spender, Map.of("points", 120));
    assertThat(rewards.step(redemption, "confirm").status()).isEqualTo(200);
    pools.merge(lender, twin);
    assertThat(rewards.step(redemption, "reverse").status()).isEqualTo(200);
    assertThat(shop.balance(twin).number("/available")).isEqualTo(105);

    assertThat(pools.undo(lender).problem()).isEqualTo("merge-in-use");
    assertThat(shop.balance(twin).number("/available")).isEqualTo(105);
  }

  @Test
  void whatIsStillHeldOfTheMemberGoesBackWithThem() {
    String redemption = rewards.held(spender, Map.of("points", 120));
    pools.merge(lender, twin);
    assertThat(pools.undo(lender).status()).isEqualTo(200);
    assertThat(shop.balance(lender).number("/reserved")).isEqualTo(90);
    assertThat(shop.balance(twin).number("/available")).isEqualTo(5);
    assertThat(rewards.step(redemption, "confirm").status()).isEqualTo(200);
    assertThat(shop.balance(lender).number("/available")).isEqualTo(10);
  }

  @Test
  void whatWasNotSpentAfterAllGoesBackWithThem() {
    String redemption = rewards.held(spender, Map.of("points", 120));
    pools.merge(lender, twin);
    assertThat(rewards.step(redemption, "cancel").status()).isEqualTo(200);
    assertThat(pools.undo(lender).status()).isEqualTo(200);
    assertThat(shop.balance(lender).number("/available")).isEqualTo(100);
    assertThat(shop.balance(twin).number("/available")).isEqualTo(5);
  }
}
