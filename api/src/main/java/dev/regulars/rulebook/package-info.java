/** Rulebooks: which versions there are, which one decides at a moment, and their compiled form. */
@NullMarked
package dev.regulars.rulebook;

import org.jspecify.annotations.NullMarked;
