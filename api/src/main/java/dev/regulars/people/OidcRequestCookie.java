package dev.regulars.people;

import dev.regulars.shared.RealTime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.codec.Hex;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers a sign-in that is under way at the issuer: in a cookie of the browser that began it,
 * encrypted with a key that all servers have, so that any of them can go on with it and nothing is
 * kept for those who never come back. It has to travel with the issuer's redirect, so it is {@code
 * Lax}; it is good for ten minutes and for the callback alone.
 */
final class OidcRequestCookie
    implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  static final String NAME = "regulars_oidc";

  /** The page that the person wants to see in the end, as an attribute of the exchange. */
  static final String TO = OidcRequestCookie.class.getName() + ".TO";

  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final int LONGEST_PAGE = 1_000;

  private final OidcClient client;
  private final PersonCookies cookies;
  private final JsonMapper json;
  private final Clock clock;
  private final BytesEncryptor encryptor;

  OidcRequestCookie(
      OidcProperties properties,
      OidcClient client,
      PersonCookies cookies,
      JsonMapper json,
      @RealTime Clock clock) {
    this.client = client;
    this.cookies = cookies;
    this.json = json;
    this.clock = clock;
    this.encryptor =
        Encryptors.stronger(
            properties.clientSecret(),
            new String(Hex.encode(NAME.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * What has to be known when the person comes back.
   *
   * @param expiresAtMs the browser keeps cookies as long as it likes
   * @param to the page that they want to see in the end
   */
  record UnderWay(
      String state,
      String nonce,
      String codeVerifier,
      String redirectUri,
      long expiresAtMs,
      @Nullable String to) {}

  @Override
  public Mono<Void> saveAuthorizationRequest(
      OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
    UnderWay underWay =
        new UnderWay(
            Objects.requireNonNull(request.getState()),
            Objects.requireNonNull(request.getAttribute(OidcParameterNames.NONCE)),
            Objects.requireNonNull(request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
            Objects.requireNonNull(request.getRedirectUri()),
            clock.instant().plus(GOOD_FOR).toEpochMilli(),
            page(exchange.getRequest().getQueryParams().getFirst("to")));
    byte[] bytes = encryptor.encrypt(json.writeValueAsBytes(underWay));
    set(exchange, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), GOOD_FOR);
    return Mono.empty();
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
    UnderWay underWay = read(exchange);
    String state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
    return underWay == null
            || !underWay.state().equals(state)
            || underWay.expiresAtMs() < clock.millis()
        ? Mono.empty()
        : client
            .findByRegistrationId(OidcConfiguration.REGISTRATION)
            .map(registration -> request(underWay, registration));
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
    UnderWay underWay = read(exchange);
    if (underWay != null && underWay.to() != null) {
      exchange.getAttributes().put(TO, underWay.to());
    }
    set(exchange, "", Duration.ZERO);
    return loadAuthorizationRequest(exchange);
  }

  private static OAuth2AuthorizationRequest request(
      UnderWay underWay, ClientRegistration registration) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
    attributes.put(OidcParameterNames.NONCE, underWay.nonce());
    attributes.put(PkceParameterNames.CODE_VERIFIER, underWay.codeVerifier());
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(
            Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
        .clientId(registration.getClientId())
        .redirectUri(underWay.redirectUri())
        .scopes(registration.getScopes())
        .state(underWay.state())
        .attributes(attributes)
        .build();
  }

  private @Nullable UnderWay read(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
    if (cookie == null) {
      return null;
    }
    try {
      byte[] bytes = encryptor.decrypt(Base64.getUrlDecoder().decode(cookie.getValue()));
      return json.readValue(bytes, UnderWay.class);
    } catch (RuntimeException e) {
      return null; // not ours, or made before the secret changed
    }
  }

  private void set(ServerWebExchange exchange, String value, Duration age) {
    exchange
        .getResponse()
        .getCookies()
        .set(
            NAME,
            ResponseCookie.from(NAME, value)
                .path(OidcConfiguration.CALLBACK_PATH)
                .httpOnly(true)
                .secure(cookies.isHttps(exchange.getRequest()))
                .sameSite("Lax")
                .maxAge(age)
                .build());
  }

  /** A page of ours and nobody else's; null for anything else. */
  private static @Nullable String page(@Nullable String to) {
    return to != null
            && to.length() <= LONGEST_PAGE
            && to.matches("/admin(/[\\x21-\\x7e&&[^\\\\]]*)?")
        ? to
        : null;
  }
}
