/**
 * Who may do what: API keys, their roles, stores and rates. An endpoint names the roles that may
 * use it with {@link dev.regulars.security.Allow}; one that names none is refused at start-up.
 * Handlers take the {@link dev.regulars.security.Caller} as a parameter.
 */
@NullMarked
package dev.regulars.security;

import org.jspecify.annotations.NullMarked;
