package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.BetweenMembers;
import dev.regulars.account.Movement;
import dev.regulars.account.Saying;
import java.util.List;

/**
 * What a member can spend together with their pool: their own points first, then those of the
 * others, who has been in it longest first. What is taken of them goes through the member's account
 * and keeps its last day, so what comes back of it stays with who spent it. Pure.
 */
final class PoolDraw {

  private PoolDraw() {}

  /** Points that the member can spend, with what others of their pool have. */
  static long available(Change change, Gathered gathered) {
    long available = change.owner().available();
    for (Account mate : mates(change, gathered)) {
      available += Math.max(0, mate.available());
    }
    return available;
  }

  /** Takes of the others what the member has too little for so many points. */
  static void fill(Change change, long points, Gathered gathered) {
    Account own = change.owner();
    long missing = points - own.available();
    for (Account mate : mates(change, gathered)) {
      long taken = Math.min(missing, Math.max(0, mate.available()));
      if (taken > 0) {
        BetweenMembers.transfer(
            change.posting(),
            change.other(mate),
            own,
            taken,
            movement(change, gathered, Saying.SPENT_BY_POOL.of()),
            movement(change, gathered, Saying.FROM_POOL.of()));
        missing -= taken;
      }
    }
  }

  /** Those whose accounts are locked and who are still in it. */
  private static List<Account> mates(Change change, Gathered gathered) {
    return gathered.mates(change.owner().memberId()).stream()
        .filter(gathered::hasAccount)
        .map(id -> change.known(gathered.account(id)))
        .toList();
  }

  private static Movement movement(Change change, Gathered gathered, String text) {
    return new Movement(
        gathered.now(),
        Movement.Kind.TRANSFER,
        new Movement.Occasion(change.id(), null, gathered.now(), null),
        null,
        null,
        text);
  }
}
