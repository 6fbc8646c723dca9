package dev.regulars.security;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Reads {@code Authorization: Bearer <key>}, finds the caller, and keeps them to their rate. */
final class ApiKeyFilter implements WebFilter {

  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 200;

  private final Callers callers;
  private final ProblemWriter writer;

  ApiKeyFilter(Callers callers, ProblemWriter writer) {
    this.callers = callers;
    this.writer = writer;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String secret = bearer(exchange);
    if (secret == null) {
      return chain.filter(exchange);
    }
    CompletableFuture<Optional<Caller>> found = callers.find(secret);
    if (found.isDone() && !found.isCompletedExceptionally()) {
      return proceed(found.resultNow(), exchange, chain);
    }
    return Mono.fromFuture(found, true).flatMap(caller -> proceed(caller, exchange, chain));
  }

  private Mono<Void> proceed(
      Optional<Caller> found, ServerWebExchange exchange, WebFilterChain chain) {
    if (found.isEmpty()) {
      return unauthorized(exchange);
    }
    Caller caller = found.get();
    Duration wait = callers.count(caller);
    if (!wait.isZero()) {
      return writer.write(exchange, tooMany(wait));
    }
    exchange.getAttributes().put(Caller.ATTRIBUTE, caller);
    var authorities = List.of(new SimpleGrantedAuthority("ROLE_" + caller.role()));
    var authentication =
        UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities);
    return chain
        .filter(exchange)
        .contextWrite(ReactiveSecurityContextHolder.withAuthentication(authentication));
  }

  /** What a request without a valid key is told; also for the rest of the security chain. */
  Mono<Void> unauthorized(ServerWebExchange exchange) {
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return writer.write(
        exchange,
        Problem.of(
            401,
            "unauthorized",
            "Unauthorized",
            "Send a valid API key as 'Authorization: Bearer rk_…'."));
  }

  private static @Nullable String bearer(ServerWebExchange exchange) {
    String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return null;
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || header.length() > LONGEST) {
      return "";
    }
    return header.substring(SCHEME.length()).strip();
  }

  private static Problem tooMany(Duration wait) {
    return new Problem(
        "too-many-requests",
        "Too many requests",
        429,
        "This key has reached its rate. Wait, then repeat the request.",
        List.of(),
        Map.of(),
        wait);
  }
}
