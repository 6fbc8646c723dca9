package dev.regulars.purchase;

import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.account.MemberTiers;
import dev.regulars.tier.HeldPlans;
import dev.regulars.tier.StandingTotals;
import dev.regulars.tier.TierJudges;
import dev.regulars.tier.TierLife;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads tiers, and ends those that are over before anybody sees the account. */
@Component
class TierEnds {

  private final MemberTiers tiers;
  private final StandingTotals totals;
  private final TierLife life;
  private final TierJudges judges;
  private final HeldPlans plans;

  TierEnds(
      MemberTiers tiers, StandingTotals totals, TierLife life, TierJudges judges, HeldPlans plans) {
    this.tiers = tiers;
    this.totals = totals;
    this.life = life;
    this.judges = judges;
    this.plans = plans;
  }

  /** The tiers that members reached besides those they hold. */
  Mono<Void> tiers(Connection connection, Collection<UUID> memberIds, Gathered gathered) {
    return tiers
        .read(connection, memberIds)
        .doOnNext(
            read ->
                memberIds.stream()
                    .filter(gathered::hasAccount)
                    .forEach(
                        id -> gathered.learnTiers(id, read.getOrDefault(id, List.<HeldTier>of()))))
        .then();
  }

  /** What was carried over into periods of accounts that were just read. */
  Mono<Void> carried(Connection connection, Set<MemberDays.Span> spans, Gathered gathered) {
    List<MemberDays.Span> known =
        spans.stream().filter(span -> gathered.hasAccount(span.memberId())).toList();
    return totals
        .before(connection, known, gathered::account)
        .doOnNext(gathered::learnBefore)
        .then();
  }

  /** Ends the tiers of accounts that were just read; of most batches there are none. */
  Mono<Void> end(Connection connection, Set<UUID> memberIds, Gathered gathered) {
    List<UUID> over =
        memberIds.stream()
            .filter(gathered::hasAccount)
            .filter(id -> life.isOver(gathered.account(id).tier(), gathered.today()))
            .toList();
    if (over.isEmpty()) {
      return Mono.empty();
    }
    Map<UUID, List<TierLife.Judged>> judged = new LinkedHashMap<>();
    for (UUID id : over) {
      judged.put(id, life.judged(gathered.account(id), gathered.today()));
    }
    List<TierLife.Judged> ends = judged.values().stream().flatMap(List::stream).toList();
    return Mono.zip(
            tiers(connection, over, gathered).thenReturn(true),
            totals.of(
                connection, ends.stream().map(TierLife.Judged::span).toList(), gathered::account),
            judges.of(ends))
        .zipWhen(read -> plans.asked(connection, over, read.getT3()))
        .doOnNext(
            both -> {
              var read = both.getT1();
              int next = 0;
              for (Map.Entry<UUID, List<TierLife.Judged>> one : judged.entrySet()) {
                int end = next + one.getValue().size();
                life.end(
                    gathered.account(one.getKey()),
                    one.getValue(),
                    read.getT2().subList(next, end),
                    read.getT3().subList(next, end),
                    both.getT2().getOrDefault(one.getKey(), HeldPlans.Days.NONE));
                next = end;
              }
            })
        .then();
  }
}
