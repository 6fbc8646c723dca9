package dev.regulars.purchase;

import dev.regulars.account.Movement;
import dev.regulars.account.Saying;
import dev.regulars.programme.Settings;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemption.LineAmount;
import dev.regulars.reward.Redemptions;
import dev.regulars.reward.RewardEvent;
import dev.regulars.shared.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives points back that a purchase took, when it is returned: in proportion to what of the money
 * off came back, and all of them with its last line. Pure.
 */
@Component
class PurchaseGiveBack {

  private final RedemptionEvents events;
  private final PurchasePlans plans;
  private final Ids ids;

  PurchaseGiveBack(RedemptionEvents events, PurchasePlans plans, Ids ids) {
    this.events = events;
    this.plans = plans;
    this.ids = ids;
  }

  /** What it takes, once it is known that the purchase took something. */
  void needs(StoredPurchase purchase, Gathered gathered, Needs needs) {
    if (purchase.purchase().redeeming() != null && purchase.memberId() != null) {
      needs.lenders(purchase.memberId(), gathered);
      needs.redemptionsOf(purchase.memberId(), purchase.id());
    }
  }

  /** What it takes once the redemptions are known: pieces go back to their rewards. */
  void needsThen(StoredPurchase purchase, Gathered gathered, Needs needs) {
    if (purchase.purchase().redeeming() != null) {
      for (Redemption each : gathered.handed().ofPurchase(purchase.id())) {
        if (each.stocked() && each.reward() != null) {
          needs.reward(each.reward());
        }
        plans.needs(each, needs);
      }
    }
  }

  /**
   * Adds to the change what a return gives back.
   *
   * @return points in all
   */
  long add(Change change, RecordReturn command, Reversal reversal, Gathered gathered) {
    StoredPurchase purchase = reversal.purchase();
    if (purchase.purchase().redeeming() == null || change.account() == null) {
      return 0;
    }
    long sum = 0;
    for (Redemption each : gathered.handed().ofPurchase(purchase.id())) {
      long due = reversal.leavesNothing() ? each.points() : dueBack(each, reversal.after());
      long back = Math.max(0, due - each.reversed());
      if (each.state() == Redemption.State.CONFIRMED && back > 0) {
        giveBack(
            change,
            command,
            each,
            back,
            gathered.bought().rulebook(purchase).settings().returns(),
            gathered);
        sum += back;
      }
    }
    return sum;
  }

  /** Points of what is not left any more, rounded down: the last line brings the rest. */
  private static long dueBack(Redemption redemption, Remainder after) {
    long total = 0;
    BigDecimal left = BigDecimal.ZERO;
    for (LineAmount off : redemption.lines()) {
      total += off.amountMinor();
      left =
          left.add(
              BigDecimal.valueOf(off.amountMinor())
                  .multiply(after.left(off.line()))
                  .divide(after.whole(off.line()), 12, RoundingMode.HALF_UP));
    }
    if (total == 0) {
      return 0;
    }
    BigDecimal gone = BigDecimal.valueOf(total).subtract(left);
    return BigDecimal.valueOf(redemption.points())
        .multiply(gone)
        .divide(BigDecimal.valueOf(total), 6, RoundingMode.HALF_UP)
        .setScale(0, RoundingMode.DOWN)
        .longValueExact();
  }

  private void giveBack(
      Change change,
      RecordReturn command,
      Redemption redemption,
      long back,
      Settings.Returns returns,
      Gathered gathered) {
    UUID id = ids.next();
    Instant now = gathered.now();
    PoolDraw.giveBack(
        change,
        redemption,
        back,
        returns,
        new Movement(
            now,
            Movement.Kind.REDEMPTION,
            new Movement.Occasion(
                id, redemption.purchaseId(), command.occurredAt().toInstant(), command.store()),
            null,
            null,
            Saying.GIVEN_BACK.of(redemption.name())),
        gathered);
    Redemption after = redemption.giveBack(back);
    RedemptionSteps.putBackWhole(change, after);
    plans.giveBack(after, gathered, change);
    change.keep(
        new Change.Entry.Redeemed(
            redemption,
            after,
            new Redemptions.Reversal(after.memberId(), id, after.id(), back, now)));
    change.tell(
        events.of(
            after,
            now,
            new RewardEvent.RedemptionReversed(
                after.reward(), after.kind().code(), back, after.left())));
  }
}
