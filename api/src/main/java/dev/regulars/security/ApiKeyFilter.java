package dev.regulars.security;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Reads {@code Authorization: Bearer <key>} and finds the caller. */
final class ApiKeyFilter implements WebFilter {

  private final Callers callers;
  private final Admission admission;

  ApiKeyFilter(Callers callers, Admission admission) {
    this.callers = callers;
    this.admission = admission;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String secret = bearer(exchange);
    if (secret == null || secret.startsWith(Secret.OF_MEMBER)) {
      return chain.filter(exchange); // a member's is looked for by who knows members' sessions
    }
    CompletableFuture<Optional<Caller>> found = callers.find(secret);
    if (found.isDone() && !found.isCompletedExceptionally()) {
      return proceed(found.resultNow(), exchange, chain);
    }
    return Mono.fromFuture(found, true).flatMap(caller -> proceed(caller, exchange, chain));
  }

  private Mono<Void> proceed(
      Optional<Caller> found, ServerWebExchange exchange, WebFilterChain chain) {
    return found.isEmpty()
        ? admission.refuse(exchange)
        : admission.admit(found.get(), exchange, chain);
  }

  private static @Nullable String bearer(ServerWebExchange exchange) {
    String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return null;
    }
    String secret = Secret.bearer(header);
    return secret == null ? "" : secret;
  }
}
