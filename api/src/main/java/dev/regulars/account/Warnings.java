package dev.regulars.account;

import dev.regulars.programme.WarningTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an account tells before something ends. It remembers until which day it has told, so each
 * distance of each end is told once, however late somebody looks, and as long as it has not ended.
 * What came later than its distance is not told: whoever got it knows. Pure.
 */
final class Warnings {

  private final WarningTerms terms;
  private final LocalDate after;
  private final LocalDate today;
  private final List<AccountEvent> ofPoints;

  /**
   * Of lots as they are before anything happens to them today.
   *
   * @param after the day until which it was told
   */
  Warnings(WarningTerms terms, LocalDate after, LocalDate today, List<Lot> lots) {
    this.terms = terms;
    this.after = after;
    this.today = today;
    TreeMap<LocalDate, Long> ends = new TreeMap<>();
    lots.stream()
        .filter(Warnings::isTold)
        .forEach(lot -> ends.merge(lot.expiresOn, lot.remaining(), Long::sum));
    this.ofPoints = new ArrayList<>();
    ends.forEach(
        (day, points) ->
            distances(terms.expiryDays(), day, after)
                .forEach(
                    days ->
                        ofPoints.add(
                            new AccountEvent.PointsExpiring(points, day.toString(), days))));
  }

  /** What is held for a redemption is about to be spent. */
  private static boolean isTold(Lot lot) {
    return lot.expiresOn != null && lot.remaining() > 0 && lot.account != PointAccount.RESERVED;
  }

  /** The farthest first. */
  private List<Integer> distances(List<Integer> distances, LocalDate end, LocalDate since) {
    return end.isBefore(today)
        ? List.of()
        : distances.stream()
            .filter(days -> isBetween(end.minusDays(days), since))
            .sorted((one, other) -> other - one)
            .toList();
  }

  private boolean isBetween(LocalDate day, LocalDate since) {
    return day.isAfter(since) && !day.isAfter(today);
  }

  /** Everything that is told now. */
  List<AccountEvent> events(TierHistory tiers) {
    List<AccountEvent> events = new ArrayList<>(ofPoints);
    HeldTier held = tiers.held();
    LocalDate since = since(tiers);
    if (held.code() != null && held.until() != null && since != null) {
      LocalDate until = held.until();
      String code = held.code();
      distances(terms.tierDays(), until, since)
          .forEach(days -> events.add(new AccountEvent.TierEnding(code, until.toString(), days)));
    }
    return events;
  }

  /** Since when its end may have come nearer: a tier that came today tells of itself. */
  private @Nullable LocalDate since(TierHistory tiers) {
    if (tiers.held().equals(tiers.first())) {
      return after;
    }
    LocalDate before = tiers.first().until();
    if (!tiers.isReviewed() || before == null) {
      return null;
    }
    return before.isAfter(after) ? before : after;
  }

  /** The next day on which there is something to tell, null for none. */
  static @Nullable LocalDate next(
      WarningTerms terms, LocalDate today, List<Lot> lots, HeldTier held) {
    LocalDate next = null;
    for (int days : terms.expiryDays()) {
      for (Lot lot : lots) {
        next = isTold(lot) ? Lot.first(next, coming(lot.expiresOn, days, today)) : next;
      }
    }
    for (int days : terms.tierDays()) {
      next = Lot.first(next, coming(held.until(), days, today));
    }
    return next;
  }

  private static @Nullable LocalDate coming(@Nullable LocalDate end, int days, LocalDate today) {
    LocalDate day = end == null ? null : end.minusDays(days);
    return day != null && day.isAfter(today) ? day : null;
  }
}
