/**
 * The edge of the server: what a stranger, a caller and an address may cost it in connections,
 * bytes and time. See {@link dev.regulars.edge.HttpLimits} for the figures, and the decision record
 * "What a stranger may cost" in ARCHITECTURE.md.
 */
@NullMarked
package dev.regulars.edge;

import org.jspecify.annotations.NullMarked;
