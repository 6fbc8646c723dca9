package dev.regulars.account;

import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.WarningTerms;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Locks accounts, and writes what a transaction posted to them. */
@Component
public class Ledger {

  private static final String OPEN =
      """
      insert into member_account (member_id, tier, tier_since, opened_on)
      select member_id, tier, day, day from unnest($1::uuid[], $2::text[], $3::date[]) as given (member_id, tier, day)
      """;

  private static final String ACCOUNTS =
      """
      select member_id, available, pending, reserved, lifetime_accrued, lifetime_expired, lifetime_redeemed,
             purchases, last_purchase_on, tier, tier_since, tier_until, tier_given, opened_on, merged_into,
             warned_on
        from member_account
       where member_id = any($1::uuid[])
       order by member_id
      """;

  // Locks are taken in the order of ids, whoever takes them, so that no two transactions wait for
  // each other in a ring.
  private static final String LOCK = ACCOUNTS + " for update";

  private static final String INSERT_TRANSFERS =
      """
      insert into transfer (member_id, id, at, kind, debit, credit, points, debit_lot, credit_lot,
                            balance_after, source_id, purchase_id, occurred_at, store, corrects, rule, text, saying)
      select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                           $7::bigint[], $8::uuid[], $9::uuid[], $10::bigint[], $11::uuid[], $12::uuid[],
                           $13::timestamptz[], $14::text[], $15::uuid[], $16::text[], $17::text[], $18::text[])
      """;

  private static final String UPDATE_ACCOUNTS =
      """
      update member_account as account
         set available        = given.available,
             pending          = given.pending,
             reserved         = given.reserved,
             lifetime_accrued = given.lifetime_accrued,
             lifetime_expired = given.lifetime_expired,
             due_on           = given.due_on,
             lifetime_redeemed = given.lifetime_redeemed,
             purchases        = given.purchases,
             last_purchase_on = given.last_purchase_on,
             tier             = given.tier,
             tier_since       = given.tier_since,
             tier_until       = given.tier_until,
             tier_given       = given.tier_given,
             warned_on        = given.warned_on,
             warn_on          = given.warn_on
        from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
                    $7::date[], $8::bigint[], $9::date[], $10::text[], $11::date[], $12::date[], $13::bigint[],
                    $14::date[], $15::date[], $16::bool[])
             as given (member_id, available, pending, reserved, lifetime_accrued, lifetime_expired,
                       due_on, purchases, last_purchase_on, tier, tier_since, tier_until, lifetime_redeemed,
                       warned_on, warn_on, tier_given)
       where account.member_id = given.member_id
      """;

  // What a merged member was given lies in their own account. Of what an accrual gives a part may
  // pay off a debt; the rest goes into a lot, or into several where rules say how long points live.
  private static final String ACCRUALS =
      """
      select transfer.source_id, (array_agg(transfer.id order by transfer.id))[1] as id, min(transfer.at) as at,
             lot.id is not null as kept, lot.available_from, lot.expires_on,
             coalesce(lot.moving, false) as moving, lot.waits_for
        from unnest($1::uuid[], $2::uuid[]) as given (member_id, source_id)
       cross join lateral (
             select given.member_id
              union all
             select merged.member_id
               from member_account as merged
              where merged.merged_into = given.member_id) as owner
        join transfer
          on (transfer.member_id, transfer.source_id) = (owner.member_id, given.source_id)
        left join lot
          on (lot.member_id, lot.id) = (transfer.member_id, transfer.credit_lot)
         and not lot.debt
       where transfer.kind in ('accrual', 'referral')
       group by transfer.source_id, lot.id, lot.available_from, lot.expires_on, lot.moving, lot.waits_for
       order by 2
      """;

  /** What points came from: a member's purchase or event. */
  public record Source(UUID memberId, UUID id) {}

  private final MemberTiers tiers;
  private final ProgrammeSettings settings;
  private final Outbox outbox;
  private final JsonMapper json;
  private final Ids names;
  private final Clock clock;

  Ledger(
      MemberTiers tiers,
      ProgrammeSettings settings,
      Outbox outbox,
      JsonMapper json,
      Ids ids,
      Clock clock) {
    this.tiers = tiers;
    this.settings = settings;
    this.outbox = outbox;
    this.json = json;
    this.names = ids;
    this.clock = clock;
  }

  /** Opens the accounts of new members in their first tier, in the connection's transaction. */
  public Mono<Void> open(Connection connection, List<UUID> memberIds, HeldTier entry) {
    return Columns.of(memberIds)
        .uuid(id -> id)
        .text(id -> entry.code())
        .date(id -> entry.since())
        .execute(connection, OPEN);
  }

  /**
   * Locks the accounts until the transaction ends, reads them, and brings them up to the day: what
   * fell due until {@code today} has happened to them, and is written with them.
   *
   * @return the accounts by member; members without one are missing
   */
  public Mono<Map<UUID, Account>> lock(
      Connection connection, Collection<UUID> memberIds, LocalDate today) {
    return read(connection, LOCK, memberIds, today);
  }

  /**
   * The last day of a lot of a member.
   *
   * @param moving whether activity may have moved it on
   */
  public record LastDay(UUID memberId, LocalDate day, boolean moving) {}

  /**
   * Reads what these accounts had in lots that ended on these days and that nobody used in time.
   * Only what takes back points that were earned into them asks for it.
   */
  public Mono<Void> readOver(
      Connection connection, Map<UUID, Account> accounts, List<LastDay> asked) {
    return asked.isEmpty() ? Mono.empty() : LotRows.learnOver(connection, accounts, asked);
  }

  /** Reads of which lots something expired that did not end before a day. */
  public Mono<Void> readExpired(
      Connection connection, Map<UUID, Account> accounts, LocalDate since) {
    return accounts.isEmpty() ? Mono.empty() : LotRows.learnExpired(connection, accounts, since);
  }

  /** Reads accounts without locking them, brought up to the day, for answers only. */
  public Mono<Map<UUID, Account>> look(
      Connection connection, Collection<UUID> memberIds, LocalDate today) {
    return read(connection, ACCOUNTS, memberIds, today);
  }

  private Mono<Map<UUID, Account>> read(
      Connection connection, String select, Collection<UUID> memberIds, LocalDate today) {
    if (memberIds.isEmpty()) {
      return Mono.just(Map.of());
    }
    Columns<UUID> ids = Columns.of(List.copyOf(memberIds)).uuid(id -> id);
    // The lots are read behind the lock: a statement sees what was committed before it began.
    return Mono.zip(
            ids.select(connection, select, Account::of)
                .collectMap(Account::memberId, account -> account, HashMap::new),
            LotRows.of(connection, ids, today).collectList())
        .map(
            read -> {
              Map<UUID, Account> accounts = read.getT1();
              for (LotRows.Held held : read.getT2()) {
                Account account = accounts.get(held.memberId());
                if (account != null) {
                  account.lots().add(held.lot());
                }
              }
              Instant now = clock.instant();
              WarningTerms terms = settings.settings().warnings();
              accounts
                  .values()
                  .forEach(each -> each.bringUpTo(today, new Posting(names), now, terms));
              return accounts;
            });
  }

  /**
   * Writes everything that was posted, in the connection's transaction. The outbox tells of it, but
   * for accruals and returns: whoever posts those tells of the purchase, return or event.
   *
   * @param further events of whoever posts, which leave behind those of the accounts
   */
  public Mono<Void> write(Connection connection, Posting posting, List<OutboxEvent> further) {
    List<Account> accounts = List.copyOf(posting.touched());
    if (accounts.isEmpty()) {
      return outbox.append(connection, further);
    }
    // Time goes first: what it moved was there before anybody came.
    List<Transfer> transfers = new ArrayList<>();
    accounts.forEach(each -> transfers.addAll(each.turn()));
    transfers.addAll(posting.transfers());
    return Flux.mergeSequential(
            insertTransfers(connection, transfers),
            LotRows.write(connection, accounts),
            updateAccounts(connection, accounts),
            tiers.write(connection, tierChanges(accounts)),
            outbox.append(connection, told(accounts, transfers, further)))
        .then();
  }

  private List<OutboxEvent> told(
      List<Account> accounts, List<Transfer> transfers, List<OutboxEvent> further) {
    List<OutboxEvent> events = Moves.events(transfers, json);
    for (Account account : accounts) {
      for (AccountEvent warning : account.warnings()) {
        events.add(
            OutboxEvent.of(account.memberId(), names.next(), clock.instant(), warning, json));
      }
      TierHistory tiers = account.tiers();
      if (!tiers.first().equals(tiers.held())) {
        events.add(
            OutboxEvent.of(
                account.memberId(),
                names.next(),
                clock.instant(),
                AccountEvent.TierChanged.of(tiers),
                json));
      }
    }
    events.addAll(further);
    return events;
  }

  private static Mono<Void> insertTransfers(Connection connection, List<Transfer> transfers) {
    if (transfers.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(transfers)
        .uuid(Transfer::memberId)
        .uuid(Transfer::id)
        .instant(Transfer::at)
        .text(transfer -> transfer.movement().kind().code())
        .text(transfer -> transfer.debit().code())
        .text(transfer -> transfer.credit().code())
        .number(Transfer::points)
        .uuid(Transfer::debitLot)
        .uuid(Transfer::creditLot)
        .number(Transfer::balanceAfter)
        .uuid(transfer -> transfer.movement().sourceId())
        .uuid(transfer -> transfer.movement().purchaseId())
        .instant(transfer -> transfer.movement().occurredAt())
        .text(transfer -> transfer.movement().store())
        .uuid(transfer -> transfer.movement().corrects())
        .text(transfer -> transfer.movement().rule())
        .text(transfer -> transfer.movement().said().text())
        .text(transfer -> transfer.movement().said().saying())
        .execute(connection, INSERT_TRANSFERS);
  }

  /** How each source gave points; those that gave none are missing. */
  public Mono<Map<UUID, Accrual>> accruals(Connection connection, List<Source> sources) {
    if (sources.isEmpty()) {
      return Mono.just(Map.of());
    }
    return Columns.of(sources)
        .uuid(Source::memberId)
        .uuid(Source::id)
        .select(connection, ACCRUALS, row -> Map.entry(Rows.uuid(row, "source_id"), accrual(row)))
        .collect(
            HashMap::new,
            (all, one) ->
                all.merge(
                    one.getKey(),
                    one.getValue(),
                    (first, more) -> more.terms() == null ? first : first.and(more.terms())));
  }

  private static Accrual accrual(Readable row) {
    Terms terms =
        new Terms(
            row.get("available_from", LocalDate.class),
            row.get("expires_on", LocalDate.class),
            Rows.is(row, "moving"),
            row.get("waits_for", UUID.class));
    return new Accrual(
        Rows.uuid(row, "id"),
        Rows.get(row, "at", Instant.class),
        Rows.is(row, "kept") ? List.of(terms) : List.of());
  }

  private static Mono<Void> updateAccounts(Connection connection, List<Account> accounts) {
    return Columns.of(accounts)
        .uuid(Account::memberId)
        .number(Account::available)
        .number(Account::pending)
        .number(Account::reserved)
        .number(Account::lifetimeAccrued)
        .number(Account::lifetimeExpired)
        .date(Account::dueOn)
        .number(Account::purchases)
        .date(Account::lastPurchaseOn)
        .text(account -> account.tier().code())
        .date(account -> account.tier().since())
        .date(account -> account.tier().until())
        .number(Account::lifetimeRedeemed)
        .date(Account::warnedOn)
        .date(Account::warnOn)
        .flag(account -> account.tier().byHand())
        .execute(connection, UPDATE_ACCOUNTS);
  }

  private static Map<UUID, TierHistory.Changes> tierChanges(List<Account> accounts) {
    return accounts.stream()
        .collect(Collectors.toMap(Account::memberId, each -> each.tiers().takeChanges()));
  }
}
