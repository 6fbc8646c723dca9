package dev.regulars.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with the programme, as admins see them.
 *
 * @param login lower case
 * @param oidc whether they sign in by OpenID Connect, and so have no password here
 */
record Person(
    UUID id,
    @Schema(example = "ada@example.com") String login,
    @Schema(example = "Ada Lovelace") String name,
    Role role,
    State state,
    boolean oidc,
    @Nullable Instant lastSignInAt,
    Instant createdAt) {

  /** Whether they can sign in. */
  enum State {
    /** Not yet: there is an invitation, or there was one. */
    @JsonProperty("invited")
    INVITED,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("off")
    OFF
  }

  Who who() {
    return new Who(id, name, Who.Kind.PERSON);
  }
}
