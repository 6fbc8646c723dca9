package dev.regulars.reward;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberProfile;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.Balances;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What there is to know of a member who asks what they can have. */
@Component
class Takers {

  private final DatabaseClient database;
  private final MemberDirectory members;
  private final Balances balances;

  Takers(DatabaseClient database, MemberDirectory members, Balances balances) {
    this.database = database;
    this.members = members;
    this.balances = balances;
  }

  /** The member as a taker of these rewards; empty if there is no such member. */
  Mono<Offer.Taker> of(UUID memberId, List<Reward> rewards, Instant now) {
    return database.inConnection(connection -> of(connection, memberId));
  }

  private Mono<Offer.Taker> of(Connection connection, UUID memberId) {
    Mono<MemberProfile> profile =
        members
            .profiles(connection, List.of(memberId))
            .flatMap(found -> Mono.justOrEmpty(found.get(memberId)));
    return balances
        .of(connection, memberId)
        .flatMap(balance -> profile.map(person -> taker(person, balance)));
  }

  private static Offer.Taker taker(MemberProfile person, BalanceView balance) {
    return new Offer.Taker(
        person.blocked(),
        balance.tier() == null ? null : balance.tier().code(),
        balance.available(),
        Map.of());
  }
}
