package dev.regulars.me;

import dev.regulars.me.MemberSessions.View;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.PhoneNumbers;
import dev.regulars.security.Allow;
import dev.regulars.security.AllowAnyone;
import dev.regulars.security.Origins;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Members come in, see where they are signed in, and go. */
@RestController
@Tag(
    name = "Me",
    description =
        "What customers do by themselves, with the token of their session as `Authorization: Bearer"
            + " rm_…`, or with its cookie; what changes something needs the value of the cookie"
            + " `regulars_me_csrf` as the header `X-CSRF-Token` then. Nobody else may use it,"
            + " admins included.")
class MemberSignInEndpoint {

  private static final int NAME_MAX = 200;
  private static final int REFERRAL_CODE_MAX = 40;
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");

  /** Who joins: everything but the consent may be missing. */
  @Schema(name = "NewJoining", requiredProperties = "consent")
  record JoiningBody(
      @Schema(example = "Ada Lovelace", minLength = 1, maxLength = 200) @Nullable String name,
      @Schema(description = "Of the friend who invited them", maxLength = 40)
          @Nullable String referralCode,
      @Schema(
              description = "Version of the words about the programme that they agreed to",
              example = "2026-11",
              maxLength = 40)
          @Nullable String consent) {}

  /** Where the code is sent: to exactly one of both. */
  @Schema(name = "CodeRequest", example = "{\"email\": \"ada@example.org\"}")
  record CodeBody(
      @Schema(maxLength = 254) @Nullable String email,
      @Schema(minLength = 1, maxLength = MemberRefBody.LENGTH_MAX) @Nullable String phone,
      @Schema(description = "Given by who is no member yet and wants to be one")
          @Nullable JoiningBody join) {}

  /** The code that came. */
  @Schema(
      name = "MemberSignIn",
      requiredProperties = "code",
      example = "{\"email\": \"ada@example.org\", \"code\": \"123456\"}")
  record SessionBody(
      @Schema(maxLength = 254) @Nullable String email,
      @Schema(minLength = 1, maxLength = MemberRefBody.LENGTH_MAX) @Nullable String phone,
      @Schema(pattern = "^[0-9]{6}$") @Nullable String code) {}

  /** A session that began. */
  @Schema(name = "MemberSession")
  record SessionView(
      @Schema(description = "To be sent as `Authorization: Bearer rm_…`; pages use the cookie")
          String token,
      @Schema(description = "Unless it is used before") Instant expiresAt) {}

  private final MemberSignIn signIn;
  private final MemberSessions sessions;
  private final MemberCookies cookies;
  private final Delivery delivery;
  private final Origins origins;
  private final PhoneNumbers phones;

  MemberSignInEndpoint(
      MemberSignIn signIn,
      MemberSessions sessions,
      MemberCookies cookies,
      Delivery delivery,
      Origins origins,
      PhoneNumbers phones) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.cookies = cookies;
    this.delivery = delivery;
    this.origins = origins;
    this.phones = phones;
  }

  @PostMapping("/v1/me/codes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @AllowAnyone
  @Operation(
      operationId = "sendSignInCode",
      summary = "Have a one-time code sent",
      description =
          "Always 202, be the address known or not. The code is good for ten minutes, once, for"
              + " five tries; only the newest counts, and an address gets a few. Who gives `join`"
              + " and is no member yet becomes one with the code. Mails are German where"
              + " `Accept-Language` prefers it. 422 `sign-in-off` where the server can send nothing"
              + " that way.")
  Mono<Void> code(@RequestBody CodeBody body, ServerWebExchange exchange) {
    origins.refuseForeign(exchange.getRequest());
    FieldErrors errors = new FieldErrors();
    MemberRef key = key(errors, body.email(), body.phone());
    Locale locale = locale(exchange);
    Joining joining = body.join() == null ? null : joining(errors, body.join(), locale);
    errors.throwIfAny();
    return signIn.sendCode(reachable(key), joining, network(exchange), locale);
  }

  @PostMapping("/v1/me/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  @AllowAnyone
  @Operation(
      operationId = "signInMember",
      summary = "Sign in with a one-time code",
      description =
          "401 `wrong-code` whatever is wrong; after many tries 429 `too-many-attempts`, with"
              + " `Retry-After`.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @ApiResponse(
      responseCode = "401",
      description = "`wrong-code`: wrong, over, or nobody's",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<SessionView> begin(@RequestBody SessionBody body, ServerWebExchange exchange) {
    origins.refuseForeign(exchange.getRequest());
    FieldErrors errors = new FieldErrors();
    MemberRef key = key(errors, body.email(), body.phone());
    String code = body.code() == null ? "" : body.code().replace(" ", "");
    errors.check(CODE.matcher(code).matches(), "/code", "must be the six digits of the message");
    errors.throwIfAny();
    String agent = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
    return signIn
        .begin(Objects.requireNonNull(key), code, network(exchange), Devices.name(agent))
        .map(
            begun -> {
              cookies.set(exchange, begun.token());
              exchange.getResponse().getHeaders().setCacheControl("no-store");
              return new SessionView(begun.token(), begun.session().expiresAt());
            });
  }

  @GetMapping("/v1/me/sessions")
  @Allow(Role.MEMBER)
  @Operation(operationId = "listOwnSessions", summary = "Where the member is signed in")
  Mono<Page<View>> list(ServerWebExchange exchange) {
    return sessions.of(MemberSession.of(exchange)).map(items -> new Page<>(items, null));
  }

  @DeleteMapping("/v1/me/sessions/current")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow(Role.MEMBER)
  @Operation(operationId = "endOwnSession", summary = "Sign out here")
  Mono<Void> endCurrent(ServerWebExchange exchange) {
    MemberSession session = MemberSession.of(exchange);
    cookies.clear(exchange);
    return sessions.end(session.memberId(), session.id()).then();
  }

  @DeleteMapping("/v1/me/sessions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "endOneOwnSession",
      summary = "Sign out elsewhere",
      description = "It is over on every server at once.")
  Mono<Void> end(@PathVariable UUID id, ServerWebExchange exchange) {
    return sessions
        .end(MemberSession.of(exchange).memberId(), id)
        .filter(ended -> ended)
        .switchIfEmpty(
            Mono.error(
                () -> new ProblemException(Problem.notFound("There is no session with this id."))))
        .then();
  }

  private @Nullable MemberRef key(
      FieldErrors errors, @Nullable String email, @Nullable String phone) {
    if ((email == null) == (phone == null)) {
      errors.add("", "must have exactly one of email and phone");
      return null;
    }
    return new MemberRefBody(null, null, null, phone, email, null).read(errors, "", phones);
  }

  private static Joining joining(FieldErrors errors, JoiningBody body, Locale locale) {
    errors.text("/join/name", body.name(), NAME_MAX);
    errors.text("/join/referralCode", body.referralCode(), REFERRAL_CODE_MAX);
    errors.requireText("/join/consent", body.consent(), ConsentEndpoint.VERSION_MAX);
    String name = body.name();
    return new Joining(
        name == null ? null : name.strip(),
        body.referralCode(),
        locale.getLanguage(),
        String.valueOf(body.consent()));
  }

  private MemberRef reachable(@Nullable MemberRef key) {
    MemberRef known = Objects.requireNonNull(key);
    boolean email = known.kind() == MemberRef.Kind.EMAIL;
    if (email ? !delivery.reachesEmail() : !delivery.reachesPhones()) {
      throw new ProblemException(
          Problem.impossible(
                  "sign-in-off",
                  "Sign-in is off",
                  email
                      ? "This server has no mail server to send codes with (spring.mail.host)."
                      : "This server sends no text messages. Use an e-mail address.")
              .at("/" + known.kind().field()));
    }
    return known;
  }

  private static Locale locale(ServerWebExchange exchange) {
    try {
      List<Locale> asked = exchange.getRequest().getHeaders().getAcceptLanguageAsLocales();
      return Languages.read(
          !asked.isEmpty() && asked.getFirst().getLanguage().equals("de") ? "de" : "en");
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH; // what cannot be read prefers nothing
    }
  }

  private static String network(ServerWebExchange exchange) {
    return MemberLimits.network(exchange.getRequest().getRemoteAddress());
  }
}
