package dev.regulars.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import dev.regulars.shared.TwinName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with the programme, as admins see them.
 *
 * @param login lower case
 * @param warnings that somebody else is called by what looks like the name
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
    Instant createdAt,
    List<TwinName> warnings) {

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

  Person told(Map<UUID, List<TwinName>> twins) {
    List<TwinName> said = twins.getOrDefault(id, List.of());
    return new Person(id, login, name, role, state, oidc, lastSignInAt, createdAt, said);
  }

  Who who() {
    return new Who(id, name, Who.Kind.PERSON);
  }
}
