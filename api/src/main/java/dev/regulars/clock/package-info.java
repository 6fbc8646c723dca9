/**
 * Which time it is for the programme. In production that is the machine's; in the demo the clock
 * can be moved ahead, and answers once everything that fell due on the way has run, moment by
 * moment. It owns {@code demo_clock}: how far the clock is ahead, for all servers of the database;
 * only ever farther.
 */
@NullMarked
package dev.regulars.clock;

import org.jspecify.annotations.NullMarked;
