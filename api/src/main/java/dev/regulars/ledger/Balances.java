package dev.regulars.ledger;

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
import dev.regulars.shared.Rows;
import dev.regulars.tier.DayTotals;
import dev.regulars.tier.HeldTier;
import dev.regulars.tier.MemberDays;
import dev.regulars.tier.TierLadder;
import dev.regulars.tier.TierView;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What members have. */
@Component
public class Balances {

  private static final String HOLDINGS =
      """
      select member_id, tier, tier_since, tier_until,
             case when due_on <= $2
                  then available - (select coalesce(sum(remaining), 0)
                                      from lot
                                     where lot.member_id = member_account.member_id
                                       and account = 'available'
                                       and expires_on < $2)::bigint
                  else available
             end as available
        from member_account
       where member_id = any($1::uuid[])
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final MemberDays days;
  private final RuleBooks rulebooks;
  private final TierLadder ladder;
  private final ProgrammeSettings settings;
  private final Today calendar;
  private final Clock clock;

  Balances(
      DatabaseClient database,
      Ledger ledger,
      MemberDays days,
      RuleBooks rulebooks,
      TierLadder ladder,
      ProgrammeSettings settings,
      Today calendar,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.days = days;
    this.rulebooks = rulebooks;
    this.ladder = ladder;
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
    LocalDate today = LocalDate.ofInstant(now, settings.zone());
    return ledger
        .look(connection, List.of(memberId), today)
        .flatMap(accounts -> Mono.justOrEmpty(accounts.get(memberId)))
        .flatMap(account -> view(connection, account, now));
  }

  /** What each of these members has, for lists; members without an account are missing. */
  public Mono<Map<UUID, Holding>> holdings(Collection<UUID> memberIds) {
    return database
        .sql(HOLDINGS)
        .bind(0, memberIds.stream().map(UUID::toString).toArray(String[]::new))
        .bind(1, calendar.date())
        .map(row -> Map.entry(Rows.uuid(row, "member_id"), holding(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private Holding holding(Readable row) {
    HeldTier held =
        new HeldTier(
            row.get("tier", String.class),
            row.get("tier_since", LocalDate.class),
            row.get("tier_until", LocalDate.class));
    return new Holding(Rows.number(row, "available"), ladder.view(held, null));
  }

  /** The balance of an account that is at hand, with what is missing for the next tier. */
  public Mono<BalanceView> view(Connection connection, Account account, Instant now) {
    return Mono.zip(
            rulebooks.live(), days.totals(connection, List.of(period(account.memberId(), now))))
        .map(read -> view(account, read.getT1(), read.getT2().getFirst(), now));
  }

  /** The days of a member that count for the next tier at a moment. */
  public MemberDays.Span period(UUID memberId, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, settings.zone());
    return new MemberDays.Span(memberId, ladder.periodStart(today), today);
  }

  /**
   * {@link #view(Connection, Account, Instant)}, from what was read. Pure.
   *
   * @param live the rulebook that decides now
   * @param totals of the {@link #period}
   */
  public BalanceView view(Account account, VersionedRuleBook live, DayTotals totals, Instant now) {
    return account.view(now, tier(account, live, totals, now));
  }

  private @Nullable TierView tier(
      Account account, VersionedRuleBook rulebook, DayTotals totals, Instant now) {
    if (!rulebook.rules().needs().standing()) {
      return ladder.view(account.tier(), null);
    }
    Qualification qualification =
        rulebook
            .rules()
            .qualify(
                facts(account, now),
                new Standing(totals.accrued(), totals.spentMinor(), totals.purchases()),
                account.tier().code());
    return ladder.view(account.tier(), qualification.next());
  }

  /** Tier rules read the standing; of the rest only the tier held is known here. */
  private Facts facts(Account account, Instant now) {
    Happening look =
        new Happening(
            "look", now.atZone(settings.zone()), null, Set.of(), null, Map.of(), Set.of());
    Member member =
        new Member(
            account.tier().code(),
            LocalDate.ofInstant(now, settings.zone()),
            null,
            Set.of(),
            Map.of(),
            account.purchases(),
            account.lastPurchaseOn(),
            Map.of());
    return new Facts(look, null, member, Usage.NONE);
  }
}
