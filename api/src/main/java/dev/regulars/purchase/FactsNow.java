package dev.regulars.purchase;

import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.programme.Settings;
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
 * What a purchase is decided from when it is decided again: without what is gone since, and, where
 * it led to a tier and was rated by it, by that one as long as the rest leads there, too. Pure.
 */
@Component
class FactsNow {

  private final TierLadder ladder;
  private final WonTogether wonTogether;
  private final PurchaseTakeBack purchaseTakeBack;

  FactsNow(TierLadder ladder, WonTogether wonTogether, PurchaseTakeBack purchaseTakeBack) {
    this.ladder = ladder;
    this.wonTogether = wonTogether;
    this.purchaseTakeBack = purchaseTakeBack;
  }

  /**
   * What a purchase is decided from; its basket is not the rest.
   *
   * @param before what was left of it before something comes back
   * @param after what is left then
   * @return null for what it was decided from when it was recorded
   */
  @Nullable Facts of(
      StoredPurchase purchase, Remainder before, Remainder after, Gathered gathered) {
    Facts facts = wonTogether.now(purchase, gathered);
    KeptFacts kept = purchase.facts();
    UUID memberId = purchase.memberId();
    if (kept == null || kept.ratedBy() == null || memberId == null) {
      return facts;
    }
    LocalDate day = purchaseTakeBack.day(purchase);
    HeldTier tier = kept.tier();
    String code = tier == null ? null : tier.code();
    ReturnedSoFar returned = gathered.bought().returned(purchase.id());
    VersionedRuleBook book = gathered.bought().rulebook(purchase);
    Settings.EarnOn earnOn = book.settings().redemption().earnOn();
    Facts all =
        facts == null
            ? kept.facts(purchase.happening(kept), purchase.decidedBasket(returned, earnOn))
            : facts;
    MemberDays.Span period = ladder.period(memberId, day, book.settings());
    DayTotals now = gathered.period(period, null).whole();
    Facts rest = all.ofTier(code).with(after.earning(earnOn).basket());
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
