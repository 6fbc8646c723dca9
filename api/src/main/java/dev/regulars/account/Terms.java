package dev.regulars.account;

import dev.regulars.programme.ExpiryTerms;
import dev.regulars.programme.Settings;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The terms that points are earned on.
 *
 * @param availableFrom the day on which they can be spent, null for at once
 * @param expiresOn the last day on which they can be spent, null for no end
 * @param moving whether activity moves that day on
 * @param waitsFor the purchase whose fulfilment makes them available, null for none
 */
public record Terms(
    @Nullable LocalDate availableFrom,
    @Nullable LocalDate expiresOn,
    boolean moving,
    @Nullable UUID waitsFor) {

  /** Terms of days alone. */
  public Terms(@Nullable LocalDate availableFrom, @Nullable LocalDate expiresOn) {
    this(availableFrom, expiresOn, false, null);
  }

  /** Whether the points cannot be spent yet. */
  boolean waits() {
    return availableFrom != null || waitsFor != null;
  }

  /**
   * The terms of points that were earned on a day and are booked on another one, by the settings in
   * force when they were earned. A wait that is over by then is none. What arrives after its last
   * day lasts as if it had been earned when it was booked: nobody is given points that are over.
   * From then on the lot knows: see {@link Ledger#accruals}.
   */
  public static Terms of(Settings settings, LocalDate day, LocalDate bookedOn) {
    LocalDate available = day.plusDays(settings.pending().days());
    boolean isFromThen = settings.expiry().from() == ExpiryTerms.From.AVAILABILITY;
    LocalDate last = settings.expiry().lastDay(isFromThen ? available : day);
    boolean tooLate = last != null && last.isBefore(bookedOn);
    return new Terms(
        available.isAfter(day) && available.isAfter(bookedOn) ? available : null,
        tooLate ? settings.expiry().lastDay(bookedOn) : last,
        settings.expiry().kind() == ExpiryTerms.Kind.INACTIVITY,
        null);
  }
}
