package dev.regulars.people;

import dev.regulars.programme.ProgrammeSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows sessions, and hands them over. */
@Component
class SessionViews {

  private final Sessions sessions;
  private final PersonCookies cookies;
  private final People people;
  private final KnownDevices devices;
  private final SessionView.Ways ways;
  private final ProgrammeSettings programme;
  private final boolean demo;

  SessionViews(
      Sessions sessions,
      PersonCookies cookies,
      People people,
      KnownDevices devices,
      OidcProperties oidc,
      ProgrammeSettings programme,
      @Value("${regulars.demo}") boolean demo) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.people = people;
    this.devices = devices;
    this.ways =
        new SessionView.Ways(
            true,
            oidc.isConfigured()
                ? new SessionView.Oidc(oidc.name(), OidcConfiguration.SIGN_IN_PATH)
                : null);
    this.programme = programme;
    this.demo = demo;
  }

  /** The session of a request, null for none. */
  static @Nullable Session session(ServerWebExchange exchange) {
    return exchange.getAttribute(Session.ATTRIBUTE);
  }

  /** What the request's sender sees. */
  Mono<SessionView> view(ServerWebExchange exchange) {
    Session session = session(exchange);
    String token = cookies.token(exchange);
    return session == null || token == null
        ? people.haveAdmin().map(setUp -> view(null, null, setUp))
        : Mono.just(view(session, token, true));
  }

  /** The same after the person changed something about themselves. */
  Mono<SessionView> viewAnew(ServerWebExchange exchange) {
    String token = cookies.token(exchange);
    return Mono.justOrEmpty(token)
        .flatMap(known -> Mono.fromFuture(() -> sessions.find(known), true))
        .doOnNext(
            found ->
                found.ifPresent(
                    session -> exchange.getAttributes().put(Session.ATTRIBUTE, session)))
        .then(Mono.defer(() -> view(exchange)));
  }

  /** Gives a new session to the request's sender, whose old one ends. */
  Mono<SessionView> handOver(ServerWebExchange exchange, String token) {
    cookies.set(exchange, token);
    return endOld(exchange)
        .then(Mono.fromFuture(() -> sessions.find(token), true))
        .flatMap(Mono::justOrEmpty)
        .delayUntil(session -> devices.remember(exchange, session.login()))
        .flatMap(session -> people.haveAdmin().map(setUp -> view(session, token, setUp)));
  }

  private Mono<Void> endOld(ServerWebExchange exchange) {
    String old = cookies.token(exchange);
    return old == null
        ? Mono.empty()
        : sessions.end(old).doOnSuccess(ended -> sessions.forget()).then();
  }

  private SessionView view(@Nullable Session session, @Nullable String token, boolean setUp) {
    return new SessionView(
        session == null ? null : SessionView.SignedIn.of(session),
        ways,
        demo,
        setUp,
        new SessionView.Programme(
            programme.currency(), programme.zone().getId(), programme.settings().pointValueMinor()),
        token == null ? null : PersonCookies.csrf(token),
        session == null ? null : session.expiresAt());
  }
}
