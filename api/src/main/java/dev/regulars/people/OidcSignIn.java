package dev.regulars.people;

import dev.regulars.people.OidcPeople.Outcome;
import dev.regulars.security.Role;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The end of a sign-in at the issuer: a session, or the sign-in page with what went wrong as {@code
 * error}. It is always a page that is answered: a person is looking at it.
 */
@Component
class OidcSignIn {

  private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);
  private static final String HOME = "/admin";
  private static final String SIGN_IN_PAGE = "/admin/sign-in?error=";

  /** What the sign-in page is told. */
  private enum Failure {
    /** The person changed their mind at the issuer. */
    CANCELLED,
    /** The issuer gives them no role here, and nobody invited them. */
    NO_ROLE,
    SWITCHED_OFF,
    /** Anything else; the log says what. Trying again may help. */
    FAILED;

    URI page() {
      return URI.create(SIGN_IN_PAGE + "oidc-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private final OidcPeople people;
  private final OidcRoles roles;
  private final SessionViews views;
  private final SignInLog signIns;

  OidcSignIn(OidcPeople people, OidcProperties properties, SessionViews views, SignInLog signIns) {
    this.people = people;
    this.roles = new OidcRoles(properties);
    this.views = views;
    this.signIns = signIns;
  }

  Mono<Void> succeeded(WebFilterExchange filters, Authentication authentication) {
    ServerWebExchange exchange = filters.getExchange();
    if (!(authentication.getPrincipal() instanceof OidcUser user)) {
      return redirect(exchange, Failure.FAILED.page());
    }
    OidcIdentity identity = OidcIdentity.of(user);
    Optional<Role> role = roles.of(user.getClaims());
    if (roles.areGivenByTheIssuer() && role.isEmpty()) {
      log.warn("{} has no role here by the claims of the issuer", user.getSubject());
      return people
          .refuse(identity)
          .then(Mono.defer(() -> redirect(exchange, Failure.NO_ROLE.page())));
    }
    return people
        .signIn(identity, role)
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.SignedIn(String token) ->
                      views
                          .handOver(exchange, token)
                          .then(Mono.defer(() -> redirect(exchange, page(exchange))));
                  case Outcome.SwitchedOff off -> redirect(exchange, Failure.SWITCHED_OFF.page());
                  case Outcome.Unknown unknown -> redirect(exchange, Failure.NO_ROLE.page());
                });
  }

  Mono<Void> failed(WebFilterExchange filters, AuthenticationException failure) {
    boolean cancelled =
        failure instanceof OAuth2AuthenticationException refusal
            && OAuth2ErrorCodes.ACCESS_DENIED.equals(refusal.getError().getErrorCode());
    if (!cancelled) {
      log.warn("Signing in by OpenID Connect failed: {}", failure.toString());
      signIns.refused(null, SignInLog.Way.OIDC, SignInLog.Reason.NOT_PROVEN);
    }
    Failure told = cancelled ? Failure.CANCELLED : Failure.FAILED;
    return redirect(filters.getExchange(), told.page());
  }

  /** Also where the issuer or the database is away. */
  Mono<Void> whateverFails(ServerWebExchange exchange, WebFilterChain chain) {
    if (!OidcConfiguration.isOnTheWay(exchange.getRequest().getPath().value())) {
      return chain.filter(exchange);
    }
    return chain
        .filter(exchange)
        .onErrorResume(
            failure -> {
              log.warn("Signing in by OpenID Connect failed", failure);
              return redirect(exchange, Failure.FAILED.page());
            });
  }

  private static URI page(ServerWebExchange exchange) {
    return URI.create(exchange.getAttributeOrDefault(OidcRequestCookie.TO, HOME));
  }

  private static Mono<Void> redirect(ServerWebExchange exchange, URI page) {
    exchange.getResponse().setStatusCode(HttpStatus.FOUND);
    exchange.getResponse().getHeaders().setLocation(page);
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    return exchange.getResponse().setComplete();
  }
}
