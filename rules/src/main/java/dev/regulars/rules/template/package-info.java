/** Rules to begin with, explained and filled in. */
@NullMarked
package dev.regulars.rules.template;

import org.jspecify.annotations.NullMarked;
