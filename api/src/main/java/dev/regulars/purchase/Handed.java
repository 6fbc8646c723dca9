package dev.regulars.purchase;

import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemptions.Use;
import dev.regulars.reward.Reward;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch knows of rewards and of what is held or was given for them, kept up to date by what
 * the batch decides. A batch without redemptions asks for none of it, and nothing is kept.
 */
final class Handed {

  private final Map<UUID, Redemption> redemptions = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Reward> rewards = new HashMap<>();
  private final Map<Use, Long> uses = new HashMap<>();

  void learn(Collection<Redemption> read) {
    read.forEach(each -> redemptions.put(each.id(), each));
  }

  void learnRewards(Collection<String> codes, Map<String, Reward> read) {
    asked.addAll(codes);
    rewards.putAll(read);
  }

  void learnUses(Map<Use, Long> read) {
    uses.putAll(read);
  }

  /** A redemption as it is now, null where there is none. */
  @Nullable Redemption redemption(UUID id) {
    return redemptions.get(id);
  }

  boolean hasReward(String code) {
    return asked.contains(code);
  }

  boolean hasUse(Use use) {
    return uses.containsKey(use);
  }

  /** A reward with what is taken of it now, null where there is none. */
  @Nullable Reward reward(String code) {
    return rewards.get(code);
  }

  /** How often a member had a reward; 0 where nobody asked. */
  long uses(Use use) {
    return uses.getOrDefault(use, 0L);
  }

  /** Takes over what a command changed. */
  void advance(Change change) {
    for (Change.Entry entry : change.entries()) {
      if (entry instanceof Change.Entry.Redeemed redeemed) {
        advance(redeemed.before(), redeemed.after());
      }
    }
    change
        .taken()
        .forEach((code, pieces) -> rewards.computeIfPresent(code, (c, r) -> r.taking(pieces)));
  }

  private void advance(@Nullable Redemption before, Redemption after) {
    redemptions.put(after.id(), after);
    long more = (after.counts() ? 1L : 0L) - (before != null && before.counts() ? 1L : 0L);
    uses.replaceAll((use, times) -> isOf(after, use) ? times + more : times);
  }

  private static boolean isOf(Redemption redemption, Use use) {
    return redemption.memberId().equals(use.memberId())
        && use.reward().equals(redemption.reward())
        && !redemption.reservedOn().isBefore(use.since());
  }
}
