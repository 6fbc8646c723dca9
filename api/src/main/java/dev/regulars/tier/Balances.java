package dev.regulars.tier;

import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.Holdings;
import dev.regulars.account.Ledger;
import dev.regulars.account.MemberDays;
import dev.regulars.account.MergedMember;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Usage;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What members have. */
@Component
public class Balances {

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Holdings holdings;
  private final SharedPoints shared;
  private final StandingTotals totals;
  private final RuleBooks rulebooks;
  private final TierLadder ladder;
  private final TierLife life;
  private final TierJudges judges;
  private final HeldPlans plans;
  private final ProgrammeSettings settings;
  private final Today calendar;
  private final Clock clock;

  Balances(
      DatabaseClient database,
      Ledger ledger,
      Holdings holdings,
      SharedPoints shared,
      StandingTotals totals,
      RuleBooks rulebooks,
      TierLadder ladder,
      TierLife life,
      TierJudges judges,
      HeldPlans plans,
      ProgrammeSettings settings,
      Today calendar,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.holdings = holdings;
    this.shared = shared;
    this.totals = totals;
    this.rulebooks = rulebooks;
    this.ladder = ladder;
    this.life = life;
    this.judges = judges;
    this.plans = plans;
    this.settings = settings;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** A member's balance now; empty if there is no such member. */
  public Mono<BalanceView> of(UUID memberId) {
    return database.inConnection(connection -> of(connection, memberId));
  }

  /**
   * A member's balance as the connection's transaction sees it; empty if there is no such member.
   */
  public Mono<BalanceView> of(Connection connection, UUID memberId) {
    Instant now = clock.instant();
    LocalDate today = calendar.at(now);
    return ledger
        .look(connection, List.of(memberId), today)
        .flatMap(accounts -> Mono.justOrEmpty(accounts.get(memberId)))
        .flatMap(Balances::open)
        .delayUntil(account -> endTier(connection, account, today))
        .flatMap(
            account ->
                view(connection, account, now)
                    .flatMap(
                        view ->
                            shared
                                .of(connection, account, today)
                                .map(view::with)
                                .defaultIfEmpty(view)));
  }

  private static Mono<Account> open(Account account) {
    UUID into = account.mergedInto();
    return into == null
        ? Mono.just(account)
        : Mono.error(MergedMember.of(account.memberId(), into));
  }

  /** A tier that is over is not shown, whether somebody came by since its last day or not. */
  private Mono<Void> endTier(Connection connection, Account account, LocalDate today) {
    if (!life.isOver(account.tier(), today)) {
      return Mono.empty();
    }
    List<TierLife.Judged> ends = life.judged(account, today);
    return Mono.zip(
            judges.of(ends),
            totals.of(connection, ends.stream().map(TierLife.Judged::span).toList(), _ -> account))
        .flatMap(
            read ->
                plans
                    .asked(connection, List.of(account.memberId()), read.getT1())
                    .doOnNext(
                        held ->
                            life.end(
                                account,
                                ends,
                                read.getT2(),
                                read.getT1(),
                                held.getOrDefault(account.memberId(), HeldPlans.Days.NONE))))
        .then();
  }

  /** What each of these members has, for lists; members without an account are missing. */
  public Mono<Map<UUID, Holding>> holdings(Collection<UUID> memberIds) {
    return holdings
        .of(memberIds)
        .map(
            found ->
                found.entrySet().stream()
                    .collect(
                        Collectors.toMap(Map.Entry::getKey, member -> holding(member.getValue()))));
  }

  private Holding holding(Holdings.Held held) {
    return new Holding(held.available(), ladder.view(held.tier(), null));
  }

  /** The balance of an account that is at hand, with what is missing for the next tier. */
  public Mono<BalanceView> view(Connection connection, Account account, Instant now) {
    return Mono.zip(
            rulebooks.live(),
            totals.of(connection, List.of(period(account.memberId(), now)), _ -> account))
        .map(read -> view(account, read.getT1(), read.getT2().getFirst(), now));
  }

  /** The days of a member that count for the next tier at a moment. */
  public MemberDays.Span period(UUID memberId, Instant now) {
    LocalDate today = calendar.at(now);
    return ladder.period(memberId, today, settings.at(now).settings());
  }

  /**
   * {@link #view(Connection, Account, Instant)}, from what was read. Pure.
   *
   * @param live the rulebook that decides now
   * @param totals of the {@link #period}
   */
  public BalanceView view(
      Account account, VersionedRuleBook live, PeriodTotals totals, Instant now) {
    return BalanceView.of(account, now, tier(account, live, totals, now));
  }

  private @Nullable TierView tier(
      Account account, VersionedRuleBook rulebook, PeriodTotals totals, Instant now) {
    if (!rulebook.rules().needs().standing()) {
      return ladder.view(account.tier(), null);
    }
    DayTotals whole = totals.whole();
    Qualification qualification =
        rulebook
            .rules()
            .qualify(
                facts(account, now),
                new Standing(whole.accrued(), whole.spentMinor(), whole.purchases()),
                account.tier().code());
    TierView view = ladder.view(account.tier(), qualification.next());
    return view == null ? null : view.with(totals.carried());
  }

  /** Tier rules read the standing; of the rest only the tier held is known here. */
  private Facts facts(Account account, Instant now) {
    Happening look =
        new Happening(
            "look", now.atZone(settings.zone()), null, Set.of(), null, Map.of(), Set.of());
    Member member =
        new Member(
            account.tier().code(),
            calendar.at(now),
            null,
            Set.of(),
            Map.of(),
            account.purchases(),
            account.lastPurchaseOn(),
            Map.of());
    return new Facts(look, null, member, Usage.NONE);
  }
}
