package dev.regulars.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.regulars.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in, and how one can.
 *
 * @param person null for nobody
 * @param setUp false where there is no admin yet
 * @param csrfToken to be sent as {@code X-CSRF-Token} with everything that changes something
 * @param expiresAt when the session ends, unless it is used before
 */
record SessionView(
    @JsonInclude(Include.ALWAYS) @Nullable SignedIn person,
    Ways ways,
    @Schema(description = "The server runs its demo") boolean demo,
    @Schema(description = "False: there is no admin yet, see POST /v1/setup") boolean setUp,
    Programme programme,
    @JsonInclude(Include.ALWAYS)
        @Schema(
            types = {"string", "null"},
            description = "To be sent as X-CSRF-Token with everything that changes something")
        @Nullable String csrfToken,
    @JsonInclude(Include.ALWAYS)
        @Schema(
            types = {"string", "null"},
            format = "date-time",
            description = "When the session ends unless it is used before")
        @Nullable Instant expiresAt) {

  /**
   * The person, as they see themselves.
   *
   * @param oidc whether they sign in by OpenID Connect, and so have no password here
   * @param failedSignIns attempts that failed between the sign-in before and this one; missing for
   *     none
   */
  record SignedIn(
      UUID id,
      String login,
      String name,
      Role role,
      @Nullable String locale,
      boolean oidc,
      @Schema(description = "Attempts that failed between the sign-in before and this one")
          @Nullable FailedSignIns failedSignIns) {

    static SignedIn of(Session session) {
      return new SignedIn(
          session.personId(),
          session.login(),
          session.name(),
          session.role(),
          session.locale(),
          session.oidc(),
          session.failed());
    }
  }

  /** What pages need to know to show money and days. */
  record Programme(
      @Schema(example = "EUR", description = "ISO 4217") String currency,
      @Schema(example = "Europe/Berlin") String zone,
      @Schema(description = "What one point is worth", example = "1") long pointValueMinor) {}

  /** How one can sign in; {@code oidc} is null where it is not configured. */
  record Ways(boolean password, @JsonInclude(Include.ALWAYS) @Nullable Oidc oidc) {}

  /** Where to go to sign in by OpenID Connect, and what it is called. */
  record Oidc(String name, String url) {}
}
