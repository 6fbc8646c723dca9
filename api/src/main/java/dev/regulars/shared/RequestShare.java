package dev.regulars.shared;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Whatever a request asks of the database is {@link Share#REQUESTS}, unless it says otherwise. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestShare implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain.filter(exchange).contextWrite(Share.REQUESTS::into);
  }
}
