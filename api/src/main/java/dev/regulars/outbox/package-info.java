/**
 * Events that leave a transaction together with it, and those who follow them. Owns {@code outbox},
 * whose rows are only added, and {@code outbox_listener}, each follower's place: whoever has the
 * lock on its row reads for it, and moves it in the transaction of what it did.
 */
@NullMarked
package dev.regulars.outbox;

import org.jspecify.annotations.NullMarked;
