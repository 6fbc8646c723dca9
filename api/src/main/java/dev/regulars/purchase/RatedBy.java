package dev.regulars.purchase;

import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import dev.regulars.tier.TierLadder;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * By which tier what is left of a purchase is rated, where the purchase led to a tier and was rated
 * by it: by that one as long as the rest leads there, too. Pure.
 */
@Component
class RatedBy {

  private final TierLadder ladder;

  RatedBy(TierLadder ladder) {
    this.ladder = ladder;
  }

  /**
   * What the rest is decided from.
   *
   * @param facts what it would be decided from otherwise, null for what it was
   * @param day that the purchase counts for
   */
  @Nullable Facts facts(
      StoredPurchase purchase,
      @Nullable Facts facts,
      Remainder before,
      Remainder after,
      LocalDate day,
      Gathered gathered) {
    KeptFacts kept = purchase.facts();
    UUID memberId = purchase.memberId();
    if (kept == null || kept.ratedBy() == null || memberId == null) {
      return facts;
    }
    HeldTier tier = kept.tier();
    String code = tier == null ? null : tier.code();
    ReturnedSoFar returned = gathered.bought().returned(purchase.id());
    Facts all =
        facts == null
            ? kept.facts(purchase.happening(kept), purchase.decidedBasket(returned))
            : facts;
    VersionedRuleBook book = gathered.bought().rulebook(purchase);
    MemberDays.Span period = ladder.period(memberId, day, book.settings());
    DayTotals now = gathered.totals(period, null);
    Facts rest = all.ofTier(code).with(after.basket());
    String rated = code;
    while (!after.isEmpty()) {
      Decision decision = book.rules().decide(rest.ofTier(rated));
      Standing standing =
          new Standing(
              now.accrued() - (purchase.points() - returned.points()) + decision.points(),
              now.spentMinor() - before.totalMinor() + after.totalMinor(),
              now.purchases()
                  - (before.basket().isVisit() ? 1 : 0)
                  + (after.basket().isVisit() ? 1 : 0));
      String reached = book.rules().qualify(rest, standing, code).tier();
      if (!ladder.isAbove(reached, rated)) {
        break;
      }
      rated = reached;
    }
    return Objects.equals(rated, kept.ratedBy()) && facts == null ? null : all.ofTier(rated);
  }
}
