package dev.regulars.me;

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
 * The two cookies of a member's session: its token, which no script can read and which goes to the
 * members' own API only, and the CSRF token, which the page sends back as a header. The second is
 * derived from the first, so that one cannot be planted beside the other.
 */
@Component
class MemberCookies {

  static final String SESSION = "regulars_me";
  static final String CSRF = "regulars_me_csrf";
  static final String CSRF_HEADER = "X-CSRF-Token";

  private final boolean publicHttps;

  MemberCookies(@Value("${regulars.public-url}") String publicUrl) {
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
    put(exchange, SESSION, token, "/v1/me", true, MemberSessions.LONGEST);
    put(exchange, CSRF, csrf(token), "/me", false, MemberSessions.LONGEST);
  }

  void clear(ServerWebExchange exchange) {
    put(exchange, SESSION, "", "/v1/me", true, Duration.ZERO);
    put(exchange, CSRF, "", "/me", false, Duration.ZERO);
  }

  private void put(
      ServerWebExchange exchange,
      String name,
      String value,
      String path,
      boolean httpOnly,
      Duration age) {
    ServerHttpRequest request = exchange.getRequest();
    boolean https =
        publicHttps
            || "https".equals(request.getURI().getScheme())
            || "https".equalsIgnoreCase(request.getHeaders().getFirst("X-Forwarded-Proto"));
    exchange
        .getResponse()
        .getCookies()
        .set(
            name,
            ResponseCookie.from(name, value)
                .path(path)
                .httpOnly(httpOnly)
                .secure(https)
                .sameSite("Strict")
                .maxAge(age)
                .build());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
