package dev.regulars.purchase;

import dev.regulars.account.Merges;
import dev.regulars.member.MemberRef;
import dev.regulars.pool.Pools;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemptions;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads of whom points may be taken, and of whom they were, for {@link Gather}. */
@Component
class PoolReading {

  /**
   * What is known before accounts are locked, which happens in one go.
   *
   * @param mates of members who spend points: whose they may take besides their own
   * @param lenders of members who return something: whose they have spent so far
   * @param merged of those who lent points, who was merged into whom
   */
  record Pooled(Map<UUID, List<UUID>> mates, Map<UUID, Set<UUID>> lenders, Map<UUID, UUID> merged) {

    void tell(Gathered gathered) {
      gathered.learnMates(mates.keySet(), mates);
      gathered.learnLenders(lenders, merged);
    }
  }

  private final Pools pools;
  private final Redemptions redemptions;
  private final Merges merges;

  PoolReading(Pools pools, Redemptions redemptions, Merges merges) {
    this.pools = pools;
    this.redemptions = redemptions;
    this.merges = merges;
  }

  /**
   * Reads it; where nobody spends points, or returns what was paid with some, nothing.
   *
   * @param purchases that commands are about
   * @param settled redemptions that commands are about
   */
  Mono<Pooled> find(
      Connection connection,
      List<Command> commands,
      Map<MemberRef, UUID> named,
      List<StoredPurchase> purchases,
      List<Redemption> settled) {
    Set<UUID> spenders = spenders(commands, named);
    Set<UUID> returning = returning(commands, named, purchases);
    return Mono.zip(
            spenders.isEmpty()
                ? Mono.just(Map.<UUID, List<UUID>>of())
                : pools.mates(connection, spenders),
            returning.isEmpty()
                ? Mono.just(Map.<UUID, Set<UUID>>of())
                : redemptions.lenders(connection, returning))
        .flatMap(
            read -> {
              Set<UUID> lent = new TreeSet<>();
              settled.forEach(one -> lent.addAll(PoolDraw.lenders(one)));
              read.getT2().values().forEach(lent::addAll);
              return (lent.isEmpty()
                      ? Mono.just(Map.<UUID, UUID>of())
                      : merges.merged(connection, lent))
                  .map(merged -> new Pooled(read.getT1(), read.getT2(), merged));
            });
  }

  private static Set<UUID> spenders(List<Command> commands, Map<MemberRef, UUID> named) {
    Set<UUID> spenders = new TreeSet<>();
    for (Command command : commands) {
      UUID spender =
          switch (command) {
            case ReserveRedemption redemption -> redemption.memberId();
            case RecordPurchase purchase when purchase.member() != null && purchase.redeems() ->
                named.get(purchase.member());
            default -> null;
          };
      if (spender != null) {
        spenders.add(spender);
      }
    }
    return spenders;
  }

  private static Set<UUID> returning(
      List<Command> commands, Map<MemberRef, UUID> named, List<StoredPurchase> purchases) {
    Set<UUID> returning = new TreeSet<>();
    for (StoredPurchase purchase : purchases) {
      if (purchase.memberId() != null && purchase.purchase().redeeming() != null) {
        returning.add(purchase.memberId());
      }
    }
    for (Command command : commands) {
      UUID memberId =
          command instanceof RecordReturn.OfProducts products ? named.get(products.member()) : null;
      if (memberId != null) {
        returning.add(memberId);
      }
    }
    return returning;
  }

  /** Asks again behind the locks: who has left by then is not taken from. */
  void addTo(List<Mono<Void>> reads, Connection connection, Needs needs, Gathered gathered) {
    if (!needs.pools().isEmpty()) {
      reads.add(
          pools
              .mates(connection, needs.pools())
              .doOnNext(found -> gathered.learnMates(needs.pools(), found))
              .then());
    }
  }
}
