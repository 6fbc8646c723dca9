package dev.regulars.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * PostgreSQL has no NUL character: an address that holds one is refused before anything asks for
 * it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class RefuseUnstorableText implements WebFilter {

  private final ProblemWriter writer;

  RefuseUnstorableText(ProblemWriter writer) {
    this.writer = writer;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var uri = exchange.getRequest().getURI();
    if (hasNul(uri.getRawQuery()) || hasNul(uri.getRawPath())) {
      return writer.write(
          exchange,
          Problem.malformed(
              List.of(new Problem.FieldError("", "the address must not contain %00"))));
    }
    return chain.filter(exchange);
  }

  private static boolean hasNul(@Nullable String text) {
    return text != null && text.contains("%00");
  }
}
