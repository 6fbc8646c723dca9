/**
 * What a member has, and what is locked together with it: the account with its balances, its lots,
 * the tier that is held and those that went before, and what was done day by day.
 *
 * <p>The books balance by construction: {@code Posting} is the only one who moves points, each
 * movement is one row of {@code transfer} that debits one point account and credits another, rows
 * are only ever added, and the balance and the lots change in the same transaction. {@code POST
 * /v1/ledger/verification} proves it, each package its own tables by a {@link Proof}.
 *
 * <p>The row in {@code member_account} is the lock of everything here: who writes has locked it
 * first, several of them in the order of their ids, and writes it back as a whole. {@code
 * adjustment} says who put what right by hand, and who approved it. Locking or reading an account
 * brings it up to the day, so that points that are over can be neither spent nor shown.
 */
@NullMarked
package dev.regulars.account;

import org.jspecify.annotations.NullMarked;
