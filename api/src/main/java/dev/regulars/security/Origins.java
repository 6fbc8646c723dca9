package dev.regulars.security;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Tells whether a request comes from a page of this server. Browsers say so in {@code
 * Sec-Fetch-Site} (W3C Fetch Metadata), older ones in {@code Origin}; what is no browser says
 * neither, and has no cookies that a stranger could use.
 */
@Component
public class Origins {

  private final @Nullable String publicAuthority;

  Origins(@Value("${regulars.public-url}") String publicUrl) {
    this.publicAuthority = authority(publicUrl);
  }

  /**
   * Ends a request that another site's page sent.
   *
   * @throws ProblemException 403 {@code foreign-origin}
   */
  public void refuseForeign(ServerHttpRequest request) {
    if (isForeign(request)) {
      throw new ProblemException(foreign());
    }
  }

  public boolean isForeign(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    String site = headers.getFirst("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = headers.getFirst(HttpHeaders.ORIGIN);
    if (origin == null) {
      return false;
    }
    String authority = authority(origin);
    return authority == null
        || !(authority.equalsIgnoreCase(headers.getFirst(HttpHeaders.HOST))
            || authority.equalsIgnoreCase(headers.getFirst("X-Forwarded-Host"))
            || authority.equalsIgnoreCase(publicAuthority));
  }

  public static Problem foreign() {
    return Problem.of(
        403,
        "foreign-origin",
        "Foreign origin",
        "A page of another site sent this request. Use the pages of this server.");
  }

  /** Host and port as they stand in an origin; null for what is none, such as {@code null}. */
  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
