/**
 * Codes that are worth something: their types, the codes themselves however they came to be, and
 * what became of each. It owns {@code voucher_type}, {@code voucher_batch}, {@code voucher} and
 * {@code voucher_movement}.
 *
 * <p>A code is compared as people type it. How often it was used and what is left of a balance
 * stand in its row and always equal the sum of its movements; both are written by the command that
 * uses it (package {@code purchase}), which has locked the code. A type is a document that
 * marketers replace as a whole; it holds for the codes that are out already.
 */
@NullMarked
package dev.regulars.voucher;

import org.jspecify.annotations.NullMarked;
