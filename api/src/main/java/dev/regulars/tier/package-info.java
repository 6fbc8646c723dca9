/** Tiers: what a member's standing is worth, and what is missing for more. */
@NullMarked
package dev.regulars.tier;

import org.jspecify.annotations.NullMarked;
