/**
 * What points are good for: the catalogue of rewards, what each member can have of it, and what is
 * held or was given for it. It owns {@code reward}, {@code redemption} and {@code
 * redemption_reversal}.
 *
 * <p>A reward is a document that marketers replace as a whole; how many pieces were taken of it is
 * counted beside the document, and changed by redemptions only. A redemption moves no points by
 * itself: its row is written together with the movements, by the command that decided both (package
 * {@code purchase}). Whether its points are still held says the account.
 */
@NullMarked
package dev.regulars.reward;

import org.jspecify.annotations.NullMarked;
