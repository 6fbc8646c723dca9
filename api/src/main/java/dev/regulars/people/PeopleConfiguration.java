package dev.regulars.people;

import dev.regulars.security.Admission;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;

/** Puts sessions beside the API keys, and opens the doors by which people come in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcProperties.class)
class PeopleConfiguration {

  @Bean
  Customizer<ServerHttpSecurity> peopleComeIn(
      Sessions sessions, SessionCookies cookies, Origins origins, Admission admission) {
    SessionFilter filter = new SessionFilter(sessions, cookies, origins, admission);
    return http ->
        http.addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION)
            .authorizeExchange(
                paths ->
                    paths
                        .pathMatchers(HttpMethod.POST, "/v1/setup")
                        .permitAll()
                        .pathMatchers("/v1/session")
                        .permitAll()
                        .pathMatchers("/v1/invitations/{token}")
                        .permitAll());
  }
}
