/**
 * The stores: where things are bought, in which zone, and what rules may know of them. It owns
 * {@code store}. A row is made once, by hand or by the first purchase, and never goes: days are
 * days of the store's calendar, for ever.
 */
@NullMarked
package dev.regulars.store;

import org.jspecify.annotations.NullMarked;
