/**
 * What customers do by themselves: they sign in with a code, see what they have and why, redeem,
 * say what they think, take all that is kept with them, or have themselves erased. It stands above
 * everything and nobody depends on it. Owns {@code sign_in_code}, {@code member_attempt}, {@code
 * member_session}, {@code mail}, {@code consent} and {@code feedback}.
 *
 * <p>A member's credential opens what is theirs and nothing else: each query here has the member of
 * the session in it, and what is somebody else's is answered like what is not there. Codes and
 * sessions are rows, kept as hashes; ending one ends it on every server with the same statement.
 */
@NullMarked
package dev.regulars.me;

import org.jspecify.annotations.NullMarked;
