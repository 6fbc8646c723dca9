package dev.regulars.purchase;

import dev.regulars.rules.discount.RuleDiscount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which discounts of a purchase stand, whoever gives them.
 *
 * @param rules what rules take off, in their order
 * @param refused what rules would take off and do not
 * @param offs what each code or redemption takes off each line, by where it stands in the request
 * @param lost by where it stands in the request, what keeps a code or redemption from being used
 * @param wantsBudgets whether it cannot be told before budgets are known
 */
record DiscountPlan(
    List<OfRule> rules,
    List<PurchaseAnswer.Refused> refused,
    Map<String, long[]> offs,
    Map<String, String> lost,
    boolean wantsBudgets) {

  static final DiscountPlan WANTS_BUDGETS =
      new DiscountPlan(List.of(), List.of(), Map.of(), Map.of(), true);

  /** What a rule takes off each line. */
  record OfRule(RuleDiscount discount, long[] offs) {

    String source() {
      return Redeeming.RULE + discount.terms().name();
    }
  }

  /** What is taken off each line; nothing where it is no discount. */
  long[] offs(String pointer, int lines) {
    long[] planned = offs.get(pointer);
    return planned == null ? new long[lines] : planned;
  }

  /** The discount that stands instead, null where none does. */
  @Nullable String lostTo(String pointer) {
    return lost.get(pointer);
  }
}
