/**
 * Purchases: from a till's post to points, in eight steps (see ARCHITECTURE.md). Intake, batches,
 * facts, decisions, answers; and what follows a purchase: returns, claims, explanations, imports.
 */
@NullMarked
package dev.regulars.purchase;

import org.jspecify.annotations.NullMarked;
