package dev.regulars.people;

import dev.regulars.security.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The two cookies of a session: its token, which no script can read, and the CSRF token, which the
 * page's own scripts read and send back as a header. The second is derived from the first, so that
 * one cannot be planted beside the other.
 */
@Component
class SessionCookies {

  static final String SESSION = "regulars_session";
  static final String CSRF = "regulars_csrf";
  static final String CSRF_HEADER = "X-CSRF-Token";

  private final boolean publicHttps;

  SessionCookies(@Value("${regulars.public-url}") String publicUrl) {
    this.publicHttps = publicUrl.startsWith("https:");
  }

  /** The token that came with the request, null for none. */
  static @Nullable String token(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(SESSION);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  static String csrf(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.hash("csrf " + token));
  }

  /** Whether the request has the CSRF token that belongs to its session. */
  static boolean hasCsrf(ServerHttpRequest request, String token) {
    String given = request.getHeaders().getFirst(CSRF_HEADER);
    return given != null && MessageDigest.isEqual(bytes(given), bytes(csrf(token)));
  }

  void set(ServerWebExchange exchange, String token) {
    put(exchange, SESSION, token, true, Sessions.LONGEST);
    put(exchange, CSRF, csrf(token), false, Sessions.LONGEST);
  }

  void clear(ServerWebExchange exchange) {
    put(exchange, SESSION, "", true, Duration.ZERO);
    put(exchange, CSRF, "", false, Duration.ZERO);
  }

  private void put(
      ServerWebExchange exchange, String name, String value, boolean httpOnly, Duration age) {
    ResponseCookie cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .httpOnly(httpOnly)
            .secure(isHttps(exchange.getRequest()))
            .sameSite("Strict")
            .maxAge(age)
            .build();
    exchange.getResponse().getCookies().set(name, cookie);
  }

  /** Also behind a proxy; who lies about it only makes a cookie of their own stricter. */
  boolean isHttps(ServerHttpRequest request) {
    return publicHttps
        || "https".equals(request.getURI().getScheme())
        || "https".equalsIgnoreCase(request.getHeaders().getFirst("X-Forwarded-Proto"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
