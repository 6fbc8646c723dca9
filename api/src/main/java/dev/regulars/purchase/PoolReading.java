package dev.regulars.purchase;

import dev.regulars.account.Pools;
import dev.regulars.member.MemberRef;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads of whom points may be taken, for {@link Gather}. */
@Component
class PoolReading {

  private final Pools pools;

  PoolReading(Pools pools) {
    this.pools = pools;
  }

  /**
   * Whose points those may take who spend some. Accounts are locked in one go, so it has to be
   * known before.
   */
  Mono<Map<UUID, List<UUID>>> mates(
      Connection connection, List<Command> commands, Map<MemberRef, UUID> named) {
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
    return spenders.isEmpty() ? Mono.just(Map.of()) : pools.mates(connection, spenders);
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
