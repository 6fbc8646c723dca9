package dev.regulars.security;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemWriter;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Stateless: each request brings its key. What is not named here needs one, and then meets {@link
 * GuardedMapping}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

  private static final String API = "/v1/";
  private static final String[] PAGES = {
    "/", "/admin", "/admin/**", "/me", "/me/**", "/assets/**", "/favicon.ico"
  };
  private static final String[] DOCUMENTS = {
    "/v1/openapi.json", "/v1/openapi.json/**", "/docs", "/docs/**", "/webjars/**", "/swagger-ui/**"
  };

  /** What customers may read before anybody knows them. */
  private static final String WORDS = "/v1/programme/public";

  private static final List<String> METHODS =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
  private static final String[] OPERATION = {"/actuator/health", "/actuator/health/**"};

  @Bean
  SecurityWebFilterChain securityChain(
      ServerHttpSecurity http,
      Callers callers,
      Admission admission,
      ProblemWriter writer,
      SecurityProperties properties) {
    if (!properties.corsOrigins().isEmpty()) {
      ForeignPages pages = new ForeignPages(properties.corsOrigins());
      http.cors(cors -> cors.configurationSource(pages));
    }
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .headers(headers -> headers.hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint((exchange, e) -> admission.refuse(exchange))
                    .accessDeniedHandler((exchange, e) -> writer.write(exchange, denied())))
        .addFilterBefore(
            new ApiKeyFilter(callers, admission), SecurityWebFiltersOrder.AUTHENTICATION)
        .authorizeExchange(
            paths ->
                paths
                    .matchers(SecurityConfiguration::isApi)
                    .authenticated()
                    .pathMatchers(HttpMethod.GET, OPERATION)
                    .permitAll()
                    .pathMatchers(HttpMethod.GET, MetricsDoor.PATH)
                    .access(
                        (who, context) ->
                            Mono.just(
                                new AuthorizationDecision(
                                    MetricsDoor.isOpen(context.getExchange()))))
                    .pathMatchers("/actuator/**")
                    .denyAll()
                    .pathMatchers(HttpMethod.GET, DOCUMENTS)
                    .permitAll()
                    .pathMatchers(HttpMethod.GET, WORDS)
                    .permitAll()
                    .pathMatchers(HttpMethod.GET, PAGES)
                    .permitAll()
                    .pathMatchers(HttpMethod.HEAD, PAGES)
                    .permitAll()
                    .anyExchange()
                    .authenticated())
        .build();
  }

  /**
   * Whether a request is one of the API's, which get the same answer here as what is not named at
   * all. Asked first, because each pattern below costs a purchase a few microseconds.
   */
  private static Mono<MatchResult> isApi(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    return path.startsWith(API) && !path.startsWith(DOCUMENTS[0]) && !path.equals(WORDS)
        ? MatchResult.match()
        : MatchResult.notMatch();
  }

  /** Every request is timed as a whole; timing each security filter costs a tenth of it. */
  @Bean
  SecurityObservationSettings nothingBesidesTheRequest() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * Addresses that are made to look like others ({@code %2F}, {@code ;}) are not looked at, nor is
   * what comes with a method that nothing here has.
   */
  @Bean
  ServerExchangeRejectedHandler rejectedAddresses(ProblemWriter writer) {
    Problem characters =
        Problem.of(
            400,
            "malformed-request",
            "Malformed request",
            "The address or a header has characters that are not allowed.");
    Problem method =
        Problem.of(
            405,
            "method-not-allowed",
            "Method not allowed",
            "There is no such method here. Those there are: " + String.join(", ", METHODS) + ".");
    return (exchange, e) -> {
      boolean isKnown = METHODS.contains(exchange.getRequest().getMethod().name());
      return writer.write(exchange, isKnown ? characters : method);
    };
  }

  @Bean
  WebFluxRegistrations guardedMapping() {
    return new WebFluxRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new GuardedMapping();
      }
    };
  }

  @Bean
  WebFluxConfigurer callerParameters() {
    return new WebFluxConfigurer() {
      @Override
      public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new CallerResolver());
      }
    };
  }

  private static Problem denied() {
    return Problem.forbidden("This is not open to anybody over HTTP.");
  }

  /** Gives a handler method its {@link Caller}; the guard has made sure that there is one. */
  private static final class CallerResolver implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgumentValue(
        MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
      return exchange.getRequiredAttribute(Caller.ATTRIBUTE);
    }
  }
}
