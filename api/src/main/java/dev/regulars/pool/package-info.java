/**
 * Pools: who spends their points together with whom. {@code pool} is one of them, {@code
 * pool_member} a member's place in it; a member has one at most. Whoever changes a place has locked
 * the member's account, then the pool. Points that are spent for another member are held and
 * redeemed in the accounts that they lie in, by {@code purchase}, and never move to who spends
 * them.
 */
@NullMarked
package dev.regulars.pool;

import org.jspecify.annotations.NullMarked;
