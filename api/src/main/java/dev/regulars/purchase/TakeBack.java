package dev.regulars.purchase;

import dev.regulars.ledger.Account;
import dev.regulars.ledger.BalanceView;
import dev.regulars.ledger.Balances;
import dev.regulars.ledger.Movement;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Change.Entry.Returned;
import dev.regulars.purchase.RecordReturn.ReturnedLine;
import dev.regulars.purchase.ReturnRows.NewReturn;
import dev.regulars.purchase.ReturnRows.OpenVoucher;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.tier.DayTotals;
import dev.regulars.tier.HeldTier;
import dev.regulars.tier.MemberDays;
import dev.regulars.tier.TierLadder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@link Reversal} changes: points, limits, budgets, vouchers, days and tier go back. Pure.
 */
@Component
class TakeBack {

  private final TierLadder ladder;
  private final Balances balances;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  TakeBack(TierLadder ladder, Balances balances, ProgrammeSettings settings, JsonMapper json) {
    this.ladder = ladder;
    this.balances = balances;
    this.settings = settings;
    this.json = json;
  }

  /** What it takes to know how a member stands afterwards. */
  void needs(UUID memberId, Instant now, Needs needs) {
    needs.account(memberId);
    needs.tiers(memberId);
    needs.span(balances.period(memberId, now));
  }

  /** What it takes to take a purchase back. */
  void needs(StoredPurchase purchase, Gathered gathered, Needs needs) {
    needs.purchase(purchase.id());
    UUID memberId = purchase.memberId();
    if (memberId == null) {
      return;
    }
    needs(memberId, gathered.now(), needs);
    needs.purchaseDays(memberId);
    LocalDate day = day(purchase);
    RuleBook rules = gathered.bought().rulebook(purchase).rules();
    if (rules.needs().standing()) {
      needs.span(period(memberId, day));
    }
    for (LimitKey limit : rules.needs().limits()) {
      needs.counter(CounterKey.of(memberId, limit, day));
    }
  }

  private MemberDays.Span period(UUID memberId, LocalDate day) {
    return new MemberDays.Span(memberId, ladder.periodStart(day), day);
  }

  /** How the member stands after the change, null for a change of nobody's. */
  @Nullable BalanceView balance(Change change, Gathered gathered) {
    Account account = change.account();
    if (account == null) {
      return null;
    }
    MemberDays.Span period = balances.period(account.memberId(), gathered.now());
    return balances.view(
        account, gathered.bought().live(), gathered.totals(period, change), gathered.now());
  }

  /** Adds to the change what comes back of one purchase. */
  void add(Change change, RecordReturn command, Reversal reversal, Gathered gathered) {
    NewReturn row = row(change.id(), command, reversal, gathered.now());
    change.keep(new Returned(row, reversal.leavesNothing()));
    Account account = change.account();
    if (account != null) {
      giveBack(change, reversal, gathered);
      String tierBefore = account.tier().code();
      takePoints(change, command, reversal, gathered);
      if (reversal.leavesNothing()) {
        account.removePurchase(gathered.lastPurchaseOn(account.memberId(), change));
      }
      stepDown(change, reversal, gathered);
      boolean tierStays = Objects.equals(account.tier().code(), tierBefore);
      voidVouchers(change, reversal, tierStays, gathered);
    }
    change.tell(event(change.id(), command, reversal, gathered.now()));
  }

  private void giveBack(Change change, Reversal reversal, Gathered gathered) {
    UUID memberId = change.owner().memberId();
    LocalDate day = day(reversal.purchase());
    for (KeptFacts.KeptLimit limit : reversal.givenBack().limits()) {
      CounterKey key = CounterKey.of(memberId, limit.key(), day);
      long used = gathered.counter(key) + change.counters().getOrDefault(key, 0L);
      change.addToCounter(key, -Math.min(limit.used(), used));
    }
    reversal
        .givenBack()
        .budgets()
        .forEach(
            (rule, back) -> {
              long used =
                  gathered.budgets().getOrDefault(rule, 0L)
                      + change.budgets().getOrDefault(rule, 0L);
              change.addToBudget(rule, -Math.min(back, used));
            });
    change.addDay(
        day,
        new DayTotals(
            reversal.leavesNothing() ? -1 : 0, -reversal.totalMinor(), -reversal.points()));
  }

  private void takePoints(
      Change change, RecordReturn command, Reversal reversal, Gathered gathered) {
    Account account = change.owner();
    change.posting().touch(account);
    UUID corrected = gathered.bought().accrual(reversal.purchase().id());
    if (reversal.points() > 0 && corrected != null) {
      change
          .posting()
          .reverse(
              account,
              reversal.points(),
              Awards.terms(settings, day(reversal.purchase())),
              new Movement(
                  gathered.now(),
                  Movement.Kind.RETURN,
                  change.id(),
                  reversal.purchase().id(),
                  corrected,
                  null,
                  "Return " + command.returnReceipt()));
    }
  }

  /**
   * A tier that this purchase led to goes back with it, unless the standing that is left earns it
   * too; so it does where the member has come further since.
   */
  private void stepDown(Change change, Reversal reversal, Gathered gathered) {
    KeptFacts facts = reversal.purchase().facts();
    RuleBook rules = gathered.bought().rulebook(reversal.purchase()).rules();
    Account account = change.owner();
    LocalDate day = day(reversal.purchase());
    if (facts == null || facts.tier() == null || !rules.needs().standing()) {
      return;
    }
    HeldTier before = facts.tier();
    if (!ladder.isAbove(account.tier(), before) || !ladder.ledAbove(before, day, account.tiers())) {
      return;
    }
    Facts whole =
        facts.facts(reversal.purchase().happening(facts), reversal.purchase().purchase().basket());
    Qualification earned =
        rules.qualify(
            whole, gathered.standing(period(account.memberId(), day), change), before.code());
    ladder.takeBack(before, earned.tier(), day, account.tiers());
  }

  /**
   * Of each kind of voucher as many stay as the rest of the purchase would have got. The gifts of a
   * tier that it led to stay as long as the tier.
   */
  private static void voidVouchers(
      Change change, Reversal reversal, boolean tierStays, Gathered gathered) {
    List<Decision.VoucherGrant> stay = new ArrayList<>(reversal.kept().vouchers());
    for (OpenVoucher voucher : gathered.bought().vouchers(reversal.purchase().id())) {
      boolean isGift = matching(reversal.first().vouchers(), voucher) == null;
      Decision.VoucherGrant same = matching(stay, voucher);
      if (same != null) {
        stay.remove(same);
      } else if (!isGift || !tierStays) {
        change.voidVoucher(voucher.id());
      }
    }
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

  private NewReturn row(UUID id, RecordReturn command, Reversal reversal, Instant now) {
    StoredPurchase purchase = reversal.purchase();
    List<ReturnedLine> lines =
        reversal.quantities().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new ReturnedLine(entry.getKey(), entry.getValue()))
            .toList();
    // Not before the claim, which decided what was left then: also within one batch.
    Instant claimed = purchase.claimedAt();
    return new NewReturn(
        Objects.requireNonNullElse(purchase.memberId(), Purchases.NOBODY),
        id,
        command.store(),
        command.returnReceipt(),
        purchase.id(),
        command.occurredAt().toInstant(),
        day(purchase),
        reversal.totalMinor(),
        reversal.points(),
        lines,
        reversal.givenBack(),
        claimed != null && claimed.isAfter(now) ? claimed : now);
  }

  private LocalDate day(StoredPurchase purchase) {
    KeptFacts facts = purchase.facts();
    return LocalDate.ofInstant(
        purchase.purchase().occurredAt().toInstant(),
        facts == null ? settings.zone() : facts.zone());
  }

  /** What listeners of the outbox get told. */
  private record Told(UUID purchaseId, long points, long totalMinor, String store) {}

  private OutboxEvent event(UUID id, RecordReturn command, Reversal reversal, Instant now) {
    return new OutboxEvent(
        reversal.purchase().memberId(),
        "purchase.returned",
        id,
        now,
        json.writeValueAsString(
            new Told(
                reversal.purchase().id(),
                reversal.points(),
                reversal.totalMinor(),
                command.store())));
  }
}
