/**
 * Members: who they are, how they are found, what rules may ask about them. It owns {@code member},
 * {@code member_card} and {@code member_tag}; a key names one member at most. Points are not here:
 * an account is opened with a member, in the same transaction, and is the account package's.
 */
@NullMarked
package dev.regulars.member;

import org.jspecify.annotations.NullMarked;
