package dev.regulars.pages;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Files are given whole, as a server may (RFC 9110, section 14.2): none is large. Spring by itself
 * refuses ranges that cannot be with the length of the file and no byte of it, for which callers
 * wait, and answers several ranges with a length that is not theirs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WholeFiles implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    if (!headers.containsHeader(HttpHeaders.RANGE)) {
      return chain.filter(exchange);
    }
    ServerHttpRequest whole =
        exchange
            .getRequest()
            .mutate()
            .headers(
                asked -> {
                  asked.remove(HttpHeaders.RANGE);
                  asked.remove(HttpHeaders.IF_RANGE);
                })
            .build();
    exchange
        .getResponse()
        .beforeCommit(
            () -> {
              exchange.getResponse().getHeaders().set(HttpHeaders.ACCEPT_RANGES, "none");
              return Mono.empty();
            });
    return chain.filter(exchange.mutate().request(whole).build());
  }
}
