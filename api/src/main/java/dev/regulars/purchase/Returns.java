package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.purchase.Change.Entry.Receipt;
import dev.regulars.purchase.Identities.KeptProducts;
import dev.regulars.purchase.RecordReturn.OfProducts;
import dev.regulars.purchase.RecordReturn.OfPurchase;
import dev.regulars.purchase.RecordReturn.Reach;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Idle;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.purchase.Verdict.Wanting;
import dev.regulars.purchase.WonTogether.Shared;
import dev.regulars.purchase.WonTogether.Taking;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.store.Stores;
import dev.regulars.tier.BalanceView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides returns: which lines of which purchases come back, and the answer. What that reverses is
 * a {@link Reversal}, what it changes {@link PurchaseTakeBack} says. As pure as {@link Awards}.
 */
@Component
class Returns {

  /** How often it is decided anew who has what; then nothing is passed on. */
  private static final int TRIES = 4;

  private final PurchaseTakeBack purchaseTakeBack;
  private final WonTogether wonTogether;
  private final PassedOn passedOn;
  private final TakeBack takeBack;
  private final FactsNow factsNow;
  private final Standings standings;
  private final JsonMapper json;
  private final Ids ids;

  Returns(
      PurchaseTakeBack purchaseTakeBack,
      WonTogether wonTogether,
      PassedOn passedOn,
      TakeBack takeBack,
      FactsNow factsNow,
      Standings standings,
      JsonMapper json,
      Ids ids) {
    this.purchaseTakeBack = purchaseTakeBack;
    this.wonTogether = wonTogether;
    this.passedOn = passedOn;
    this.takeBack = takeBack;
    this.factsNow = factsNow;
    this.standings = standings;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to decide the return of a purchase. */
  void needs(OfPurchase command, Gathered gathered, Needs needs) {
    StoredPurchase purchase = gathered.bought().find(command.purchaseId());
    if (purchase != null) {
      purchaseTakeBack.needs(purchase, gathered, needs);
    }
  }

  /** What it takes once it is known what was redeemed with the purchase. */
  void needsThen(OfPurchase command, Gathered gathered, Needs needs) {
    StoredPurchase purchase = gathered.bought().find(command.purchaseId());
    if (purchase != null) {
      purchaseTakeBack.needsThen(purchase, gathered, needs);
    }
  }

  /** Does something with each purchase that a return may be about. */
  void about(Fresh fresh, Gathered gathered, Consumer<StoredPurchase> work) {
    if (fresh.command() instanceof OfPurchase command) {
      StoredPurchase purchase = gathered.bought().find(command.purchaseId());
      if (purchase != null) {
        work.accept(purchase);
      }
    } else if (fresh.command() instanceof OfProducts) {
      UUID memberId = Objects.requireNonNull(fresh.memberId());
      gathered.bought().held(fresh.id(), memberId).purchases().forEach(work);
    }
  }

  /** What was bought after a purchase that comes back. */
  void needsLater(StoredPurchase purchase, Needs needs) {
    if (purchase.memberId() != null) {
      needs.later(purchase.memberId(), purchase.id());
    }
  }

  /** What it takes to decide that again. */
  void needsOfLater(StoredPurchase purchase, Gathered gathered, Needs needs) {
    wonTogether.needs(purchase, gathered, needs);
  }

  /** What it takes to find what a return of products is about. */
  void needs(Fresh fresh, OfProducts command, Gathered gathered, Needs needs) {
    UUID memberId = Objects.requireNonNull(fresh.memberId());
    takeBack.needs(memberId, gathered.now(), needs);
    needs.lenders(memberId, gathered);
    needs.holding(fresh.id(), holding(memberId, command, null));
  }

  /** What it takes once the purchases are known that it may be about. */
  void needsThen(Fresh fresh, Gathered gathered, Needs needs) {
    UUID memberId = Objects.requireNonNull(fresh.memberId());
    for (StoredPurchase purchase : gathered.bought().held(fresh.id(), memberId).purchases()) {
      if (!gathered.bought().isWhole(purchase.id())) {
        purchaseTakeBack.needs(purchase, gathered, needs);
      }
    }
  }

  /** The next purchases that it may be about. */
  void needsMore(Fresh fresh, OfProducts command, Gathered gathered, Needs needs) {
    UUID memberId = Objects.requireNonNull(fresh.memberId());
    needs.holding(fresh.id(), holding(memberId, command, gathered.bought().lastHeld(fresh.id())));
  }

  private static Needs.Holding holding(
      UUID memberId, OfProducts command, @Nullable StoredPurchase before) {
    Set<String> skus = new HashSet<>();
    command.lines().forEach(line -> skus.add(line.sku()));
    return new Needs.Holding(
        memberId, command.occurredAt().toInstant(), skus, command.reach().taken(), before);
  }

  /** Decides the return of a purchase. */
  Verdict decide(Fresh fresh, OfPurchase command, Gathered gathered) {
    StoredPurchase purchase = gathered.bought().find(command.purchaseId());
    if (purchase == null) {
      return new Refused(Problem.notFound("There is no purchase with this id."));
    }
    Remainder left = left(purchase, gathered);
    Problem refusal = TooMuch.refusal(command, left);
    if (refusal != null) {
      return new Refused(refusal);
    }
    if (wonTogether.wantsLater(purchase, gathered)) {
      return Wanting.LATER;
    }
    Map<Integer, BigDecimal> quantities =
        command.lines().isEmpty() ? left.all() : quantities(command);
    List<Reversal> reversals = List.of(reversal(purchase, quantities, Set.of(), gathered));
    if (wantsBudgets(reversals, gathered)) {
      return Wanting.BUDGETS;
    }
    Change change = book(fresh, command, purchase.memberId(), reversals, null, gathered);
    if (change == null) {
      return Wanting.BUDGETS;
    }
    keep(change, command, json.writeValueAsString(command), MemberMark.NONE);
    note(change, command);
    return new Changed(change);
  }

  /** Decides the return of products. It takes from the newest purchases first. */
  Verdict decide(Fresh fresh, OfProducts command, Gathered gathered) {
    if (fresh.prepared().store() == null) {
      return new Refused(Stores.unknown(command.store()));
    }
    UUID memberId = Objects.requireNonNull(fresh.memberId());
    Map<String, BigDecimal> wanted = new LinkedHashMap<>();
    command.lines().forEach(line -> wanted.merge(line.sku(), line.quantity(), BigDecimal::add));
    Bought.Held held = gathered.bought().held(fresh.id(), memberId);
    List<Reversal> reversals = new ArrayList<>();
    Set<UUID> ended = new HashSet<>();
    Instant until = command.occurredAt().toInstant();
    for (StoredPurchase purchase : held.purchases()) {
      if (wanted.isEmpty()) {
        break;
      }
      if (!purchase.purchase().occurredAt().toInstant().isAfter(until)
          && command.reach().takes(purchase.purchase().store())) {
        Map<Integer, BigDecimal> taken = take(left(purchase, gathered), wanted);
        if (!taken.isEmpty() && wonTogether.wantsLater(purchase, gathered)) {
          return Wanting.LATER;
        }
        if (!taken.isEmpty()) {
          Reversal reversal = reversal(purchase, taken, ended, gathered);
          reversals.add(reversal);
          if (reversal.leavesNoVisit()) {
            ended.add(purchase.id());
          }
        }
      }
    }
    if (!wanted.isEmpty() && held.hasMore()) {
      return Wanting.PURCHASES;
    }
    if (wantsBudgets(reversals, gathered)) {
      return Wanting.BUDGETS;
    }
    List<ReturnAnswer.Unmatched> unmatched = Unmatched.of(command.lines(), reversals);
    Change change = book(fresh, command, memberId, reversals, unmatched, gathered);
    if (change == null) {
      return Wanting.BUDGETS;
    }
    if (reversals.isEmpty() && !command.keepsUnmatched()) {
      return new Idle(change.answerText());
    }
    String content = json.writeValueAsString(new KeptProducts(memberId, command));
    keep(change, command, content, MemberMark.of(command.member()));
    return new Changed(change);
  }

  private static Remainder left(StoredPurchase purchase, Gathered gathered) {
    return new Remainder(
        purchase.purchase(), gathered.bought().returned(purchase.id()).quantities());
  }

  private Reversal reversal(
      StoredPurchase purchase,
      Map<Integer, BigDecimal> quantities,
      Set<UUID> ended,
      Gathered gathered) {
    Remainder left = left(purchase, gathered);
    Reversal reversal =
        Reversal.of(
            purchase,
            gathered.bought().rulebook(purchase),
            gathered.bought().live().rules(),
            gathered.bought().returned(purchase.id()),
            quantities,
            factsNow.of(purchase, left, left.minus(quantities), gathered));
    return wonTogether.keepsNumber(purchase, ended, gathered)
        ? reversal.withNumberKept()
        : reversal;
  }

  private static boolean wantsBudgets(List<Reversal> reversals, Gathered gathered) {
    return reversals.stream()
        .anyMatch(reversal -> !gathered.knowsBudgets(reversal.givenBack().budgets().keySet()));
  }

  /** What of a purchase is still wanted; that is not wanted any more then. */
  private static Map<Integer, BigDecimal> take(Remainder left, Map<String, BigDecimal> wanted) {
    Map<Integer, BigDecimal> quantities = new HashMap<>();
    for (String sku : List.copyOf(wanted.keySet())) {
      for (PurchaseLine line : left.linesOf(sku)) {
        BigDecimal want = wanted.getOrDefault(sku, BigDecimal.ZERO);
        BigDecimal taken = want.min(left.left(line.line()));
        if (taken.signum() > 0) {
          quantities.put(line.line(), taken);
          wanted.put(sku, want.subtract(taken));
        }
      }
      wanted.values().removeIf(rest -> rest.signum() == 0);
    }
    return quantities;
  }

  private static Map<Integer, BigDecimal> quantities(OfPurchase command) {
    Map<Integer, BigDecimal> quantities = new HashMap<>();
    command.lines().forEach(line -> quantities.put(line.line(), line.quantity()));
    return quantities;
  }

  /** Null where it has to be known first what budgets have spent. */
  private @Nullable Change book(
      Fresh fresh,
      RecordReturn command,
      @Nullable UUID memberId,
      List<Reversal> reversals,
      @Nullable List<ReturnAnswer.Unmatched> unmatched,
      Gathered gathered) {
    Account account = memberId == null ? null : gathered.account(memberId);
    List<Taking> taking = reversals.stream().map(Taking::whole).toList();
    for (int tries = 0; ; tries++) {
      Change change = new Change(fresh.id(), account, ids);
      Taken taken = Taken.NOTHING;
      for (Taking one : taking) {
        taken = taken.plus(purchaseTakeBack.add(change, command, one, gathered));
      }
      List<WonTogether.Again> again = wonTogether.again(change, reversals, gathered);
      // What is passed on stays with its day, where a tier may be kept by it: so it is decided
      // anew.
      Shared shared =
          tries < TRIES
              ? wonTogether.share(reversals, again)
              : new Shared(taking, wonTogether.share(List.of(), again).later());
      if (shared.returned().equals(taking)) {
        for (Taking later : shared.later()) {
          if (!gathered.knowsBudgets(later.reversal().givenBack().budgets().keySet())) {
            return null;
          }
          long more = purchaseTakeBack.addAgain(change, command, later, gathered);
          taken = new Taken(taken.points() + more, taken.givenBack(), taken.vouchersMinor());
        }
        purchaseTakeBack.endPlans(change, command, reversals, gathered);
        passedOn.add(change, command, reversals, again, shared, gathered);
        answer(change, command, reversals, taken, unmatched, gathered);
        return change;
      }
      taking =
          tries + 1 < TRIES ? shared.returned() : reversals.stream().map(Taking::whole).toList();
    }
  }

  /** Points and money of a whole return. */
  private record Taken(long points, long givenBack, long vouchersMinor) {

    static final Taken NOTHING = new Taken(0, 0, 0);

    Taken plus(PurchaseTakeBack.Points more) {
      return new Taken(
          points + more.taken(),
          givenBack + more.givenBack(),
          vouchersMinor + (more.vouchersMinor() == null ? 0 : more.vouchersMinor()));
    }
  }

  private void answer(
      Change change,
      RecordReturn command,
      List<Reversal> reversals,
      Taken taken,
      @Nullable List<ReturnAnswer.Unmatched> unmatched,
      Gathered gathered) {
    BalanceView balance = standings.balance(change, gathered);
    Reach reach = command instanceof OfProducts products ? products.reach() : Reach.ALL;
    ReturnAnswer answer =
        new ReturnAnswer(
            change.id(),
            ReturnedLines.purchase(reversals, reach),
            command.returnReceipt().isEmpty() ? null : command.returnReceipt(),
            new ReturnAnswer.Points(
                taken.points(), taken.givenBack() == 0 ? null : taken.givenBack()),
            reversals.stream().mapToLong(Reversal::totalMinor).sum(),
            ReturnedLines.of(reversals, reach),
            unmatched,
            taken.vouchersMinor() == 0 ? null : taken.vouchersMinor(),
            balance,
            balance == null ? null : balance.tier());
    change.answer(answer, json.writeValueAsString(answer));
  }

  private static void keep(Change change, RecordReturn command, String content, int memberMark) {
    change.keep(
        new Receipt(
            command.identity(),
            new Known(change.id(), Purchases.NOBODY, memberMark, content, change.answerText())));
  }

  /** What somebody did who is no till stands in the audit log. */
  private static void note(Change change, OfPurchase command) {
    if (command.by() != null && change.answer() instanceof ReturnAnswer answer) {
      change.note(
          new Change.Noted(
              command.by(),
              "purchase.returned",
              "purchase",
              command.purchaseId().toString(),
              Map.of(
                  "returnReceipt", command.returnReceipt(),
                  "totalMinor", answer.totalMinor(),
                  "reversed", answer.points().reversed())));
    }
  }
}
