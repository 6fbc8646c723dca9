/**
 * Points: accounts, lots and transfers; every movement is one row, and the books always balance.
 */
@NullMarked
package dev.regulars.ledger;

import org.jspecify.annotations.NullMarked;
