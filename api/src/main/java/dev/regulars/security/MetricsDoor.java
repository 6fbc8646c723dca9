package dev.regulars.security;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Who may see the server's figures, which tell how a shop does: who asks on the machine itself,
 * whoever has the token that is set for it, and admins.
 */
@Component
@Order(MetricsDoor.ORDER)
class MetricsDoor implements WebFilter {

  static final String PATH = "/actuator/prometheus";

  /** Before Spring Security's, which would take the token for a key. */
  static final int ORDER = -110;

  private static final String OPEN = MetricsDoor.class.getName() + ".OPEN";
  private static final String SCHEME = "Bearer ";

  /** What a proxy adds: then who asks is elsewhere, wherever the connection comes from. */
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final byte[] token;

  MetricsDoor(@Value("${regulars.metrics.token:}") String token) {
    this.token = token.strip().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!request.getPath().value().equals(PATH)) {
      return chain.filter(exchange);
    }
    if (hasToken(request)) {
      exchange.getAttributes().put(OPEN, true);
      ServerHttpRequest without =
          request.mutate().headers(headers -> headers.remove(HttpHeaders.AUTHORIZATION)).build();
      return chain.filter(exchange.mutate().request(without).build());
    }
    if (isHere(request)) {
      exchange.getAttributes().put(OPEN, true);
    }
    return chain.filter(exchange);
  }

  /** Whether the figures are shown to whoever sent the request. */
  static boolean isOpen(ServerWebExchange exchange) {
    Caller caller = Caller.of(exchange);
    return exchange.getAttribute(OPEN) != null || (caller != null && caller.role() == Role.ADMIN);
  }

  private boolean hasToken(ServerHttpRequest request) {
    String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return token.length > 0
        && header != null
        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            token, header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isHere(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote != null
        && remote.getAddress() != null
        && remote.getAddress().isLoopbackAddress()
        && FORWARDED.stream().noneMatch(request.getHeaders()::containsHeader);
  }
}
