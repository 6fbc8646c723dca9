/**
 * Money off: what rules take off the lines of a purchase, and how several discounts go together.
 */
@NullMarked
package dev.regulars.rules.discount;

import org.jspecify.annotations.NullMarked;
