package dev.regulars.referral;

import dev.regulars.clock.FallsDue;
import dev.regulars.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives what was held until its time has come. Two servers that look at once find one locked. */
@Component
class ReferralHolds implements FallsDue {

  static final String NAME = "referral-holds";

  private static final int REFERRALS_MAX = 50;

  private final ReferralStandings standings;
  private final Qualifying qualifying;
  private final Transactions transactions;
  private final Clock clock;

  ReferralHolds(
      ReferralStandings standings, Qualifying qualifying, Transactions transactions, Clock clock) {
    this.standings = standings;
    this.qualifying = qualifying;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Gives some; true where more are left. */
  Mono<Boolean> step() {
    return piece().map(given -> given == REFERRALS_MAX);
  }

  @Override
  public Mono<Instant> next() {
    return standings.nextDue();
  }

  @Override
  public Mono<Map<String, Long>> run() {
    return Mono.defer(this::piece)
        .repeat()
        .takeUntil(given -> given < REFERRALS_MAX)
        .reduce(0L, (sum, given) -> sum + given)
        .map(given -> Map.of("referralsGiven", given));
  }

  private Mono<Integer> piece() {
    return standings
        .due(clock.instant(), REFERRALS_MAX)
        .flatMap(
            due -> Flux.fromIterable(due).concatMap(this::release).then(Mono.just(due.size())));
  }

  private Mono<Referral> release(UUID id) {
    return transactions.keep(
        connection ->
            standings
                .lock(connection, id)
                .filter(referral -> referral.state() == ReferralState.HELD)
                .flatMap(referral -> qualifying.release(connection, referral)));
  }
}
