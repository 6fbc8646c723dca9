package dev.regulars.people;

import dev.regulars.security.Admission;
import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts sessions beside the API keys, and opens the doors by which people come in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcProperties.class)
class PeopleConfiguration {

  @Bean
  Customizer<ServerHttpSecurity> peopleComeIn(
      Sessions sessions, PersonCookies cookies, Admission admission) {
    SessionFilter filter = new SessionFilter(sessions, cookies, admission);
    return http ->
        http.addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION)
            .authorizeExchange(paths -> paths.matchers(PeopleConfiguration::isDoor).permitAll());
  }

  @Bean
  BackgroundJob endedSessions(Sessions sessions) {
    return BackgroundJob.of(
        "ended-sessions", Duration.ofMinutes(6), Duration.ofHours(1), sessions::forgetEnded);
  }

  @Bean
  BackgroundJob expiredInvitations(Invitations invitations) {
    return BackgroundJob.of(
        "expired-invitations",
        Duration.ofMinutes(7),
        Duration.ofHours(1),
        invitations::forgetExpired);
  }

  @Bean
  BackgroundJob dryAttempts(Attempts attempts) {
    return BackgroundJob.of(
        "dry-attempts", Duration.ofMinutes(8), Duration.ofMinutes(10), attempts::forgetDry);
  }

  /** Every purchase passes by here: texts are compared, patterns would cost it microseconds. */
  private static Mono<MatchResult> isDoor(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    return path.equals("/v1/session")
            || path.equals("/v1/setup")
            || path.startsWith("/v1/invitations/")
        ? MatchResult.match()
        : MatchResult.notMatch();
  }
}
