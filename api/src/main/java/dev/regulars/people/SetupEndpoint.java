package dev.regulars.people;

import dev.regulars.security.AllowAnyone;
import dev.regulars.security.ApiKeyWithSecret;
import dev.regulars.security.Origins;
import dev.regulars.shared.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Set-up")
class SetupEndpoint {

  private final SetupToken setup;
  private final PasswordRules rules;
  private final SessionViews views;
  private final Origins origins;

  SetupEndpoint(SetupToken setup, PasswordRules rules, SessionViews views, Origins origins) {
    this.setup = setup;
    this.rules = rules;
    this.views = views;
    this.origins = origins;
  }

  private static final int TOKEN_LENGTH_MAX = 200;

  /**
   * The token that a new server printed, and a name for the admin and their key; with login and
   * password, both or none, the admin is a person who can sign in.
   */
  @Schema(requiredProperties = {"token", "name"})
  record Setup(
      @Schema(example = "setup_…", minLength = 1, maxLength = TOKEN_LENGTH_MAX)
          @Nullable String token,
      @Schema(example = "Ada Lovelace", minLength = 1, maxLength = PersonFields.NAME_LENGTH_MAX)
          @Nullable String name,
      @Schema(example = "ada@example.com", minLength = 1, maxLength = PersonFields.LOGIN_LENGTH_MAX)
          @Nullable String login,
      @Schema(minLength = 1, maxLength = PasswordRules.LENGTH_MAX) @Nullable String password) {

    SetupToken.@Nullable Account account() {
      FieldErrors errors = new FieldErrors();
      errors.requireText("/token", token, TOKEN_LENGTH_MAX);
      errors.requireText("/name", name, PersonFields.NAME_LENGTH_MAX);
      if (login != null || password != null) {
        PersonFields.requireLogin(errors, "/login", login);
        PasswordRules.require(errors, "/password", password);
      }
      errors.throwIfAny();
      return login == null || password == null
          ? null
          : new SetupToken.Account(PersonFields.login(login), password);
    }
  }

  @PostMapping("/v1/setup")
  @ResponseStatus(HttpStatus.CREATED)
  @AllowAnyone
  @Operation(
      operationId = "setUp",
      summary = "Make the first admin",
      description =
          "With the one-time token that a production server without an admin prints at its start:"
              + " an admin key and, with `login` and `password`, an admin person, who is then"
              + " signed in.")
  Mono<ApiKeyWithSecret> setUp(@RequestBody Setup request, ServerWebExchange exchange) {
    origins.refuseForeign(exchange.getRequest());
    SetupToken.Account account = request.account();
    if (account != null) {
      rules.check("/password", account.password(), account.login());
    }
    return setup
        .use(String.valueOf(request.token()), String.valueOf(request.name()), account)
        .doOnNext(
            used ->
                exchange
                    .getResponse()
                    .getHeaders()
                    .setLocation(URI.create("/v1/api-keys/" + used.key().id())))
        .flatMap(
            used ->
                used.session() == null
                    ? Mono.just(used.key())
                    : views.handOver(exchange, used.session()).thenReturn(used.key()));
  }
}
