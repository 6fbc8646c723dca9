/**
 * From proposals to a decision that can be explained: settling, spreading, explaining. Pure
 * functions.
 */
@NullMarked
package dev.regulars.rules.decision;

import org.jspecify.annotations.NullMarked;
