/**
 * The people who work with the programme: accounts, invitations, sessions, OpenID Connect, and how
 * the first of them gets in. A person with a session is a {@link dev.regulars.security.Caller} like
 * an API key; what a caller may do is decided in {@code security}.
 */
@NullMarked
package dev.regulars.people;

import org.jspecify.annotations.NullMarked;
