package dev.regulars.account;

import java.util.List;
import java.util.UUID;

/** Points that wait until an order is fulfilled. Pure. */
public final class Fulfilment {

  private Fulfilment() {}

  /** How many points wait for a purchase. */
  public static long waiting(Account account, UUID purchaseId) {
    return lots(account, purchaseId).stream().mapToLong(Lot::remaining).sum();
  }

  /**
   * Makes points available that wait for a purchase; a debt is paid off first.
   *
   * @param points at most so many; fewer where fewer wait
   * @return how many they were
   */
  public static long release(
      Posting posting, Account account, UUID purchaseId, long points, Movement movement) {
    long left = points;
    for (Lot lot : lots(account, purchaseId)) {
      long released = Math.min(left, lot.remaining());
      if (released > 0) {
        posting.release(account, lot, released, movement);
        left -= released;
      }
    }
    return points - left;
  }

  private static List<Lot> lots(Account account, UUID purchaseId) {
    return account.lots().stream()
        .filter(lot -> purchaseId.equals(lot.waitsFor) && lot.remaining() > 0)
        .sorted(Lot.SPENDING_ORDER)
        .toList();
  }
}
