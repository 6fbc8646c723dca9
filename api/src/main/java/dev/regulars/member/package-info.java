/** Members: who they are, how they are found, what rules may ask about them. */
@NullMarked
package dev.regulars.member;

import org.jspecify.annotations.NullMarked;
