/**
 * The programme: its settings, its currency and zone, and which day it is there. Everybody may ask;
 * it asks nobody but the rule engine, whose form of the settings it gives.
 */
@NullMarked
package dev.regulars.programme;

import org.jspecify.annotations.NullMarked;
