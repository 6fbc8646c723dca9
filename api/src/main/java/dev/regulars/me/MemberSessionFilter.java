package dev.regulars.me;

import dev.regulars.people.Origins;
import dev.regulars.security.Admission;
import dev.regulars.security.Secret;
import dev.regulars.shared.Problem;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final MemberSessions sessions;
  private final MemberCookies cookies;
  private final Origins origins;
  private final Admission admission;

  MemberSessionFilter(
      MemberSessions sessions, MemberCookies cookies, Origins origins, Admission admission) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.origins = origins;
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
    String token = isOwn(exchange) ? MemberCookies.token(exchange) : null;
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
    Problem suspicion = cookie ? suspicion(exchange.getRequest(), token) : null;
    if (suspicion != null) {
      return Admission.goOnAsNobody(suspicion, exchange, chain);
    }
    exchange.getAttributes().put(MemberSession.ATTRIBUTE, session);
    return admission.admit(session.caller(), exchange, chain);
  }

  /** Why it may not be the member who sends this; null where it is. */
  private @Nullable Problem suspicion(ServerHttpRequest request, String token) {
    if (SAFE.contains(request.getMethod())) {
      return null;
    }
    if (origins.isForeign(request)) {
      return Origins.foreign();
    }
    return MemberCookies.hasCsrf(request, token) ? null : csrf();
  }

  private static Problem ended() {
    return Problem.of(
        401, "session-ended", "Session ended", "Ask for a new code and sign in again.");
  }

  private static Problem csrf() {
    return Problem.of(
        403,
        "csrf",
        "CSRF token missing or wrong",
        "Send the value of the cookie "
            + MemberCookies.CSRF
            + " as the header "
            + MemberCookies.CSRF_HEADER
            + ".");
  }
}
