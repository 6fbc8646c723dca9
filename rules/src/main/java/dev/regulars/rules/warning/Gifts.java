package dev.regulars.rules.warning;

import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.Proposal.OfDiscount;
import dev.regulars.rules.decision.Scope;
import dev.regulars.rules.language.Speech;
import java.util.List;
import java.util.Optional;

/**
 * Rules that give everybody more than points for money, or take money off whatever is bought, and
 * nothing that would end it.
 */
final class Gifts {

  private Gifts() {}

  static Optional<Warning> of(RuleClaims rule, Speech speech, WarningTexts texts) {
    boolean isAboutPurchases =
        rule.kind() == CompiledRule.Kind.PURCHASE || rule.kind() == CompiledRule.Kind.DISCOUNT;
    if (!isAboutPurchases || !rule.isAlwaysMet() || isLimited(rule)) {
      return Optional.empty();
    }
    List<Proposal> proposals = rule.rule().compiled().proposals();
    for (int i = 0; i < proposals.size(); i++) {
      if (isGift(proposals.get(i))) {
        String sentence = speech.say(rule.rule().parsed().consequences().get(i));
        return Optional.of(
            rule.warning(
                Warning.Code.GIFT_TO_ALL, texts.giftToAll(), texts.giftToAllReason(sentence)));
      }
    }
    return Optional.empty();
  }

  private static boolean isLimited(RuleClaims rule) {
    return rule.terms().paused()
        || rule.lastDay() != null
        || rule.rule().compiled().proposals().stream()
            .anyMatch(
                proposal ->
                    proposal instanceof Proposal.Budget
                        || proposal instanceof Proposal.LimitTimes
                        || proposal instanceof Proposal.Counting.Challenge
                        || proposal instanceof OfDiscount.MostInAll
                        || proposal instanceof OfDiscount.MostPerMember
                        || proposal instanceof OfDiscount.MostTimes
                        || (proposal instanceof Proposal.LimitPerMember limit
                            && !limit.allRules()));
  }

  private static boolean isGift(Proposal proposal) {
    return switch (proposal) {
      case Proposal.Fixed _, Proposal.IssueVoucher _ -> true;
      case Proposal.Multiply multiply -> multiply.scope().equals(Scope.BASKET);
      case OfDiscount.Off off -> off.scope().equals(Scope.BASKET);
      default -> false;
    };
  }
}
