package dev.regulars.security;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets scripts of named web sites use the API with a key (CORS, Fetch Standard, section 3.2).
 * Cookies are not part of it: a session is good on this server's own pages only.
 */
final class ForeignPages implements CorsConfigurationSource {

  private static final CorsConfiguration NOTHING = new CorsConfiguration();

  private final Set<String> origins;
  private final CorsConfiguration allowed;

  ForeignPages(List<String> origins) {
    this.origins = Set.copyOf(origins);
    this.allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(origins);
    allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
    allowed.setExposedHeaders(
        List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            "Idempotency-Replayed",
            "X-Request-Id",
            "RateLimit",
            "RateLimit-Policy"));
    allowed.setMaxAge(Duration.ofHours(1));
  }

  /**
   * Others are refused when they ask beforehand (403); null for their other requests, which go on
   * as ever, and their browsers keep the answer.
   */
  @Override
  public @Nullable CorsConfiguration getCorsConfiguration(ServerWebExchange exchange) {
    String origin = exchange.getRequest().getHeaders().getOrigin();
    if (origin != null && origins.contains(origin)) {
      return allowed;
    }
    if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
      return NOTHING;
    }
    // Else a cache gives a named site what was answered to somebody else, without the permission.
    exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    return null;
  }
}
