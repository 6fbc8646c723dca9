package dev.regulars.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order in which points are taken back. Pure. */
final class ReversalOrder {

  private ReversalOrder() {}

  /** First what was earned on these terms, then what is pending, then in spending order. */
  static List<Lot> of(Account account, @Nullable Terms earnedOn) {
    List<Lot> earned = new ArrayList<>();
    List<Lot> pending = new ArrayList<>();
    List<Lot> available = new ArrayList<>();
    for (Lot lot : account.lots()) {
      if (lot.remaining() <= 0 || lot.account == PointAccount.RESERVED) {
        continue;
      }
      if (lot.isEarnedOn(earnedOn)) {
        earned.add(lot);
      } else if (lot.account == PointAccount.PENDING) {
        pending.add(lot);
      } else {
        available.add(lot);
      }
    }
    // Of the same terms, what is still pending goes before what has been released.
    earned.sort(Comparator.comparing((Lot lot) -> lot.account != PointAccount.PENDING));
    pending.sort(Lot.SPENDING_ORDER);
    available.sort(Lot.SPENDING_ORDER);
    List<Lot> order = earned;
    order.addAll(pending);
    order.addAll(available);
    return order;
  }
}
