package dev.regulars.reward;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberProfile;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.Balances;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Redemptions redemptions;
  private final Today calendar;
  private final ProgrammeSettings settings;

  Takers(
      DatabaseClient database,
      MemberDirectory members,
      Balances balances,
      Redemptions redemptions,
      Today calendar,
      ProgrammeSettings settings) {
    this.database = database;
    this.members = members;
    this.balances = balances;
    this.redemptions = redemptions;
    this.calendar = calendar;
    this.settings = settings;
  }

  /** The member as a taker of these rewards; empty if there is no such member. */
  Mono<Offer.Taker> of(UUID memberId, List<Reward> rewards, Instant now) {
    return database.inConnection(connection -> of(connection, memberId, rewards, now));
  }

  private Mono<Offer.Taker> of(
      Connection connection, UUID memberId, List<Reward> rewards, Instant now) {
    LocalDate today = calendar.at(now);
    List<Redemptions.Use> asked =
        rewards.stream()
            .filter(reward -> reward.limit() != null)
            .map(
                reward ->
                    new Redemptions.Use(
                        memberId,
                        reward.code(),
                        Objects.requireNonNull(reward.limit()).per().start(today)))
            .toList();
    Mono<MemberProfile> profile =
        members
            .profiles(connection, List.of(memberId))
            .flatMap(found -> Mono.justOrEmpty(found.get(memberId)));
    return balances
        .of(connection, memberId)
        .flatMap(
            balance ->
                profile.zipWith(
                    redemptions.uses(connection, asked, now),
                    (person, used) -> taker(person, balance, used)));
  }

  private Offer.Taker taker(
      MemberProfile person, BalanceView balance, Map<Redemptions.Use, Long> used) {
    Map<String, Long> times = new HashMap<>();
    used.forEach((use, number) -> times.put(use.reward(), number));
    return new Offer.Taker(
        person.blocked(),
        balance.tier() == null ? null : balance.tier().code(),
        spendable(balance.spendable()),
        times);
  }

  /** Below the programme's least balance nothing can be spent. */
  private long spendable(long available) {
    return available < settings.settings().redemption().minBalance() ? 0 : available;
  }
}
