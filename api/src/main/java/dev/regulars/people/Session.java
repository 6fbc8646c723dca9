package dev.regulars.people;

import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has signed in.
 *
 * @param expiresAt when it ends unless it is used before; a few minutes early
 * @param failed attempts before it began, null for none
 */
record Session(
    UUID personId,
    String login,
    String name,
    Role role,
    @Nullable String locale,
    boolean oidc,
    Instant expiresAt,
    @Nullable FailedSignIns failed) {

  static final String ATTRIBUTE = Session.class.getName();

  Caller caller() {
    return new Caller(Who.Kind.PERSON, personId, name, role, null, null);
  }
}
