/**
 * What points are good for: the catalogue of rewards, and what each member can have of it. It owns
 * {@code reward}.
 *
 * <p>A reward is a document that marketers replace as a whole; how many pieces were taken of it is
 * counted beside the document.
 */
@NullMarked
package dev.regulars.reward;

import org.jspecify.annotations.NullMarked;
