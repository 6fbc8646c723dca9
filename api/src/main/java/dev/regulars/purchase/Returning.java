package dev.regulars.purchase;

import dev.regulars.ledger.Account;
import dev.regulars.ledger.BalanceView;
import dev.regulars.ledger.Balances;
import dev.regulars.ledger.Ledger;
import dev.regulars.ledger.Movement;
import dev.regulars.ledger.Posting;
import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.RecordReturn.ReturnedLine;
import dev.regulars.purchase.ReturnRows.NewReturn;
import dev.regulars.purchase.ReturnRows.OpenVoucher;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import dev.regulars.shared.Ids;
import dev.regulars.tier.DayTotals;
import dev.regulars.tier.HeldTier;
import dev.regulars.tier.MemberDays;
import dev.regulars.tier.TierLadder;
import io.r2dbc.spi.Connection;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Books what a return changes: points, limits, budgets, vouchers, days and tier. One purchase after
 * the other, inside one transaction that holds the member's account.
 */
@Component
class Returning {

  /** Which quantities of which purchase come back. */
  record Part(UUID purchaseId, Map<Integer, BigDecimal> quantities) {}

  /** A return under way. {@code account} is null for a purchase that nobody claimed. */
  record Return(
      UUID id, String store, String returnReceipt, Instant occurredAt, @Nullable Account account) {}

  /** What was booked. */
  record Booked(List<Reversal> reversals, @Nullable BalanceView balance) {
    long points() {
      return reversals.stream().mapToLong(Reversal::points).sum();
    }
  }

  private final RuleBooks rulebooks;
  private final ReturnRows rows;
  private final PurchaseRecords purchases;
  private final Ledger ledger;
  private final Balances balances;
  private final MemberDays days;
  private final Counters counters;
  private final Outbox outbox;
  private final TierLadder ladder;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Ids ids;
  private final Clock clock;

  Returning(
      RuleBooks rulebooks,
      ReturnRows rows,
      PurchaseRecords purchases,
      Ledger ledger,
      Balances balances,
      MemberDays days,
      Counters counters,
      Outbox outbox,
      TierLadder ladder,
      ProgrammeSettings settings,
      JsonMapper json,
      Ids ids,
      Clock clock) {
    this.rulebooks = rulebooks;
    this.rows = rows;
    this.purchases = purchases;
    this.ledger = ledger;
    this.balances = balances;
    this.days = days;
    this.counters = counters;
    this.outbox = outbox;
    this.ladder = ladder;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Books the parts, in their order. The account is locked, and so are the purchases. */
  Mono<Booked> book(Connection connection, Return back, List<Part> parts) {
    Instant now = clock.instant();
    return Flux.fromIterable(parts)
        .concatMap(part -> reverse(connection, back, part, now))
        .collectList()
        .flatMap(
            reversals ->
                balance(connection, back.account(), now)
                    .map(view -> new Booked(reversals, view))
                    .defaultIfEmpty(new Booked(reversals, null)));
  }

  private Mono<BalanceView> balance(Connection connection, @Nullable Account account, Instant now) {
    return account == null ? Mono.empty() : balances.view(connection, account, now);
  }

  private Mono<Reversal> reverse(Connection connection, Return back, Part part, Instant now) {
    return purchases
        .find(connection, part.purchaseId())
        .flatMap(
            purchase ->
                Mono.zip(
                        rulebooks.version(purchase.rulebookVersion()),
                        rows.of(connection, purchase.id()))
                    .flatMap(
                        read ->
                            write(
                                connection,
                                back,
                                Reversal.of(
                                    purchase,
                                    read.getT1().rules(),
                                    read.getT2(),
                                    part.quantities()),
                                read.getT1(),
                                now)));
  }

  private Mono<Reversal> write(
      Connection connection,
      Return back,
      Reversal reversal,
      VersionedRuleBook rulebook,
      Instant now) {
    Mono<Void> kept =
        rows.insert(connection, List.of(row(back, reversal)), now)
            .then(
                reversal.leavesNothing()
                    ? rows.markReturned(connection, List.of(reversal.purchase().id()), now)
                    : Mono.empty());
    Account account = back.account();
    Mono<Void> booked =
        account == null
            ? Mono.empty()
            : Mono.defer(() -> giveBack(connection, reversal, account))
                .then(Mono.defer(() -> post(connection, back, reversal, rulebook, account, now)));
    return kept.then(booked)
        .then(Mono.defer(() -> outbox.append(connection, List.of(event(back, reversal, now)))))
        .thenReturn(reversal);
  }

  private Mono<Void> giveBack(Connection connection, Reversal reversal, Account account) {
    LocalDate day = day(reversal.purchase());
    Map<CounterKey, Long> limits = new HashMap<>();
    reversal
        .givenBack()
        .limits()
        .forEach(
            limit ->
                limits.merge(
                    CounterKey.of(account.memberId(), limit.key(), day), limit.used(), Long::sum));
    Map<String, Long> budgets = new HashMap<>();
    reversal.givenBack().budgets().forEach((rule, used) -> budgets.put(rule, -used));
    DayTotals less =
        new DayTotals(
            reversal.leavesNothing() ? -1 : 0, -reversal.totalMinor(), -reversal.points());
    return counters
        .takeBack(connection, limits)
        .then(days.add(connection, Map.of(new MemberDays.Day(account.memberId(), day), less)))
        .then(
            budgets.isEmpty()
                ? Mono.empty()
                : counters
                    .lockBudgets(connection, budgets.keySet())
                    .then(counters.addToBudgets(connection, budgets)));
  }

  /**
   * Of each kind of voucher as many stay as the rest of the purchase would have got. The gifts of a
   * tier that it led to stay as long as the tier.
   */
  private Mono<Void> voidVouchers(Connection connection, Reversal reversal, boolean tierStays) {
    return rows.vouchers(connection, reversal.purchase().id())
        .flatMap(
            open -> {
              List<Decision.VoucherGrant> stay = new ArrayList<>(reversal.kept().vouchers());
              List<UUID> gone = new ArrayList<>();
              for (OpenVoucher voucher : open) {
                boolean isGift = matching(reversal.first().vouchers(), voucher) == null;
                Decision.VoucherGrant same = matching(stay, voucher);
                if (same != null) {
                  stay.remove(same);
                } else if (!isGift || !tierStays) {
                  gone.add(voucher.id());
                }
              }
              return rows.voidVouchers(connection, gone);
            });
  }

  private static Decision.@Nullable VoucherGrant matching(
      List<Decision.VoucherGrant> grants, OpenVoucher voucher) {
    for (Decision.VoucherGrant grant : grants) {
      if (grant.rule().equals(voucher.rule()) && grant.voucher().equals(voucher.voucher())) {
        return grant;
      }
    }
    return null;
  }

  private Mono<Void> post(
      Connection connection,
      Return back,
      Reversal reversal,
      VersionedRuleBook rulebook,
      Account account,
      Instant now) {
    UUID memberId = account.memberId();
    Posting posting = new Posting(ids);
    String tierBefore = account.tier().code();
    posting.touch(account);
    Mono<Void> points =
        reversal.points() == 0
            ? Mono.empty()
            : rows.accrual(connection, memberId, reversal.purchase().id())
                .doOnNext(
                    corrected ->
                        posting.reverse(
                            account,
                            reversal.points(),
                            Booking.terms(settings, day(reversal.purchase())),
                            movement(back, reversal, corrected, now)))
                .then();
    Mono<Void> purchase =
        reversal.leavesNothing()
            ? rows.lastPurchaseOn(connection, memberId)
                .map(java.util.Optional::of)
                .defaultIfEmpty(java.util.Optional.empty())
                .doOnNext(last -> account.removePurchase(last.orElse(null)))
                .then()
            : Mono.empty();
    return points
        .then(purchase)
        .then(Mono.defer(() -> stepDown(connection, reversal, rulebook, account)))
        .then(
            Mono.defer(
                () ->
                    voidVouchers(
                        connection, reversal, Objects.equals(account.tier().code(), tierBefore))))
        .then(Mono.defer(() -> ledger.write(connection, posting)));
  }

  /**
   * A tier that this purchase led to goes back with it, unless the standing that is left earns it
   * too; so it does where the member has come further since.
   */
  private Mono<Void> stepDown(
      Connection connection, Reversal reversal, VersionedRuleBook rulebook, Account account) {
    KeptFacts facts = reversal.purchase().facts();
    LocalDate day = day(reversal.purchase());
    if (facts == null
        || facts.tier() == null
        || !rulebook.rules().needs().standing()
        || !ladder.isAbove(account.tier(), facts.tier())) {
      return Mono.empty();
    }
    HeldTier before = facts.tier();
    return ledger
        .readTiers(connection, List.of(account))
        .then(
            Mono.defer(
                () ->
                    ladder.ledAbove(before, day, account.tiers())
                        ? takeBack(connection, reversal, facts, before, rulebook, account)
                        : Mono.empty()));
  }

  private Mono<Void> takeBack(
      Connection connection,
      Reversal reversal,
      KeptFacts facts,
      HeldTier before,
      VersionedRuleBook rulebook,
      Account account) {
    LocalDate day = day(reversal.purchase());
    MemberDays.Span period = new MemberDays.Span(account.memberId(), ladder.periodStart(day), day);
    return days.totals(connection, List.of(period))
        .doOnNext(
            totals -> {
              DayTotals left = totals.getFirst();
              Facts whole =
                  facts.facts(
                      reversal.purchase().happening(facts),
                      reversal.purchase().purchase().basket());
              Qualification earned =
                  rulebook
                      .rules()
                      .qualify(
                          whole,
                          new Standing(left.accrued(), left.spentMinor(), left.purchases()),
                          before.code());
              ladder.takeBack(before, earned.tier(), day, account.tiers());
            })
        .then();
  }

  private NewReturn row(Return back, Reversal reversal) {
    List<ReturnedLine> lines =
        reversal.quantities().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new ReturnedLine(entry.getKey(), entry.getValue()))
            .toList();
    return new NewReturn(
        Objects.requireNonNullElse(reversal.purchase().memberId(), Purchases.NOBODY),
        back.id(),
        back.store(),
        back.returnReceipt(),
        reversal.purchase().id(),
        back.occurredAt(),
        day(reversal.purchase()),
        reversal.totalMinor(),
        reversal.points(),
        lines,
        reversal.givenBack());
  }

  private LocalDate day(StoredPurchase purchase) {
    KeptFacts facts = purchase.facts();
    return LocalDate.ofInstant(
        purchase.purchase().occurredAt().toInstant(),
        facts == null ? settings.zone() : facts.zone());
  }

  private static Movement movement(Return back, Reversal reversal, UUID corrected, Instant now) {
    return new Movement(
        now,
        Movement.Kind.RETURN,
        back.id(),
        reversal.purchase().id(),
        corrected,
        null,
        "Return " + back.returnReceipt());
  }

  /** What listeners of the outbox get told. */
  private record Told(UUID purchaseId, long points, long totalMinor, String store) {}

  private OutboxEvent event(Return back, Reversal reversal, Instant now) {
    return new OutboxEvent(
        reversal.purchase().memberId(),
        "purchase.returned",
        back.id(),
        now,
        json.writeValueAsString(
            new Told(
                reversal.purchase().id(), reversal.points(), reversal.totalMinor(), back.store())));
  }
}
