/**
 * The programme: its settings, its currency and zone, and which day it is there. Everybody asks
 * {@link dev.regulars.programme.ProgrammeSettings}, each time, for the settings of now or of a
 * moment; it asks nobody but the rule engine, whose form of the settings it gives. Who knows why
 * settings cannot change in some way says so by a {@link dev.regulars.programme.SettingsObjection};
 * who needs to know of a change reads {@link dev.regulars.programme.ProgrammeEvent} in the outbox.
 *
 * <p>It owns {@code programme_version}. A document never changes; versions hold from a moment on
 * that was not past when it was set, each is made of the one before it, and whoever adds one holds
 * the lock. So the settings of any past moment are the same for ever.
 */
@NullMarked
package dev.regulars.programme;

import org.jspecify.annotations.NullMarked;
