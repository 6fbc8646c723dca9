/**
 * Figures: what happened by day and store, what each rule did, what purchases really contain.
 * Listens behind the outbox, in nobody's way; nobody depends on it.
 */
@NullMarked
package dev.regulars.insight;

import org.jspecify.annotations.NullMarked;
