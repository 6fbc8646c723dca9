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

  /** Whether any points wait for an order. */
  public static boolean anyWait(Account account) {
    return account.lots().stream().anyMatch(lot -> lot.waitsFor != null && lot.remaining() > 0);
  }

  /**
   * Lets points that wait for a purchase wait for another one instead, or for nothing; then a debt
   * is paid off first.
   *
   * @param points at most so many; fewer where fewer wait
   * @param terms of the other purchase
   * @param away the movement of the one
   * @param here the movement of the other
   * @return how many they were
   */
  public static long passOn(
      Posting posting,
      Account account,
      UUID purchaseId,
      long points,
      Terms terms,
      Movement away,
      Movement here) {
    long left = points;
    for (Lot lot : lots(account, purchaseId)) {
      long passed = Math.min(left, lot.remaining());
      if (passed > 0) {
        posting.move(account, passed, lot.account, lot, PointAccount.ISSUED, null, away);
        long kept =
            passed
                - (terms.waits()
                    ? 0
                    : posting.payDebt(account, passed, PointAccount.ISSUED, null, here));
        if (kept > 0) {
          Lot into = posting.lotFor(account, terms);
          posting.move(account, kept, PointAccount.ISSUED, null, into.account, into, here);
          posting.expireIfOver(account, into, here.at());
        }
        left -= passed;
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
