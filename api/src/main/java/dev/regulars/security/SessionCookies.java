package dev.regulars.security;

import dev.regulars.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * The two cookies of a session: its token, which no script can read, and the CSRF token, which the
 * page's own scripts read and send back as a header. The second is derived from the first, so that
 * one cannot be planted beside the other.
 */
public class SessionCookies {

  /** The header in which pages send the CSRF token. */
  public static final String CSRF_HEADER = "X-CSRF-Token";

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final One session;
  private final One csrf;
  private final Duration age;
  private final boolean publicHttps;
  private final Origins origins;

  /**
   * A cookie's name, and the addresses that browsers send it to or show it at.
   *
   * @param path and everything below it
   */
  public record One(String name, String path) {}

  /**
   * Cookies of one kind of sessions.
   *
   * @param age for how long browsers keep them
   */
  protected SessionCookies(One session, One csrf, Duration age, String publicUrl, Origins origins) {
    this.session = session;
    this.csrf = csrf;
    this.age = age;
    this.publicHttps = publicUrl.startsWith("https:");
    this.origins = origins;
  }

  /** The token that came with the request, null for none. */
  public @Nullable String token(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(session.name);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  /** The CSRF token of a session's token. */
  public static String csrf(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.hash("csrf " + token));
  }

  /**
   * Why it may not be the owner of the session who sends this; null where it is.
   *
   * @param where the CSRF token is to be found, for the answer
   */
  public @Nullable Problem suspicion(ServerHttpRequest request, String token, String where) {
    if (SAFE.contains(request.getMethod())) {
      return null;
    }
    if (origins.isForeign(request)) {
      return Origins.foreign();
    }
    return hasCsrf(request, token)
        ? null
        : Problem.of(
            403,
            "csrf",
            "CSRF token missing or wrong",
            "Send " + where + " as the header " + CSRF_HEADER + ".");
  }

  private static boolean hasCsrf(ServerHttpRequest request, String token) {
    String given = request.getHeaders().getFirst(CSRF_HEADER);
    return given != null && MessageDigest.isEqual(bytes(given), bytes(csrf(token)));
  }

  /** Gives the browser the cookies of a session. */
  public void set(ServerWebExchange exchange, String token) {
    put(exchange, session, token, true, age);
    put(exchange, csrf, csrf(token), false, age);
  }

  /** Takes them away. */
  public void clear(ServerWebExchange exchange) {
    put(exchange, session, "", true, Duration.ZERO);
    put(exchange, csrf, "", false, Duration.ZERO);
  }

  private void put(
      ServerWebExchange exchange, One cookie, String value, boolean httpOnly, Duration age) {
    exchange
        .getResponse()
        .getCookies()
        .set(
            cookie.name,
            ResponseCookie.from(cookie.name, value)
                .path(cookie.path)
                .httpOnly(httpOnly)
                .secure(isHttps(exchange.getRequest()))
                .sameSite("Strict")
                .maxAge(age)
                .build());
  }

  /** Also behind a proxy; who lies about it only makes a cookie of their own stricter. */
  public boolean isHttps(ServerHttpRequest request) {
    return publicHttps
        || "https".equals(request.getURI().getScheme())
        || "https".equalsIgnoreCase(request.getHeaders().getFirst("X-Forwarded-Proto"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
