package dev.regulars.people;

import dev.regulars.security.Admission;
import dev.regulars.shared.Problem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds the person of a session cookie. A request with an API key is the key's, whatever cookies
 * come with it.
 */
final class SessionFilter implements WebFilter {

  private static final String CSRF = "'csrfToken' of GET /v1/session";

  private final Sessions sessions;
  private final PersonCookies cookies;
  private final Admission admission;

  SessionFilter(Sessions sessions, PersonCookies cookies, Admission admission) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.admission = admission;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION) != null) {
      return chain.filter(exchange);
    }
    String token = cookies.token(exchange);
    if (token == null) {
      return chain.filter(exchange);
    }
    CompletableFuture<Optional<Session>> found = sessions.find(token);
    if (found.isDone() && !found.isCompletedExceptionally()) {
      return proceed(found.resultNow(), token, exchange, chain);
    }
    return Mono.fromFuture(found, true)
        .flatMap(session -> proceed(session, token, exchange, chain));
  }

  private Mono<Void> proceed(
      Optional<Session> found, String token, ServerWebExchange exchange, WebFilterChain chain) {
    if (found.isEmpty()) {
      cookies.clear(exchange);
      return Admission.goOnAsNobody(ended(), exchange, chain);
    }
    Problem suspicion = cookies.suspicion(exchange.getRequest(), token, CSRF);
    if (suspicion != null) {
      return Admission.goOnAsNobody(suspicion, exchange, chain);
    }
    exchange.getAttributes().put(Session.ATTRIBUTE, found.get());
    return admission.admit(found.get().caller(), exchange, chain);
  }

  private static Problem ended() {
    return Problem.of(
        401, "session-ended", "Session ended", "Sign in again; nothing that was saved is lost.");
  }
}
