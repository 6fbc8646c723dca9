package dev.regulars.shared;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Says of what caches may keep that it is another answer for who takes it packed (RFC 9110, section
 * 12.5.5): the server packs large ones behind the last filter, and does not say so itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PackedAnswers implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpMethod method = exchange.getRequest().getMethod();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      ServerHttpResponse answer = exchange.getResponse();
      answer.beforeCommit(() -> Mono.fromRunnable(() -> addTo(answer.getHeaders())));
    }
    return chain.filter(exchange);
  }

  /** Files of the pages say so themselves. */
  private static void addTo(HttpHeaders headers) {
    if (!headers.getVary().contains(HttpHeaders.ACCEPT_ENCODING)) {
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
  }
}
