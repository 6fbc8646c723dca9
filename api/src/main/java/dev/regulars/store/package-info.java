/** The stores: where things are bought, in which zone, and what rules may know of them. */
@NullMarked
package dev.regulars.store;

import org.jspecify.annotations.NullMarked;
