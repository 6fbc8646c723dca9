package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Proposal.Budget;
import dev.regulars.rules.decision.Proposal.Exclude;
import dev.regulars.rules.decision.Proposal.Fixed;
import dev.regulars.rules.decision.Proposal.IssueVoucher;
import dev.regulars.rules.decision.Proposal.LimitPerMember;
import dev.regulars.rules.decision.Proposal.LimitPerPurchase;
import dev.regulars.rules.decision.Proposal.LimitTimes;
import dev.regulars.rules.decision.Proposal.Multiply;
import dev.regulars.rules.decision.Proposal.PerAmount;
import dev.regulars.rules.decision.Proposal.PerAmountPaid;
import dev.regulars.rules.decision.Proposal.PerUnit;
import dev.regulars.rules.decision.Proposal.PercentOfSpend;
import dev.regulars.rules.decision.Proposal.PutTag;
import dev.regulars.rules.decision.Proposal.QualifyForTier;
import dev.regulars.rules.decision.Proposal.TakeTag;
import dev.regulars.rules.decision.Proposal.Tell;
import dev.regulars.rules.facts.Window;
import java.util.Arrays;
import java.util.List;

/**
 * The order in which proposals are settled, whatever order rules fired in: by rule, and within a
 * rule as the steps of settling take them. This is where the order of limits is fixed.
 */
final class ProposalOrder {

  /** Sets of steps, so that a rule can tell at once what it has nothing to do with. */
  static final int EXCLUDES = 1;

  static final int EARNS_BASE = 0b1110;
  static final int MULTIPLIES = 1 << 4;
  static final int GIVES_BONUS = 1 << 5;

  private static final int PER_PURCHASE = 6;
  private static final int FIRST_WINDOW = 7;
  private static final int BUDGET = FIRST_WINDOW + Window.Kind.values().length;

  static final int QUALIFIES = 1 << (BUDGET + 4);
  static final int LASTS = 1 << (BUDGET + 6);

  private static final int TAKES_TAG = BUDGET + 7;
  private static final int TIMES = BUDGET + 8;
  private static final int ADDS = BUDGET + 9;
  private static final int CHALLENGES = BUDGET + 10;

  static final int LIMITS = (((1 << (BUDGET + 1)) - 1) & -(1 << PER_PURCHASE)) | 1 << TIMES;
  static final int GRANTS = 0b111 << (BUDGET + 1) | 1 << TAKES_TAG;
  static final int COUNTS = 1 << ADDS | 1 << CHALLENGES;

  /** What gives points itself, or keeps others from it: a rule that is more than a multiplier. */
  static final int MORE_THAN_MULTIPLIES = EXCLUDES | EARNS_BASE | GIVES_BONUS;

  private static final int STEP_BITS = 5;
  private static final int POSITION_BITS = 26;
  private static final long POSITIONS = (1L << POSITION_BITS) - 1;

  private ProposalOrder() {}

  /** The same proposals in order. */
  static Proposal[] sorted(List<Proposal> proposals) {
    long[] keys = new long[proposals.size()];
    for (int i = 0; i < keys.length; i++) {
      Proposal proposal = proposals.get(i);
      long ruleAndStep = ((long) proposal.rule() << STEP_BITS) | step(proposal);
      keys[i] = (ruleAndStep << POSITION_BITS) | i;
    }
    Arrays.sort(keys);
    Proposal[] sorted = new Proposal[keys.length];
    for (int i = 0; i < keys.length; i++) {
      Proposal proposal = proposals.get((int) (keys[i] & POSITIONS));
      int at = i;
      while (at > 0
          && keys[at - 1] >> POSITION_BITS == keys[i] >> POSITION_BITS
          && compareWithinStep(sorted[at - 1], proposal) > 0) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      sorted[at] = proposal;
    }
    return sorted;
  }

  /** The step that takes a proposal, as a set of one. */
  static int stepSet(Proposal proposal) {
    return 1 << step(proposal);
  }

  private static int step(Proposal proposal) {
    return switch (proposal) {
      case Exclude _ -> 0;
      case PerAmount _, PerAmountPaid _ -> 1;
      case PercentOfSpend _ -> 2;
      case PerUnit _ -> 3;
      case Multiply _ -> 4;
      case Fixed _ -> 5;
      case LimitPerPurchase _ -> PER_PURCHASE;
      case LimitPerMember limit -> FIRST_WINDOW + limit.window().kind().ordinal();
      case Budget _ -> BUDGET;
      case IssueVoucher _ -> BUDGET + 1;
      case PutTag _ -> BUDGET + 2;
      case TakeTag _ -> TAKES_TAG;
      case LimitTimes _ -> TIMES;
      case Proposal.Counting.Add _ -> ADDS;
      case Proposal.Counting.Challenge _ -> CHALLENGES;
      case Tell _ -> BUDGET + 3;
      case QualifyForTier _ -> BUDGET + 4;
      // Sides makes others of them, or leaves them out, before anything is settled.
      case Proposal.OfReferral _ -> BUDGET + 5;
      case Proposal.Lasts _ -> BUDGET + 6;
      // Money off is decided before points are; its rules give none.
      case Proposal.OfDiscount _ -> BUDGET + 7;
    };
  }

  /**
   * Orders what is seen in a decision, or names a reason; for the rest any order gives the same
   * sum.
   */
  private static int compareWithinStep(Proposal a, Proposal b) {
    return switch (a) {
      case Multiply multiply -> compareMultipliers(multiply, (Multiply) b);
      case LimitPerPurchase limit -> Long.compare(limit.points(), ((LimitPerPurchase) b).points());
      case LimitPerMember limit -> Long.compare(limit.points(), ((LimitPerMember) b).points());
      case Budget budget -> Long.compare(budget.points(), ((Budget) b).points());
      case IssueVoucher issue -> compareVouchers(issue, (IssueVoucher) b);
      case PutTag put -> put.tag().compareTo(((PutTag) b).tag());
      case TakeTag take -> take.tag().compareTo(((TakeTag) b).tag());
      case LimitTimes limit -> compareTimes(limit, (LimitTimes) b);
      case Tell tell -> Integer.compare(tell.text(), ((Tell) b).text());
      default -> 0;
    };
  }

  /** Two multipliers of one rule may lose to two others: the reasons are given in this order. */
  private static int compareMultipliers(Multiply a, Multiply b) {
    int byFactor = b.factor().compareTo(a.factor());
    int byKind = byFactor != 0 ? byFactor : a.scope().kind().compareTo(b.scope().kind());
    return byKind != 0
        ? byKind
        : a.scope().codes().toString().compareTo(b.scope().codes().toString());
  }

  private static int compareTimes(LimitTimes a, LimitTimes b) {
    int byWindow = a.window().kind().compareTo(b.window().kind());
    return byWindow != 0 ? byWindow : Long.compare(a.times(), b.times());
  }

  private static int compareVouchers(IssueVoucher a, IssueVoucher b) {
    int byCode = a.voucher().compareTo(b.voucher());
    return byCode != 0 ? byCode : Integer.compare(a.validDays(), b.validDays());
  }
}
