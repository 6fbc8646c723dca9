/**
 * Paid memberships: {@code plan} is what can be had, {@code member_plan} whose it is and when,
 * {@code member_plan_change} what became of that, by whom and why. Whether a member has a plan on a
 * day follows from its terms alone ({@link dev.regulars.plan.MemberPlan#covers}), so it ends on its
 * last day whether or not anybody looks; the sweep only tells of it. Whoever changes a member's
 * plan has locked the member's account, then the row. Purchases and redemptions write what they
 * change with their batch.
 */
@NullMarked
package dev.regulars.plan;

import org.jspecify.annotations.NullMarked;
