package dev.regulars.people;

import dev.regulars.people.Invitations.Invited;
import dev.regulars.security.AllowAnyone;
import dev.regulars.security.Origins;
import dev.regulars.shared.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Session")
class InvitationEndpoints {

  /** Longer than any that was given out. */
  private static final int TOKEN_LENGTH_MAX = 200;

  private final Invitations invitations;
  private final SessionViews views;
  private final Origins origins;

  InvitationEndpoints(Invitations invitations, SessionViews views, Origins origins) {
    this.invitations = invitations;
    this.views = views;
    this.origins = origins;
  }

  /** The password that an invited person chooses. */
  @Schema(requiredProperties = "password")
  record ChosenPassword(
      @Schema(minLength = 1, maxLength = PasswordRules.LENGTH_MAX) @Nullable String password) {}

  @GetMapping("/v1/invitations/{token}")
  @AllowAnyone
  @Operation(
      operationId = "getInvitation",
      summary = "See whom an invitation is for",
      description = "404 `invitation` where it was used, has expired, or was replaced.")
  Mono<Invited> get(
      @Parameter(schema = @Schema(minLength = 1, maxLength = TOKEN_LENGTH_MAX)) @PathVariable
          String token,
      ServerWebExchange exchange) {
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    return invitations.find(token);
  }

  @PostMapping("/v1/invitations/{token}")
  @AllowAnyone
  @Operation(
      operationId = "acceptInvitation",
      summary = "Choose a password, and sign in",
      description = "Works once. 422 `weak-password` says what is wrong with a password.")
  Mono<SessionView> accept(
      @Parameter(schema = @Schema(minLength = 1, maxLength = TOKEN_LENGTH_MAX)) @PathVariable
          String token,
      @RequestBody ChosenPassword body,
      ServerWebExchange exchange) {
    origins.refuseForeign(exchange.getRequest());
    FieldErrors errors = new FieldErrors();
    PasswordRules.require(errors, "/password", body.password());
    errors.throwIfAny();
    return invitations
        .accept(token, String.valueOf(body.password()))
        .flatMap(session -> views.handOver(exchange, session));
  }
}
