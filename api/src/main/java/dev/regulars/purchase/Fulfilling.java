package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Fulfilment;
import dev.regulars.account.Movement;
import dev.regulars.account.Saying;
import dev.regulars.programme.Settings;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.purchase.Verdict.Wanting;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.facts.Facts;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.tier.BalanceView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides what can be spent once lines of an order are fulfilled: the points that rules gave for
 * these lines and that wait for it; with the last line all that is left of them. What was fulfilled
 * once releases nothing a second time. As pure as {@link Awards}.
 */
@Component
class Fulfilling {

  private final PurchaseTakeBack purchaseTakeBack;
  private final WonTogether wonTogether;
  private final FactsNow factsNow;
  private final Standings standings;
  private final JsonMapper json;
  private final Ids ids;

  Fulfilling(
      PurchaseTakeBack purchaseTakeBack,
      WonTogether wonTogether,
      FactsNow factsNow,
      Standings standings,
      JsonMapper json,
      Ids ids) {
    this.purchaseTakeBack = purchaseTakeBack;
    this.wonTogether = wonTogether;
    this.factsNow = factsNow;
    this.standings = standings;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to decide it. */
  void needs(FulfilPurchase command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    StoredPurchase purchase = gathered.bought().find(command.purchaseId());
    if (purchase != null) {
      needs.fulfilled(command.purchaseId());
      purchaseTakeBack.needs(purchase, gathered, needs);
    }
  }

  /** What was bought since, where only lines are fulfilled: what is theirs is decided again. */
  void needsLater(FulfilPurchase command, Gathered gathered, Needs needs) {
    StoredPurchase purchase = gathered.bought().find(command.purchaseId());
    if (purchase != null && purchase.memberId() != null && !command.lines().isEmpty()) {
      needs.later(purchase.memberId(), purchase.id());
    }
  }

  /** Decides it. */
  Verdict decide(Fresh fresh, FulfilPurchase command, Gathered gathered) {
    StoredPurchase purchase = gathered.bought().find(command.purchaseId());
    if (purchase == null || !gathered.hasAccount(command.memberId())) {
      return new Refused(Problem.notFound("There is no purchase with this id."));
    }
    List<Problem.FieldError> unknown = unknown(command, purchase);
    if (!unknown.isEmpty()) {
      return new Refused(
          Problem.impossible(
                  "unknown-line",
                  "Not a line of the purchase",
                  "Name lines of this purchase, or leave 'lines' out for all that are left.")
              .with(unknown));
    }
    ReturnedSoFar returned = gathered.bought().returned(purchase.id());
    Remainder left = new Remainder(purchase.purchase(), returned.quantities());
    Set<Integer> open = new TreeSet<>(left.all().keySet());
    open.removeAll(gathered.bought().fulfilled(purchase.id()));
    Set<Integer> now = new TreeSet<>(open);
    if (!command.lines().isEmpty()) {
      now.retainAll(new HashSet<>(command.lines()));
    }
    if (now.equals(open)) {
      long all = Fulfilment.waiting(gathered.account(command.memberId()), purchase.id());
      return new Changed(change(fresh, command, purchase, now, all, gathered));
    }
    if (wonTogether.wantsLater(purchase, gathered)) {
      return Wanting.LATER;
    }
    long part = waitingFor(now, purchase, left, gathered);
    return new Changed(change(fresh, command, purchase, now, part, gathered));
  }

  private static List<Problem.FieldError> unknown(FulfilPurchase command, StoredPurchase purchase) {
    Remainder whole = new Remainder(purchase.purchase(), Map.of());
    List<Problem.FieldError> errors = new ArrayList<>();
    for (int i = 0; i < command.lines().size(); i++) {
      if (!whole.hasLine(command.lines().get(i))) {
        errors.add(new Problem.FieldError("/lines/" + i, "is not a line of this purchase"));
      }
    }
    return errors;
  }

  private Change change(
      Fresh fresh,
      FulfilPurchase command,
      StoredPurchase purchase,
      Set<Integer> lines,
      long points,
      Gathered gathered) {
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    Account account = change.owner();
    change.posting().touch(account);
    long released =
        Fulfilment.release(
            change.posting(),
            account,
            purchase.id(),
            points,
            new Movement(
                gathered.now(),
                Movement.Kind.TRANSFER,
                new Movement.Occasion(
                    change.id(),
                    purchase.id(),
                    command.occurredAt() == null
                        ? gathered.now()
                        : command.occurredAt().toInstant(),
                    purchase.purchase().store()),
                null,
                null,
                Saying.FULFILLED.of()));
    BalanceView balance = Objects.requireNonNull(standings.balance(change, gathered));
    OrderEventAnswer answer =
        new OrderEventAnswer(
            change.id(),
            purchase.id(),
            OrderEvents.FULFILLED,
            lines.stream().map(OrderEventAnswer.Line::new).toList(),
            new OrderEventAnswer.Points(released),
            balance,
            balance.tier());
    change.answer(answer, json.writeValueAsString(answer));
    change.keep(
        new Change.Entry.Fulfilled(
            purchase.id(), List.copyOf(lines), command.memberId(), change.id(), gathered.now()));
    change.keep(
        new Change.Entry.Requested(
            command.key(), json.writeValueAsString(command), change.answerText()));
    return change;
  }

  /** What rules give for these lines of what is left, and have wait. */
  private long waitingFor(
      Set<Integer> lines, StoredPurchase purchase, Remainder left, Gathered gathered) {
    KeptFacts kept = purchase.facts();
    if (kept == null || left.isEmpty()) {
      return 0;
    }
    Facts now = factsNow.of(purchase, left, left, gathered);
    Facts facts =
        now == null ? kept.facts(purchase.happening(kept), purchase.purchase().basket()) : now;
    VersionedRuleBook book = gathered.bought().rulebook(purchase);
    Settings.EarnOn earnOn = book.settings().redemption().earnOn();
    Decision decision = book.rules().decide(facts.with(left.earning(earnOn).basket()));
    return decision.awards().stream()
        .filter(award -> award.life().whenFulfilled())
        .flatMap(award -> award.lines().stream())
        .filter(line -> lines.contains(line.line()))
        .mapToLong(Decision.LinePoints::points)
        .sum();
  }
}
