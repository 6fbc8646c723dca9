package dev.regulars.pages;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemWriter;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The page that shows the API, which a library serves, leaves with the policy of the other pages.
 * Its files have plain names: what is written otherwise is none of them, and the library would
 * remember each way of writing it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
class DocumentationPolicy implements WebFilter {

  /**
   * As {@link PageRoutes#contentSecurityPolicy}, but that no document carries a number, and the
   * library has one style of its own inlined, which is allowed by its hash.
   */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'"
          + " 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:;"
          + " font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final String CONFIGURATION = "/v1/openapi.json/swagger-config";
  private static final List<String> PROXYS =
      List.of(
          "Forwarded",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Prefix",
          "X-Forwarded-Proto",
          "X-Forwarded-Ssl");

  private final ProblemWriter writer;

  DocumentationPolicy(ProblemWriter writer) {
    this.writer = writer;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getPath().value();
    if (path.equals(CONFIGURATION)) {
      return chain.filter(asked(exchange));
    }
    if (!path.startsWith("/docs")
        && !path.startsWith("/swagger-ui")
        && !path.startsWith("/webjars")) {
      return chain.filter(exchange);
    }
    if (path.indexOf('%') >= 0) {
      return writer.write(
          exchange, Problem.notFound("There is nothing at this address; see /docs."));
    }
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("Referrer-Policy", "same-origin");
    headers.set("X-Content-Type-Options", "nosniff");
    return chain.filter(asked(exchange));
  }

  /** Without what a proxy says: the library makes addresses of it, or fails over it. */
  private static ServerWebExchange asked(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    return PROXYS.stream().noneMatch(headers::containsHeader)
        ? exchange
        : exchange
            .mutate()
            .request(request -> request.headers(asked -> PROXYS.forEach(asked::remove)))
            .build();
  }
}
