package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.Movement;
import dev.regulars.account.Saying;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Change.Entry.Returned;
import dev.regulars.purchase.RecordReturn.ReturnedLine;
import dev.regulars.purchase.ReturnRows.NewReturn;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@link Reversal} changes: the row of the return, and what its member has less of. Pure.
 */
@Component
class PurchaseTakeBack {

  private final TakeBack takeBack;
  private final PurchaseGiveBack giveBack;
  private final VoucherGiveBack codes;
  private final PurchasePlans plans;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  PurchaseTakeBack(
      TakeBack takeBack,
      PurchaseGiveBack giveBack,
      VoucherGiveBack codes,
      PurchasePlans plans,
      ProgrammeSettings settings,
      JsonMapper json) {
    this.takeBack = takeBack;
    this.giveBack = giveBack;
    this.codes = codes;
    this.plans = plans;
    this.settings = settings;
    this.json = json;
  }

  /** What it takes to take a purchase back. */
  void needs(StoredPurchase purchase, Gathered gathered, Needs needs) {
    needs.purchase(purchase.id());
    giveBack.needs(purchase, gathered, needs);
    codes.needs(purchase, needs);
    plans.needs(purchase, needs);
    UUID memberId = purchase.memberId();
    if (memberId != null) {
      takeBack.needs(memberId, gathered.now(), needs);
      needs.purchaseDays(memberId);
      takeBack.needs(memberId, day(purchase), gathered.bought().rulebook(purchase), needs);
    }
  }

  /** What it takes once it is known what was redeemed with it. */
  void needsThen(StoredPurchase purchase, Gathered gathered, Needs needs) {
    giveBack.needsThen(purchase, gathered, needs);
  }

  /**
   * Points of a return.
   *
   * @param taken that went back: fewer than were given where the programme takes no more than there
   *     is
   * @param givenBack that were redeemed with the purchase
   * @param vouchersMinor what was taken off for codes of what came back, null for nothing
   */
  record Points(long taken, long givenBack, @Nullable Long vouchersMinor) {}

  /** Adds to the change what comes back of one purchase. */
  Points add(Change change, RecordReturn command, WonTogether.Taking taking, Gathered gathered) {
    Reversal reversal = taking.reversal();
    // What was spent comes back first: what was earned can be taken from it.
    long givenBack = giveBack.add(change, command, reversal, gathered);
    long taken = book(change, command, taking, gathered);
    return new Points(taken, givenBack, codes.add(change, command, reversal, gathered));
  }

  /** Adds to the change which plans members have no more. */
  void endPlans(Change change, RecordReturn command, List<Reversal> reversals, Gathered gathered) {
    plans.takeBack(change, command, reversals, gathered);
  }

  /**
   * Adds to the change what a purchase has less of that nothing comes back of.
   *
   * @return the points that were taken
   */
  long addAgain(Change change, RecordReturn command, WonTogether.Taking taking, Gathered gathered) {
    return book(change, command, taking, gathered);
  }

  /** Takes a tier back that a purchase led to and that the rest does not earn. */
  void stepDown(Change change, StoredPurchase purchase, Gathered gathered) {
    Remainder left =
        new Remainder(purchase.purchase(), gathered.bought().returned(purchase.id()).quantities());
    Reversal nothing = Reversal.again(purchase, left, Decision.NOTHING, Decision.NOTHING, 0);
    takeBack.stepDown(change, undoing(nothing, gathered), gathered);
  }

  private long book(
      Change change, RecordReturn command, WonTogether.Taking taking, Gathered gathered) {
    Reversal reversal = taking.reversal();
    long taken = take(change, command, reversal, gathered);
    change.keep(
        new Returned(
            row(change, command, reversal, taken, taking.decided(), gathered),
            reversal.leavesNothing()));
    change.tell(event(change.id(), command, reversal, taken, gathered.now()));
    return taken;
  }

  private long take(Change change, RecordReturn command, Reversal reversal, Gathered gathered) {
    long taken = 0;
    Account account = change.account();
    if (account != null) {
      Movement movement =
          new Movement(
              gathered.now(),
              Movement.Kind.RETURN,
              new Movement.Occasion(
                  change.id(),
                  reversal.purchase().id(),
                  command.occurredAt().toInstant(),
                  command.store()),
              gathered.bought().accrual(reversal.purchase().id()),
              null,
              Saying.RETURNED.of(command.returnReceipt()));
      taken = takeBack.add(change, undoing(reversal, gathered), movement, gathered);
      if (reversal.leavesNoVisit()) {
        account.removePurchase(
            reversal.endsVisit() ? 1 : 0, gathered.lastPurchaseOn(account.memberId(), change));
      }
    }
    return taken;
  }

  private Undoing undoing(Reversal reversal, Gathered gathered) {
    StoredPurchase purchase = reversal.purchase();
    KeptFacts kept = purchase.facts();
    Facts whole =
        kept == null ? null : kept.facts(purchase.happening(kept), purchase.purchase().basket());
    return new Undoing(
        purchase.id(),
        day(purchase),
        gathered.bought().rulebook(purchase),
        whole,
        kept == null ? null : kept.tier(),
        reversal.points(),
        gathered.bought().rulebook(purchase).settings().returns().negative(),
        new DayTotals(reversal.endsVisit() ? -1 : 0, -reversal.totalMinor(), -reversal.points()),
        reversal.givenBack(),
        reversal.first(),
        reversal.kept(),
        reversal.lost());
  }

  /**
   * What was decided to go back counts for the next return, also where it was not there to take.
   */
  private NewReturn row(
      Change change,
      RecordReturn command,
      Reversal reversal,
      long taken,
      long decided,
      Gathered gathered) {
    StoredPurchase purchase = reversal.purchase();
    ReturnedSoFar earlier = gathered.bought().returned(purchase.id());
    Instant now = gathered.now();
    List<ReturnedLine> lines =
        reversal.quantities().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new ReturnedLine(entry.getKey(), entry.getValue()))
            .toList();
    // Not before the claim, which decided what was left then: also within one batch.
    Instant claimed = purchase.claimedAt();
    Instant at = claimed != null && claimed.isAfter(now) ? claimed : now;
    return new NewReturn(
        Objects.requireNonNullElse(purchase.memberId(), Purchases.NOBODY),
        change.id(),
        command.store(),
        command.returnReceipt(),
        purchase.id(),
        command.occurredAt().toInstant(),
        day(purchase),
        reversal.totalMinor(),
        taken,
        lines,
        reversal.givenBack(),
        at,
        earlier.plus(ReturnedSoFar.sum(at, decided, lines, reversal.givenBack()), claimed),
        reversal.endsVisit() ? 1 : 0,
        lost(change, reversal, gathered));
  }

  /** What counters and rows of days lost with it, once the change has it. */
  ReturnRows.Lost lost(Change change, Reversal reversal, Gathered gathered) {
    StoredPurchase purchase = reversal.purchase();
    UUID memberId = purchase.memberId();
    if (memberId == null || purchase.facts() == null) {
      return ReturnRows.Lost.NOTHING;
    }
    LocalDate day = day(purchase);
    Map<String, Long> counts = new HashMap<>();
    reversal
        .givenBack()
        .counts()
        .forEach(
            (counter, back) -> {
              CounterDays.Day of = new CounterDays.Day(memberId, counter, day);
              boolean ends = back.days() > 0 && gathered.counters().marks(of, change) <= 0;
              counts.put(counter, back.amount() + (ends ? 1 : 0));
            });
    FactNeeds facts = gathered.bought().rulebook(purchase).rules().needs();
    return new ReturnRows.Lost(
        counts.isEmpty() ? null : counts,
        reversal.endsVisit() ? gathered.counters().ended(facts, memberId, day, change) : null);
  }

  /** The day that a purchase counts for. */
  LocalDate day(StoredPurchase purchase) {
    KeptFacts facts = purchase.facts();
    return purchase
        .purchase()
        .occurredAt()
        .atZoneSameInstant(
            facts == null
                ? settings.at(purchase.purchase().occurredAt().toInstant()).settings().zone()
                : facts.zone())
        .toLocalDate();
  }

  private OutboxEvent event(
      UUID id, RecordReturn command, Reversal reversal, long taken, Instant now) {
    return OutboxEvent.of(
        reversal.purchase().memberId(),
        id,
        now,
        new PurchaseEvent.PurchaseReturned(
            reversal.purchase().id(), taken, reversal.totalMinor(), command.store()),
        json);
  }
}
