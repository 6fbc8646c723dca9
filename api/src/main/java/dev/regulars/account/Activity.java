package dev.regulars.account;

import dev.regulars.programme.ExpiryTerms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps points alive that expire when nothing happens: what a member does moves the last day of all
 * of them on, never back. What is over stays over, and points of a fixed day keep it. Pure.
 */
public final class Activity {

  private Activity() {}

  /**
   * Something happened on a day.
   *
   * @param kind what happened
   * @param terms of the settings of that day
   */
  public static void on(
      Posting posting,
      Account account,
      ExpiryTerms.Activity kind,
      LocalDate day,
      ExpiryTerms terms) {
    LocalDate last = last(kind, day, terms);
    if (last == null) {
      return;
    }
    LocalDate today = account.today();
    for (Lot lot : account.lots()) {
      boolean isAlive = lot.remaining() > 0 && (today == null || !lot.isOver(today));
      if (lot.moving && isAlive && lot.expiresOn != null && lot.expiresOn.isBefore(last)) {
        lot.moveTo(last);
        posting.touch(account);
      }
    }
  }

  private static @Nullable LocalDate last(
      ExpiryTerms.Activity kind, LocalDate day, ExpiryTerms terms) {
    return terms.kind() == ExpiryTerms.Kind.INACTIVITY && terms.activity().contains(kind)
        ? terms.lastDay(day)
        : null;
  }
}
