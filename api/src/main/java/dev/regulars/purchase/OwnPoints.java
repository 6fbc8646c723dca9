package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.purchase.Candidate.Decided;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.facts.Facts;
import dev.regulars.shared.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a purchase be paid with the points that it gives itself, where the programme says so and the
 * member has too few without them. What is paid with points may earn less, so how many there are is
 * looked for: beginning with what the purchase would give were nothing taken off it, and going down
 * to what it really gives. What still waits cannot be spent. Pure.
 */
@Component
class OwnPoints {

  /** Less is counted on from turn to turn; a rulebook that gives more for less ends here. */
  private static final int TURNS_MAX = 12;

  private final PurchaseRedemptions redemptions;
  private final Deciding deciding;
  private final Ids ids;

  OwnPoints(PurchaseRedemptions redemptions, Deciding deciding, Ids ids) {
    this.redemptions = redemptions;
    this.deciding = deciding;
    this.ids = ids;
  }

  /**
   * What is taken off with them.
   *
   * @param without what comes out without them
   * @return null where it has to be known first what budgets have spent
   */
  @Nullable TakenOff decide(
      Candidate candidate, UUID memberId, TakenOff without, Redeeming asked, Gathered gathered) {
    if (!without.lacksPoints()
        || !candidate.rulebook().settings().redemption().ownPoints()
        || without.wantsBudgets()) {
      return without;
    }
    Account account = gathered.account(memberId);
    Candidate whole = whole(candidate, asked);
    Decision given = gives(whole, whole, memberId, gathered);
    long most = given == null ? 0 : spendable(candidate, given, account, gathered);
    for (int turn = 0; turn < TURNS_MAX && given != null && most > 0; turn++) {
      TakenOff with =
          redemptions.decide(
              candidate, asked, gathered, account, new PurchaseRedemptions.Ahead(given, most));
      Decision gives = gives(with.candidate(), with.earning(), memberId, gathered);
      if (gives == null) {
        return null;
      }
      if (gives.byLife().equals(given.byLife())) {
        return with;
      }
      most = Math.min(most, spendable(candidate, gives, account, gathered));
      given = gives;
    }
    return given == null ? null : without;
  }

  /** The purchase as if nothing were taken off it: it never gives more. */
  private static Candidate whole(Candidate candidate, Redeeming asked) {
    RecordPurchase purchase = (RecordPurchase) candidate.command();
    return candidate.of(purchase.paying(LineOffs.before(purchase.lines(), asked.discounts())));
  }

  /**
   * What a purchase gives.
   *
   * @param paid with what is paid of it
   * @param earning with what points are given for
   * @return null where budgets have to be known first
   */
  private @Nullable Decision gives(
      Candidate paid, Candidate earning, UUID memberId, Gathered gathered) {
    Facts facts = deciding.facts(earning, memberId, gathered);
    List<Proposal> proposals = paid.rulebook().rules().propose(facts);
    if (!gathered.knowsBudgets() && !paid.rulebook().rules().budgets(proposals).isEmpty()) {
      return null;
    }
    Change trial = new Change(paid.id(), gathered.account(memberId), ids);
    Decided decided = deciding.settle(paid, facts, proposals, gathered, trial);
    return decided == null ? null : decided.decision();
  }

  /** How many points more can be spent once they are given; a debt takes its part. */
  private long spendable(
      Candidate candidate, Decision decision, Account account, Gathered gathered) {
    Change trial = new Change(candidate.id(), account, ids);
    return Math.max(0, Accruals.post(candidate, decision, gathered, trial).available());
  }
}
