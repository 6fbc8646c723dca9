/**
 * Tiers: the ladder, what a member's standing is worth, what is missing for more, and how an
 * account is shown with it. It owns no table and writes nothing: which tier is held lies in the
 * account and is written with it.
 */
@NullMarked
package dev.regulars.tier;

import org.jspecify.annotations.NullMarked;
