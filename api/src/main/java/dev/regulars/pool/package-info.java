/**
 * Pools as people see and change them: who spends their points together with whom. What a pool is,
 * and its rows, belong to {@link dev.regulars.account}; points that go from one to the other move
 * with what they are spent for, in {@code purchase}.
 */
@NullMarked
package dev.regulars.pool;

import org.jspecify.annotations.NullMarked;
