/** What differs between rulebooks, told in words; and two edits of one file made into one. */
@NullMarked
package dev.regulars.rules.change;

import org.jspecify.annotations.NullMarked;
