package dev.regulars.account;

import dev.regulars.programme.Settings;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long points last that were spent and come back. Pure. */
public final class ComeBack {

  private ComeBack() {}

  /**
   * The same points with the days on which they end: those of their lot; what would be over by now
   * lives for the days of grace, where the programme gives any, and is lost otherwise. What
   * activity keeps alive lasts as long as the rest that it does.
   *
   * @param account that they come back to
   */
  public static List<HeldPart> of(Account account, List<HeldPart> parts, Settings.Returns returns) {
    LocalDate today = account.today();
    boolean isGrace =
        returns.expiredSpent() == Settings.ExpiredSpent.GRACE && returns.graceDays() > 0;
    return parts.stream()
        .map(part -> part.terms().moving() ? kept(account, part) : part)
        .map(
            part ->
                today != null && isGrace && part.isOver(today)
                    ? part.until(today.plusDays(returns.graceDays()))
                    : part)
        .toList();
  }

  private static HeldPart kept(Account account, HeldPart part) {
    LocalDate last = part.expiresOn();
    for (Lot lot : account.lots()) {
      if (lot.moving && lot.remaining() > 0) {
        last = later(last, lot.expiresOn);
      }
    }
    return new HeldPart(part.points(), last, true, part.from());
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? other : one;
  }
}
