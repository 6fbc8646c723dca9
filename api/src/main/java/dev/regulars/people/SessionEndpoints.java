package dev.regulars.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.people.Attempts.Attempt;
import dev.regulars.security.Admission;
import dev.regulars.security.Allow;
import dev.regulars.security.AllowAnyone;
import dev.regulars.security.Origins;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(
    name = "Session",
    description =
        "Signing in and out. The session is a cookie; what changes something also needs its"
            + " `csrfToken` as the header `X-CSRF-Token`. An API key needs neither, and wins.")
class SessionEndpoints {

  private final SignIn signIn;
  private final PersonCookies cookies;
  private final SessionViews views;
  private final OwnAccount account;
  private final Origins origins;
  private final KnownDevices devices;

  SessionEndpoints(
      SignIn signIn,
      PersonCookies cookies,
      SessionViews views,
      OwnAccount account,
      Origins origins,
      KnownDevices devices) {
    this.signIn = signIn;
    this.cookies = cookies;
    this.views = views;
    this.account = account;
    this.origins = origins;
    this.devices = devices;
  }

  /** Who signs in. */
  @Schema(requiredProperties = {"login", "password"})
  record Credentials(
      @Schema(minLength = 1, maxLength = PersonFields.LOGIN_LENGTH_MAX) @Nullable String login,
      @Schema(minLength = 1, maxLength = PasswordRules.LENGTH_MAX) @Nullable String password) {}

  /** What people may change about themselves; what is missing stays. */
  @Schema(name = "OwnAccountChange")
  record OwnChange(
      @Schema(minLength = 1, maxLength = PersonFields.NAME_LENGTH_MAX) @Nullable String name,
      @Schema(
              description = "A language tag (BCP 47)",
              example = "de",
              pattern = PersonFields.LOCALE_PATTERN)
          @Nullable String locale) {}

  /** A new password, and the one before as proof. */
  @Schema(requiredProperties = {"current", "new"})
  record PasswordChange(
      @Schema(minLength = 1, maxLength = PasswordRules.LENGTH_MAX) @Nullable String current,
      @Schema(minLength = 1, maxLength = PasswordRules.LENGTH_MAX) @JsonProperty("new")
          @Nullable String next) {}

  @GetMapping("/v1/session")
  @AllowAnyone
  @Operation(operationId = "getSession", summary = "See who is signed in, and how one can")
  Mono<SessionView> get(ServerWebExchange exchange) {
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    return views.view(exchange);
  }

  @PostMapping("/v1/session")
  @AllowAnyone
  @Operation(
      operationId = "signIn",
      summary = "Sign in with a password",
      description =
          "401 `sign-in` whatever is wrong; after many failed attempts 429 `too-many-attempts`,"
              + " with `Retry-After`. A device on which the person has signed in before is known by"
              + " a cookie and not slowed down by what others try.")
  Mono<SessionView> signIn(@RequestBody Credentials given, ServerWebExchange exchange) {
    origins.refuseForeign(exchange.getRequest());
    FieldErrors errors = new FieldErrors();
    errors.requireText("/login", given.login(), PersonFields.LOGIN_LENGTH_MAX);
    PasswordRules.require(errors, "/password", given.password());
    errors.throwIfAny();
    String login = PersonFields.login(String.valueOf(given.login()));
    return devices
        .of(exchange, login)
        .map(
            device ->
                new Attempt(login, exchange.getRequest().getRemoteAddress(), device.orElse(null)))
        .flatMap(attempt -> signIn.withPassword(attempt, String.valueOf(given.password())))
        .flatMap(token -> views.handOver(exchange, token));
  }

  @DeleteMapping("/v1/session")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @AllowAnyone
  @Operation(
      operationId = "signOut",
      summary = "Sign out",
      description = "Also where the session has ended already.")
  Mono<Void> signOut(ServerWebExchange exchange) {
    Problem whyNobody = Admission.whyNobody(exchange);
    if (whyNobody != null && whyNobody.status() == HttpStatus.FORBIDDEN.value()) {
      return Mono.error(new ProblemException(whyNobody));
    }
    cookies.clear(exchange);
    String token = cookies.token(exchange);
    Session session = SessionViews.session(exchange);
    return token == null || session == null ? Mono.empty() : signIn.end(session, token);
  }

  @PatchMapping("/v1/session/person")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT, Role.TILL})
  @Operation(operationId = "changeOwnAccount", summary = "Change one's own name or language")
  Mono<SessionView> change(@RequestBody OwnChange change, ServerWebExchange exchange) {
    Session session = requireSession(exchange);
    FieldErrors errors = new FieldErrors();
    errors.text("/name", change.name(), PersonFields.NAME_LENGTH_MAX);
    PersonFields.locale(errors, "/locale", change.locale());
    errors.throwIfAny();
    return account
        .change(session, change.name(), change.locale())
        .then(Mono.defer(() -> views.viewAnew(exchange)));
  }

  @PutMapping("/v1/session/password")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT, Role.TILL})
  @Operation(
      operationId = "changePassword",
      summary = "Change one's own password",
      description =
          "Ends all sessions of the person; this one goes on as a new one, with a new `csrfToken`.")
  Mono<SessionView> changePassword(@RequestBody PasswordChange change, ServerWebExchange exchange) {
    Session session = requireSession(exchange);
    FieldErrors errors = new FieldErrors();
    PasswordRules.require(errors, "/current", change.current());
    PasswordRules.require(errors, "/new", change.next());
    errors.throwIfAny();
    return signIn
        .changePassword(
            session,
            String.valueOf(change.current()),
            String.valueOf(change.next()),
            exchange.getRequest().getRemoteAddress())
        .flatMap(token -> views.handOver(exchange, token));
  }

  private static Session requireSession(ServerWebExchange exchange) {
    Session session = SessionViews.session(exchange);
    if (session == null) {
      throw new ProblemException(
          Problem.of(
              403, "people-only", "People only", "An API key has no account. Sign in instead."));
    }
    return session;
  }
}
