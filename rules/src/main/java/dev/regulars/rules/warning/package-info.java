/** What makes sense to a compiler but probably not to the person who wrote it. */
@NullMarked
package dev.regulars.rules.warning;

import org.jspecify.annotations.NullMarked;
