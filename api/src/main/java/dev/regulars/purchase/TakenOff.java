package dev.regulars.purchase;

import dev.regulars.shared.Problem;
import dev.regulars.voucher.Voucher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of what a purchase takes for points and codes, and of what rules take off it.
 *
 * @param problem why the purchase cannot be; null where it can
 * @param candidate with the lines as they are paid
 * @param earning with the lines as points are given for them
 * @param view for the answer
 * @param vouchers that were issued
 * @param rules that took something off
 * @param change that it is part of
 * @param given the points of the purchase, where they were given before anything was taken; null
 *     where they are given afterwards
 * @param lacksPoints whether something was not given because the member has too few points
 * @param wantsBudgets whether it cannot be decided before budgets are known
 */
record TakenOff(
    @Nullable Problem problem,
    Candidate candidate,
    Candidate earning,
    PurchaseAnswer.Redeemed view,
    List<Voucher> vouchers,
    List<DiscountPlan.OfRule> rules,
    Change change,
    Accruals.@Nullable Given given,
    boolean lacksPoints,
    boolean wantsBudgets) {}
