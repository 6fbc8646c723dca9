package dev.regulars.me;

import dev.regulars.security.Admission;
import dev.regulars.security.Secret;
import dev.regulars.shared.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds the member of a request: by {@code Authorization: Bearer rm_…} anywhere, by the cookie in
 * the members' own API, where what changes something needs the CSRF token, too. All other requests
 * cost a comparison of texts.
 */
final class MemberSessionFilter implements WebFilter {

  private static final String OWN = "/v1/me";

  private static final String CSRF = "the value of the cookie " + MemberCookies.CSRF;

  private final MemberSessions sessions;
  private final MemberCookies cookies;
  private final Admission admission;

  MemberSessionFilter(MemberSessions sessions, MemberCookies cookies, Admission admission) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.admission = admission;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      String secret = Secret.bearer(header);
      return secret == null || !secret.startsWith(Secret.OF_MEMBER)
          ? chain.filter(exchange)
          : withToken(secret, false, exchange, chain);
    }
    String token = isOwn(exchange) ? cookies.token(exchange) : null;
    return token == null ? chain.filter(exchange) : withToken(token, true, exchange, chain);
  }

  private static boolean isOwn(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    return path.startsWith(OWN)
        && (path.length() == OWN.length() || path.charAt(OWN.length()) == '/');
  }

  private Mono<Void> withToken(
      String token, boolean cookie, ServerWebExchange exchange, WebFilterChain chain) {
    return sessions
        .find(token)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(found -> proceed(found.orElse(null), token, cookie, exchange, chain));
  }

  private Mono<Void> proceed(
      @Nullable MemberSession session,
      String token,
      boolean cookie,
      ServerWebExchange exchange,
      WebFilterChain chain) {
    if (session == null) {
      if (cookie) {
        cookies.clear(exchange);
      }
      return Admission.goOnAsNobody(ended(), exchange, chain);
    }
    Problem suspicion = cookie ? cookies.suspicion(exchange.getRequest(), token, CSRF) : null;
    if (suspicion != null) {
      return Admission.goOnAsNobody(suspicion, exchange, chain);
    }
    exchange.getAttributes().put(MemberSession.ATTRIBUTE, session);
    return admission.admit(session.caller(), exchange, chain);
  }

  private static Problem ended() {
    return Problem.of(
        401, "session-ended", "Session ended", "Ask for a new code and sign in again.");
  }
}
