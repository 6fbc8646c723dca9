/**
 * The rule engine as a library: rulebooks in, decisions out. No Spring, no database, no Reactor.
 */
@NullMarked
package dev.regulars.rules;

import org.jspecify.annotations.NullMarked;
