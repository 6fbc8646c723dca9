package dev.regulars.account;

/** Points that go from one member to another. */
public final class BetweenMembers {

  private BetweenMembers() {}

  /**
   * Gives points of one account that can be spent to another, those that expire first; there they
   * expire on the same day, after a debt is paid off.
   *
   * @param points at most what can be spent
   * @param away the movement in the account that gives
   * @param here the movement in the account that gets
   */
  public static void transfer(
      Posting posting, Account from, Account to, long points, Movement away, Movement here) {
    if (points > from.available()) {
      throw new IllegalArgumentException("more than can be spent: " + points);
    }
    long left = points;
    for (Lot lot : from.lots().stream().sorted(Lot.SPENDING_ORDER).toList()) {
      long taken =
          lot.account == PointAccount.AVAILABLE && !lot.debt ? Math.min(left, lot.remaining()) : 0;
      if (taken > 0) {
        posting.move(from, taken, lot.account, lot, PointAccount.TRANSFERRED, null, away);
        long kept = taken - posting.payDebt(to, taken, PointAccount.TRANSFERRED, null, here);
        if (kept > 0) {
          Lot into = posting.lotFor(to, lot.released());
          posting.move(to, kept, PointAccount.TRANSFERRED, null, into.account, into, here);
        }
        left -= taken;
      }
    }
  }
}
