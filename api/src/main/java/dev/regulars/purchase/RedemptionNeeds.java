package dev.regulars.purchase;

import dev.regulars.purchase.Redeeming.Wish;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemptions.Use;
import dev.regulars.reward.Reward;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has to be gathered for what a purchase takes for points. */
final class RedemptionNeeds {

  private RedemptionNeeds() {}

  /** What it takes to decide it. */
  static void needs(Redeeming asked, Gathered gathered, Needs needs) {
    for (Wish wish : asked.redeem()) {
      if (wish.reward() == null) {
        needs.cash();
      } else {
        needs.reward(wish.reward());
      }
    }
    for (UUID id : asked.redemptions()) {
      Redemption redemption = gathered.handed().redemption(id);
      if (redemption != null) {
        PoolDraw.needs(redemption, gathered, needs);
      }
      if (redemption != null && redemption.reward() != null) {
        needs.reward(redemption.reward());
      }
    }
  }

  /** What it takes once the rewards are known. */
  static void needsThen(UUID memberId, Redeeming asked, Gathered gathered, Needs needs) {
    for (Wish wish : asked.redeem()) {
      Reward reward = wish.reward() == null ? null : gathered.handed().reward(wish.reward());
      Use use = use(memberId, reward, gathered);
      if (use != null) {
        needs.use(use);
      }
    }
    for (Reward cash : gathered.handed().cash()) {
      Use use = use(memberId, cash, gathered);
      if (use != null) {
        needs.use(use);
      }
    }
  }

  /** How often the member had a reward that has a limit; null without one. */
  static @Nullable Use use(UUID memberId, @Nullable Reward reward, Gathered gathered) {
    return reward == null || reward.limit() == null
        ? null
        : new Use(memberId, reward.code(), reward.limit().per().start(gathered.today()));
  }
}
