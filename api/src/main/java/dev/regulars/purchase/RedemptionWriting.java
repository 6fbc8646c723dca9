package dev.regulars.purchase;

import dev.regulars.purchase.Change.Entry.Redeemed;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemptions;
import dev.regulars.reward.Rewards;
import io.r2dbc.spi.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what a batch did to redemptions, and what it took of rewards. */
@Component
class RedemptionWriting {

  private final Redemptions redemptions;
  private final Rewards rewards;

  RedemptionWriting(Redemptions redemptions, Rewards rewards) {
    this.redemptions = redemptions;
    this.rewards = rewards;
  }

  /** Sends the rows; a redemption that is made and settled in one batch is written once. */
  Mono<Void> write(Connection connection, List<Change> changes, List<Redeemed> redeemed) {
    if (redeemed.isEmpty()) {
      return Mono.empty();
    }
    Map<UUID, Redemption> made = new LinkedHashMap<>();
    Map<UUID, Redemption> settled = new LinkedHashMap<>();
    for (Redeemed one : redeemed) {
      boolean isNew = one.before() == null || made.containsKey(one.after().id());
      (isNew ? made : settled).put(one.after().id(), one.after());
    }
    Map<String, Long> taken = new TreeMap<>();
    changes.forEach(
        change -> change.taken().forEach((code, pieces) -> taken.merge(code, pieces, Long::sum)));
    return Flux.mergeSequential(
            redemptions.insert(connection, List.copyOf(made.values())),
            redemptions.update(connection, List.copyOf(settled.values())),
            redemptions.insertReversals(
                connection,
                redeemed.stream().map(Redeemed::reversal).filter(Objects::nonNull).toList()),
            rewards.take(connection, taken))
        .then();
  }
}
