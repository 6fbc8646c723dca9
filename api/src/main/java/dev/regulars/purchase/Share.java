package dev.regulars.purchase;

import java.util.ArrayList;
import java.util.List;

/**
 * What one of several purchases gives up when they are decided again: what some lose, others may
 * have instead, and a return gives nothing beyond that. Pure.
 *
 * @param decided points by which the purchase comes out lower; below 0 for more
 * @param taken points that leave the member for it; the rest of what it loses stays with another
 */
record Share(long decided, long taken) {

  /**
   * Shares out, in their order.
   *
   * @param losses points by which each would come out lower by itself; below 0 for more
   */
  static List<Share> of(List<Long> losses) {
    long givable = Math.min(sum(losses, 1), sum(losses, -1));
    long toGive = givable;
    long toKeep = givable;
    List<Share> shares = new ArrayList<>();
    for (long loss : losses) {
      if (loss < 0) {
        long given = Math.min(-loss, toGive);
        toGive -= given;
        shares.add(new Share(-given, 0));
      } else {
        long kept = Math.min(loss, toKeep);
        toKeep -= kept;
        shares.add(new Share(loss, loss - kept));
      }
    }
    return shares;
  }

  private static long sum(List<Long> losses, int sign) {
    return losses.stream().mapToLong(loss -> Math.max(0, sign * loss)).sum();
  }
}
