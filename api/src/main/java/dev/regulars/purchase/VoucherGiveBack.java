package dev.regulars.purchase;

import dev.regulars.account.Movement;
import dev.regulars.account.Saying;
import dev.regulars.reward.Redemption.LineAmount;
import dev.regulars.shared.Ids;
import dev.regulars.voucher.VoucherMovement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives back what a purchase used of codes, when it is returned: a gift card gets what it paid of
 * what came back, and with the last line every code can be used as if it never had been; points
 * that it gave go. Pure.
 */
@Component
class VoucherGiveBack {

  private final Ids ids;

  VoucherGiveBack(Ids ids) {
    this.ids = ids;
  }

  /** What it takes. */
  void needs(StoredPurchase purchase, Needs needs) {
    if (!purchase.purchase().vouchers().isEmpty()) {
      needs.codesOf(purchase.id());
    }
  }

  /**
   * Adds to the change of a return what it gives back.
   *
   * @return what gift cards got back, null where none did
   */
  @Nullable Long add(Change change, RecordReturn command, Reversal reversal, Gathered gathered) {
    Map<String, VoucherMovement> used = new LinkedHashMap<>();
    Map<String, Long> left = new LinkedHashMap<>();
    for (VoucherMovement each : gathered.codes().ofPurchase(reversal.purchase().id())) {
      if (each.isUse()) {
        used.put(each.key(), each);
      }
      left.merge(each.key(), each.amountMinor(), Long::sum);
    }
    boolean isWhole = reversal.leavesNothing();
    long sum = 0;
    for (VoucherMovement use : used.values()) {
      long stays = isWhole ? 0 : stays(use, reversal.after());
      long back = Math.max(0, left.getOrDefault(use.key(), 0L) - stays);
      if (back > 0 || isWhole) {
        VoucherMovement moved = back(use, isWhole, back, gathered);
        change.keep(new Change.Entry.VoucherMoved(moved));
        takePoints(change, command, moved);
        sum += back;
      }
    }
    return sum == 0 ? null : sum;
  }

  /** Points that a code gave go with its use. */
  private static void takePoints(Change change, RecordReturn command, VoucherMovement moved) {
    if (moved.points() < 0 && change.account() != null) {
      change
          .posting()
          .reverse(
              change.owner(),
              -moved.points(),
              null,
              new Movement(
                  moved.at(),
                  Movement.Kind.ADJUSTMENT,
                  new Movement.Occasion(
                      moved.id(),
                      moved.purchaseId(),
                      command.occurredAt().toInstant(),
                      command.store()),
                  null,
                  null,
                  Saying.VOUCHER.of(moved.voucher())));
    }
  }

  /** What of it is still taken off what is left, rounded up: the last line brings the rest. */
  private static long stays(VoucherMovement use, Remainder after) {
    BigDecimal left = BigDecimal.ZERO;
    for (LineAmount off : use.lines()) {
      left =
          left.add(
              BigDecimal.valueOf(off.amountMinor())
                  .multiply(after.left(off.line()))
                  .divide(after.whole(off.line()), 12, RoundingMode.HALF_UP));
    }
    return left.setScale(6, RoundingMode.HALF_UP).setScale(0, RoundingMode.UP).longValueExact();
  }

  private VoucherMovement back(
      VoucherMovement use, boolean isWhole, long amount, Gathered gathered) {
    return new VoucherMovement(
        ids.next(),
        use.key(),
        use.voucher(),
        isWhole ? -1 : 0,
        -amount,
        isWhole ? -use.points() : 0,
        use.memberId(),
        use.purchaseId(),
        use.store(),
        use.day(),
        List.of(),
        gathered.now());
  }
}
