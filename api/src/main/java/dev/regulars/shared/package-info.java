/** What every module needs and that belongs to none of them. Depends on nothing. */
@NullMarked
package dev.regulars.shared;

import org.jspecify.annotations.NullMarked;
