/**
 * What a rule can ask about: the basket, the member, the moment, and what was used up before.
 * Immutable values.
 */
@NullMarked
package dev.regulars.rules.facts;

import org.jspecify.annotations.NullMarked;
