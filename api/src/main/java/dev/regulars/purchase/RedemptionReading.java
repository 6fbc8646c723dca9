package dev.regulars.purchase;

import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemptions;
import dev.regulars.reward.Rewards;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads redemptions, rewards and vouchers for {@link Gather}; a batch without any sends no
 * statement.
 */
@Component
class RedemptionReading {

  private final Redemptions redemptions;
  private final Rewards rewards;
  private final VoucherReading codes;
  private final RedemptionSteps steps;

  RedemptionReading(
      Redemptions redemptions, Rewards rewards, VoucherReading codes, RedemptionSteps steps) {
    this.redemptions = redemptions;
    this.rewards = rewards;
    this.codes = codes;
    this.steps = steps;
  }

  /** Those that commands are about. Who settles one has locked it: {@link Identities#lock}. */
  Mono<List<Redemption>> find(Connection connection, Collection<UUID> ids) {
    return ids.isEmpty() ? Mono.just(List.of()) : redemptions.find(connection, ids).collectList();
  }

  /** What is on the books, with the steps of these redemptions. */
  Map<Identity, Known> withSteps(Map<Identity, Known> known, List<Redemption> found) {
    if (found.isEmpty()) {
      return known;
    }
    Map<Identity, Known> all = new HashMap<>(known);
    all.putAll(steps.known(found));
    return all;
  }

  /** Adds the reads of rewards, of how often members had them, and of codes, behind accounts. */
  void addTo(
      List<Mono<Void>> reads,
      Connection connection,
      Needs needs,
      Gathered gathered,
      boolean books) {
    if (!needs.rewards().isEmpty() || needs.wantsCash()) {
      reads.add(
          (books
                  ? rewards.lock(connection, needs.rewards(), needs.wantsCash())
                  : rewards.look(connection, needs.rewards(), needs.wantsCash()))
              .doOnNext(
                  read -> {
                    gathered.handed().learnRewards(needs.rewards(), read);
                    if (needs.wantsCash()) {
                      gathered.handed().learnCash();
                    }
                  })
              .then());
    }
    if (!needs.redemptionsOf().isEmpty()) {
      reads.add(
          redemptions
              .ofPurchases(connection, needs.redemptionsOf())
              .collectList()
              .doOnNext(gathered.handed()::learn)
              .then());
    }
    if (!needs.uses().isEmpty()) {
      reads.add(
          redemptions
              .uses(connection, needs.uses(), gathered.now())
              .doOnNext(gathered.handed()::learnUses)
              .then());
    }
    codes.addTo(reads, connection, needs, gathered, books);
  }
}
