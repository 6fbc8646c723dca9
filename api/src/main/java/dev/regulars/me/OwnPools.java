package dev.regulars.me;

import dev.regulars.me.OwnPool.Invitation;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberPerson;
import dev.regulars.pool.Pool;
import dev.regulars.pool.PoolChanges;
import dev.regulars.pool.PoolChanges.Place;
import dev.regulars.tier.Balances;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Members' pools as they see them. */
@Component
class OwnPools {

  private static final int INVITATIONS_MAX = 50;

  private final PoolChanges pools;
  private final MemberDirectory members;
  private final Balances balances;

  OwnPools(PoolChanges pools, MemberDirectory members, Balances balances) {
    this.pools = pools;
    this.members = members;
    this.balances = balances;
  }

  /** With whom the member spends, and who would like them to. */
  Mono<OwnPool> of(Connection connection, UUID memberId) {
    return pools
        .invitationsOf(connection, memberId)
        .take(INVITATIONS_MAX)
        .collectList()
        .flatMap(
            places ->
                pools
                    .placeOf(connection, memberId)
                    .flatMap(place -> joined(connection, place))
                    .switchIfEmpty(Mono.defer(() -> invited(connection, places)))
                    .zipWhen(own -> invitations(connection, places), OwnPool::with));
  }

  private Mono<OwnPool> joined(Connection connection, Place place) {
    return balances
        .of(connection, place.seat().memberId())
        .flatMap(
            balance ->
                shown(
                    connection,
                    place,
                    (pool, people) -> OwnPool.of(pool, place, people, balance.spendable())));
  }

  private Mono<OwnPool> invited(Connection connection, List<Place> places) {
    return places.isEmpty()
        ? Mono.just(OwnPool.NONE)
        : shown(
            connection,
            places.getFirst(),
            (pool, people) -> OwnPool.of(pool, places.getFirst(), people, 0));
  }

  private Mono<List<Invitation>> invitations(Connection connection, List<Place> places) {
    return Flux.fromIterable(places)
        .concatMap(
            place -> shown(connection, place, (pool, people) -> Invitation.of(pool, place, people)))
        .collectList();
  }

  private <T> Mono<T> shown(
      Connection connection, Place place, BiFunction<Pool, Map<UUID, MemberPerson>, T> view) {
    return pools
        .of(connection, place.poolId())
        .flatMap(
            pool ->
                members
                    .people(connection, pool.members().stream().map(Pool.Seat::memberId).toList())
                    .map(people -> view.apply(pool, people)));
  }
}
