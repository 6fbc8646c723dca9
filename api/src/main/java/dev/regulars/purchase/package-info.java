/**
 * Purchases: from a till's post to points, and whatever else moves points: events, returns, claims.
 * Each is a command and goes one way (see ARCHITECTURE.md): intake, sorting, gather, decide, write.
 *
 * <p>Locks are taken by {@code Gather} only and in one order: identities, accounts by their ids,
 * budgets by their names. Rows are written by {@code Writing} only. What decides is pure: it reads
 * what was gathered and comes to a {@code Change}.
 */
@NullMarked
package dev.regulars.purchase;

import org.jspecify.annotations.NullMarked;
