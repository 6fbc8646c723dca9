/**
 * Purchases: from a till's post to points, and whatever else moves points: events, returns, claims.
 * Each is a command and goes one way (see ARCHITECTURE.md): intake, sorting, gather, decide, write.
 *
 * <p>It owns what was recorded ({@code purchase}, {@code purchase_return}, {@code return_receipt},
 * {@code member_event}, {@code event_reversal}), what limits and budgets have given ({@code
 * member_counter}, {@code budget}), and what rules count ({@code member_counter_day}). What stands
 * in the rows of purchases, returns and events is what was moved for them: {@code RecordedProof}
 * proves it from the transfers.
 *
 * <p>Locks are taken by {@code Gather} only and in one order: identities, accounts by their ids,
 * rewards and codes by theirs, budgets by what their rules are counted under. Rows are written by
 * {@code Writing} only. What decides is pure: it reads what was gathered and comes to a {@code
 * Change}. What was read once in a batch is never read again: {@code Gathered} keeps it up to date
 * by what the batch decides.
 */
@NullMarked
package dev.regulars.purchase;

import org.jspecify.annotations.NullMarked;
