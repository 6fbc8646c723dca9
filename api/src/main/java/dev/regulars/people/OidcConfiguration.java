package dev.regulars.people;

import dev.regulars.shared.RealTime;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenID Connect where an issuer is configured: the authorization code flow with PKCE and a nonce,
 * by Spring Security, which ends in a session of ours like any other.
 */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {

  static final String REGISTRATION = "regulars";

  /** Where signing in begins; {@code ?to=} a page of ours says where it ends. */
  static final String SIGN_IN_PATH = "/oauth2/authorization/" + REGISTRATION;

  /** Where the issuer sends people back to. */
  static final String CALLBACK_PATH = "/login/oauth2/code/" + REGISTRATION;

  @Bean
  Customizer<ServerHttpSecurity> peopleComeFromTheIssuer(
      OidcProperties properties,
      PersonCookies cookies,
      OidcSignIn signIn,
      JsonMapper json,
      @RealTime Clock clock) {
    if (!properties.isConfigured()) {
      return http -> {};
    }
    OidcClient client = new OidcClient(properties);
    var requests = new DefaultServerOAuth2AuthorizationRequestResolver(client);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return http ->
        http.oauth2Login(
                login ->
                    login
                        .clientRegistrationRepository(client)
                        .authorizationRequestResolver(requests)
                        .authorizationRequestRepository(
                            new OidcRequestCookie(properties, client, cookies, json, clock))
                        .authorizedClientRepository(new NoAuthorizedClients())
                        .securityContextRepository(
                            NoOpServerSecurityContextRepository.getInstance())
                        .authenticationSuccessHandler(signIn::succeeded)
                        .authenticationFailureHandler(signIn::failed))
            .addFilterBefore(signIn::whateverFails, SecurityWebFiltersOrder.HTTP_BASIC)
            .authorizeExchange(paths -> paths.matchers(OidcConfiguration::isOnTheWay).permitAll());
  }

  private static Mono<MatchResult> isOnTheWay(ServerWebExchange exchange) {
    return isOnTheWay(exchange.getRequest().getPath().value())
        ? MatchResult.match()
        : MatchResult.notMatch();
  }

  /** Whether it is the path of a sign-in that begins, or of one that comes back. */
  static boolean isOnTheWay(String path) {
    return path.equals(SIGN_IN_PATH) || path.equals(CALLBACK_PATH);
  }
}
