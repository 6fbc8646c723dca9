/**
 * How the server starts: what holds in the demo and in production, and what is printed when it is
 * ready.
 */
@NullMarked
package dev.regulars.start;

import org.jspecify.annotations.NullMarked;
