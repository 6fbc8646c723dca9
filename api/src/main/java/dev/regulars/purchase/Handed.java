package dev.regulars.purchase;

import dev.regulars.reward.Offer;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemptions.Use;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardState;
import dev.regulars.reward.Rewards;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
  private boolean hasCash;

  void learn(Collection<Redemption> read) {
    // What the batch has decided since is newer.
    read.forEach(each -> redemptions.putIfAbsent(each.id(), each));
  }

  void learnRewards(Collection<String> codes, Map<String, Reward> read) {
    asked.addAll(codes);
    // What the batch took of one is counted in it already.
    read.forEach(rewards::putIfAbsent);
  }

  void learnCash() {
    hasCash = true;
  }

  boolean hasCash() {
    return hasCash;
  }

  /** All cash of the programme that is active, where it was asked for. */
  List<Reward> cash() {
    return hasCash
        ? rewards.values().stream()
            .filter(reward -> reward.cash() != null && reward.state() == RewardState.ACTIVE)
            .toList()
        : List.of();
  }

  /** What points are redeemed for by who names no reward; null for what the programme says. */
  @Nullable Reward cashFor(long points, Offer.Place place, Instant now) {
    return Rewards.cashFor(cash(), points, place, now).orElse(null);
  }

  /** What went with a purchase. */
  List<Redemption> ofPurchase(UUID purchaseId) {
    return redemptions.values().stream()
        .filter(each -> purchaseId.equals(each.purchaseId()))
        .sorted(Comparator.comparing(Redemption::id))
        .toList();
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
