package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Proposal.Budget;
import dev.regulars.rules.decision.Proposal.Exclude;
import dev.regulars.rules.decision.Proposal.Fixed;
import dev.regulars.rules.decision.Proposal.IssueVoucher;
import dev.regulars.rules.decision.Proposal.LimitPerMember;
import dev.regulars.rules.decision.Proposal.LimitPerPurchase;
import dev.regulars.rules.decision.Proposal.Multiply;
import dev.regulars.rules.decision.Proposal.PerAmount;
import dev.regulars.rules.decision.Proposal.PerUnit;
import dev.regulars.rules.decision.Proposal.PercentOfSpend;
import dev.regulars.rules.decision.Proposal.PutTag;
import dev.regulars.rules.decision.Proposal.QualifyForTier;
import dev.regulars.rules.decision.Proposal.Tell;
import dev.regulars.rules.facts.Window;
import java.util.Comparator;

/**
 * The order in which proposals are settled, whatever order rules fired in: by rule, and within a
 * rule as the steps of settling take them. This is where the order of limits is fixed.
 */
final class ProposalOrder implements Comparator<Proposal> {

  static final ProposalOrder INSTANCE = new ProposalOrder();

  private static final int FIRST_WINDOW = 7;
  private static final int AFTER_WINDOWS = FIRST_WINDOW + Window.Kind.values().length;

  private ProposalOrder() {}

  @Override
  public int compare(Proposal a, Proposal b) {
    if (a.rule() != b.rule()) {
      return Integer.compare(a.rule(), b.rule());
    }
    int byStep = Integer.compare(step(a), step(b));
    return byStep != 0 ? byStep : compareWithinStep(a, b);
  }

  private static int step(Proposal proposal) {
    return switch (proposal) {
      case Exclude _ -> 0;
      case PerAmount _ -> 1;
      case PercentOfSpend _ -> 2;
      case PerUnit _ -> 3;
      case Multiply _ -> 4;
      case Fixed _ -> 5;
      case LimitPerPurchase _ -> 6;
      case LimitPerMember limit -> FIRST_WINDOW + limit.window().kind().ordinal();
      case Budget _ -> AFTER_WINDOWS;
      case IssueVoucher _ -> AFTER_WINDOWS + 1;
      case PutTag _ -> AFTER_WINDOWS + 2;
      case Tell _ -> AFTER_WINDOWS + 3;
      case QualifyForTier _ -> AFTER_WINDOWS + 4;
    };
  }

  /**
   * Orders what is seen in a decision, or names a reason; for the rest any order gives the same
   * sum.
   */
  private static int compareWithinStep(Proposal a, Proposal b) {
    return switch (a) {
      case LimitPerPurchase limit -> Long.compare(limit.points(), ((LimitPerPurchase) b).points());
      case LimitPerMember limit -> Long.compare(limit.points(), ((LimitPerMember) b).points());
      case Budget budget -> Long.compare(budget.points(), ((Budget) b).points());
      case IssueVoucher issue -> compareVouchers(issue, (IssueVoucher) b);
      case PutTag put -> put.tag().compareTo(((PutTag) b).tag());
      case Tell tell -> Integer.compare(tell.text(), ((Tell) b).text());
      default -> 0;
    };
  }

  private static int compareVouchers(IssueVoucher a, IssueVoucher b) {
    int byCode = a.voucher().compareTo(b.voucher());
    return byCode != 0 ? byCode : Integer.compare(a.validDays(), b.validDays());
  }
}
