/**
 * Serves the web pages that the module admin-ui builds: the programme's at {@code /admin}, the
 * members' at {@code /me}, and the files they load from {@code /assets}.
 */
@NullMarked
package dev.regulars.pages;

import org.jspecify.annotations.NullMarked;
