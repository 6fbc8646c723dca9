/** Events that leave a transaction together with it. */
@NullMarked
package dev.regulars.outbox;

import org.jspecify.annotations.NullMarked;
