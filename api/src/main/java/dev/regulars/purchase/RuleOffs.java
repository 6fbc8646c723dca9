package dev.regulars.purchase;

import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.purchase.Redeeming.Taken;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.discount.Discounted;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.LimitKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What rules took off a purchase that is on the books. Pure. */
final class RuleOffs {

  private RuleOffs() {}

  /** Minor units by the rule's name; empty where rules took nothing off. */
  static Map<String, Long> of(RecordPurchase purchase, @Nullable Remainder left) {
    return purchase.redeeming() == null ? Map.of() : sums(purchase.redeeming().given(), left);
  }

  private static Map<String, Long> sums(List<Taken> given, @Nullable Remainder left) {
    return given.stream()
        .filter(Taken::isOfRule)
        .collect(
            Collectors.groupingBy(
                Taken::rule,
                Collectors.summingLong(
                    taken -> taken.lines().stream().mapToLong(off -> share(off, left)).sum())));
  }

  /** The part of it that belongs to the rest of a line, half-up. */
  private static long share(Off off, @Nullable Remainder left) {
    return left == null
        ? off.amountMinor()
        : BigDecimal.valueOf(off.amountMinor())
            .multiply(left.left(off.line()))
            .divide(left.whole(off.line()), 0, RoundingMode.HALF_UP)
            .longValueExact();
  }

  /**
   * A decision that used what rules took off of their limits, too: so a return gives that back.
   *
   * @param left what is left of the purchase, null for all of it
   */
  static Decision using(
      Decision decision, RuleBook rules, RecordPurchase purchase, @Nullable Remainder left) {
    Map<String, Long> offs = of(purchase, left);
    if (offs.isEmpty()) {
      return decision;
    }
    Map<LimitKey, Long> limits = new HashMap<>(decision.limitsUsed());
    Map<String, Long> budgets = new HashMap<>(decision.budgetsUsed());
    offs.forEach(
        (rule, amount) -> {
          RuleDiscount.Used used = rules.discountUse(rule, amount);
          used.limits().forEach((key, more) -> limits.merge(key, more, Long::sum));
          used.budgets().forEach((key, more) -> budgets.merge(key, more, Long::sum));
        });
    return new Decision(
        decision.points(),
        decision.awards(),
        decision.outcomes(),
        decision.vouchers(),
        decision.tags(),
        decision.messages(),
        limits,
        budgets,
        decision.untags(),
        decision.counts());
  }

  /** What rules took off, for an explanation; null where the till asked for none of it. */
  static @Nullable Discounted discounted(RecordPurchase purchase) {
    Redeeming redeeming = purchase.redeeming();
    return redeeming == null || !redeeming.claimsRules()
        ? null
        : new Discounted(before(purchase, redeeming.discounts()), of(purchase, null));
  }

  /** The same of an answer that is not on the books. */
  static Discounted discounted(RecordPurchase purchase, List<PurchaseAnswer.Discount> shown) {
    List<Taken> taken =
        shown.stream()
            .map(
                one ->
                    new Taken(
                        one.source(),
                        one.lines().stream()
                            .map(line -> new Off(line.line(), line.amountMinor()))
                            .toList()))
            .toList();
    return new Discounted(before(purchase, taken), sums(taken, null));
  }

  private static Basket before(RecordPurchase purchase, List<Taken> taken) {
    List<PurchaseLine> lines = LineOffs.before(purchase.lines(), taken);
    return new Basket(lines.stream().map(PurchaseLine::fact).toList());
  }
}
