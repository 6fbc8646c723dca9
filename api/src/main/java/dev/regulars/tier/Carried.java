package dev.regulars.tier;

import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.facts.Standing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the periods before one hand on to it: of each what was beyond the tier that it earned, by
 * the rules in force on its last day. What was carried into a period is used up first and carried
 * no further, so nothing counts in more than two periods. Pure, but that it remembers what it was
 * asked: a purchase asks several times, and most periods are over for good. Of one batch, so not
 * for several threads.
 */
public final class Carried {

  /**
   * A period that is over.
   *
   * @param rules that judge it
   */
  record Ended(MemberDays.Span span, RuleBook rules) {}

  /** All that decides what a period hands on. */
  private record Asked(
      MemberDays.Span span,
      PeriodTotals totals,
      @Nullable String tier,
      long purchases,
      @Nullable LocalDate lastPurchaseOn) {}

  private final Map<Asked, DayTotals> decided = new HashMap<>();
  private final List<Ended> periods;
  private final TierLadder ladder;
  private final ZoneId zone;

  /**
   * Of periods that follow each other.
   *
   * @param periods oldest first
   */
  Carried(List<Ended> periods, TierLadder ladder, ZoneId zone) {
    this.periods = List.copyOf(periods);
    this.ladder = ladder;
    this.zone = zone;
  }

  /**
   * What the last of them hands on.
   *
   * @param account whose tiers are all known
   * @param totals of any of their spans
   */
  public DayTotals into(Account account, Function<MemberDays.Span, DayTotals> totals) {
    DayTotals carried = DayTotals.NONE;
    for (Ended period : periods) {
      DayTotals own = totals.apply(period.span());
      carried = handedOn(account, period, new PeriodTotals(own, carried));
    }
    return carried;
  }

  private DayTotals handedOn(Account account, Ended period, PeriodTotals totals) {
    if (totals.own().equals(DayTotals.NONE) || !period.rules().needs().standing()) {
      return DayTotals.NONE;
    }
    // The tier that the member began the period with: one that they reached in it was reached from
    // below, by all that it asks for.
    HeldTier before = ladder.on(period.span().starts(), account.tiers());
    Asked asked =
        new Asked(
            period.span(), totals, before.code(), account.purchases(), account.lastPurchaseOn());
    DayTotals known = decided.get(asked);
    if (known == null) {
      known = decide(account, before, period, totals);
      decided.put(asked, known);
    }
    return known;
  }

  private DayTotals decide(Account account, HeldTier before, Ended period, PeriodTotals totals) {
    DayTotals own = totals.own();
    DayTotals whole = totals.whole();
    Standing beyond =
        period
            .rules()
            .surplus(
                DayFacts.of(account, before, period.span().ends(), zone),
                new Standing(whole.accrued(), whole.spentMinor(), whole.purchases()));
    return new DayTotals(
        least(beyond.purchases(), own.purchases()),
        least(beyond.spentMinor(), own.spentMinor()),
        least(beyond.accruedPoints(), own.accrued()));
  }

  private static long least(long beyond, long own) {
    return Math.max(0, Math.min(beyond, own));
  }
}
