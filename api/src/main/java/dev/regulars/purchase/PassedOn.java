package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Accrual;
import dev.regulars.account.Fulfilment;
import dev.regulars.account.Movement;
import dev.regulars.account.MovementText;
import dev.regulars.account.Saying;
import dev.regulars.account.Terms;
import dev.regulars.programme.Today;
import dev.regulars.purchase.WonTogether.Again;
import dev.regulars.purchase.WonTogether.Shared;
import dev.regulars.purchase.WonTogether.Taking;
import dev.regulars.rules.decision.Life;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What passes from one purchase to another and waits for an order, waits for the other's order
 * then: that of the first may never come. Pure.
 */
@Component
class PassedOn {

  /** Points that a purchase has now because another one lost them. */
  private static final class Gain {

    private final StoredPurchase purchase;
    private final Life life;
    private long points;

    Gain(StoredPurchase purchase, Life life, long points) {
      this.purchase = purchase;
      this.life = life;
      this.points = points;
    }
  }

  private final PurchaseTakeBack purchaseTakeBack;
  private final Today calendar;

  PassedOn(PurchaseTakeBack purchaseTakeBack, Today calendar) {
    this.purchaseTakeBack = purchaseTakeBack;
    this.calendar = calendar;
  }

  /**
   * Adds it to the change, which has taken back already what leaves the member.
   *
   * @param reversals what came back, with all that each loses
   * @param again what comes out otherwise
   * @param shared who has what of it
   */
  void add(
      Change change,
      RecordReturn command,
      List<Reversal> reversals,
      List<Again> again,
      Shared shared,
      Gathered gathered) {
    if (change.account() == null || !Fulfilment.anyWait(change.owner())) {
      return;
    }
    List<Gain> gains = gains(again, shared);
    for (int i = 0; i < reversals.size(); i++) {
      Reversal reversal = reversals.get(i);
      long kept = waits(reversal.lost()) - waits(shared.returned().get(i).reversal().lost());
      pass(change, command, reversal.purchase(), kept, gains, gathered);
    }
    for (int i = 0; i < again.size(); i++) {
      Again one = again.get(i);
      if (one.loss() > 0) {
        Map<Life, Long> lost = Lives.lost(one.before(), one.after(), one.loss());
        long kept = waits(lost) - waits(shared.later().get(i).reversal().lost());
        pass(change, command, one.purchase(), kept, gains, gathered);
      }
    }
  }

  /** Those that wait first: they get what waits. */
  private static List<Gain> gains(List<Again> again, Shared shared) {
    List<Gain> gains = new ArrayList<>();
    for (int i = 0; i < again.size(); i++) {
      Again one = again.get(i);
      Taking taking = shared.later().get(i);
      long given = -taking.decided();
      if (given > 0) {
        Map<Life, Long> before = one.before().byLife();
        for (Map.Entry<Life, Long> now : one.after().byLife().entrySet()) {
          long more = Math.min(given, now.getValue() - before.getOrDefault(now.getKey(), 0L));
          if (more > 0) {
            gains.add(new Gain(one.purchase(), now.getKey(), more));
            given -= more;
          }
        }
      }
    }
    gains.sort(Comparator.comparing(gain -> !gain.life.whenFulfilled()));
    return gains;
  }

  private static long waits(Map<Life, Long> points) {
    return points.entrySet().stream()
        .filter(one -> one.getKey().whenFulfilled())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void pass(
      Change change,
      RecordReturn command,
      StoredPurchase from,
      long kept,
      List<Gain> gains,
      Gathered gathered) {
    long left = kept;
    for (Gain gain : gains) {
      long points = Math.min(left, gain.points);
      if (points > 0) {
        long passed =
            Fulfilment.passOn(
                change.posting(),
                change.owner(),
                from.id(),
                points,
                terms(gain, gathered),
                movement(change, command, from, Saying.WAITS_FOR_LATER.of(), gathered),
                movement(change, command, from, Saying.WAITS_FOR_LATER.of(), gathered));
        gain.points -= passed;
        left -= passed;
        releaseFulfilled(change, command, gain.purchase, passed, gathered);
      }
    }
  }

  private Terms terms(Gain gain, Gathered gathered) {
    Accrual accrual = gathered.bought().accrued(gain.purchase.id());
    LocalDate bookedOn = accrual == null ? gathered.today() : calendar.at(accrual.at());
    return Lives.terms(
        gain.life,
        gathered.bought().rulebook(gain.purchase).settings(),
        purchaseTakeBack.day(gain.purchase),
        bookedOn,
        gain.purchase.id());
  }

  /** An order that was fulfilled already is not fulfilled again. */
  private void releaseFulfilled(
      Change change,
      RecordReturn command,
      StoredPurchase purchase,
      long points,
      Gathered gathered) {
    Remainder left =
        new Remainder(purchase.purchase(), gathered.bought().returned(purchase.id()).quantities());
    Account account = Objects.requireNonNull(change.account());
    if (points > 0 && gathered.bought().fulfilled(purchase.id()).containsAll(left.all().keySet())) {
      Fulfilment.release(
          change.posting(),
          account,
          purchase.id(),
          points,
          movement(change, command, purchase, Saying.FULFILLED.of(), gathered));
    }
  }

  private static Movement movement(
      Change change,
      RecordReturn command,
      StoredPurchase purchase,
      MovementText said,
      Gathered gathered) {
    return new Movement(
        gathered.now(),
        Movement.Kind.TRANSFER,
        new Movement.Occasion(
            change.id(), purchase.id(), command.occurredAt().toInstant(), command.store()),
        null,
        null,
        said);
  }
}
