package dev.regulars.account;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points that expired and are given back, within the programme's days of grace. Pure. */
public final class Reinstatement {

  private Reinstatement() {}

  /**
   * How many points expired that can be given back.
   *
   * @param account whose lots are known of which something expired since then
   * @param since the first last day that counts
   */
  public static long possible(Account account, LocalDate since) {
    return lots(account, since).stream().mapToLong(Lot::expired).sum();
  }

  /**
   * Gives points back, those that expired last first: into the lot that they expired in, which ends
   * on another day then. A debt is paid off first.
   *
   * @param points at most what is {@link #possible}
   * @param terms on which they are given back; that they wait counts for nothing
   */
  public static void book(
      Posting posting,
      Account account,
      long points,
      LocalDate since,
      Terms terms,
      Movement movement) {
    long left = points;
    for (Lot lot : lots(account, since)) {
      long back = Math.min(left, lot.expired());
      if (back > 0) {
        boolean isWhole = back == lot.expired();
        lot.addExpired(-back);
        book(posting, account, lot, back, isWhole, terms, movement);
        left -= back;
      }
    }
    if (left > 0) {
      throw new IllegalArgumentException("more than expired: " + points);
    }
  }

  private static void book(
      Posting posting,
      Account account,
      Lot lot,
      long points,
      boolean isWhole,
      Terms terms,
      Movement movement) {
    long left = points - posting.payDebt(account, points, PointAccount.EXPIRED, null, movement);
    if (left == 0) {
      return;
    }
    boolean fits = isWhole && lot.account == PointAccount.AVAILABLE && lot.moving == terms.moving();
    if (fits) {
      lot.moveTo(terms.expiresOn());
    }
    Lot into =
        fits
            ? lot
            : posting.lotFor(account, new Terms(null, terms.expiresOn(), terms.moving(), null));
    posting.move(account, left, PointAccount.EXPIRED, null, into.account, into, movement);
  }

  private static List<Lot> lots(Account account, LocalDate since) {
    LocalDate today = account.today();
    return account.lots().stream()
        .filter(lot -> lot.expired() > 0 && lasted(lot.expiresOn, since, today))
        .sorted(
            Comparator.comparing(
                    (Lot lot) -> lot.expiresOn, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(lot -> lot.id))
        .toList();
  }

  private static boolean lasted(
      @Nullable LocalDate last, LocalDate since, @Nullable LocalDate today) {
    return last != null && !last.isBefore(since) && (today == null || last.isBefore(today));
  }
}
