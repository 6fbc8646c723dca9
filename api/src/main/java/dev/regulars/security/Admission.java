package dev.regulars.security;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets requests go on as somebody, each caller within their rate, and turns the others away. */
@Component
public class Admission {

  private static final String REFUSAL = Admission.class.getName() + ".REFUSAL";

  /** Callers whose rates are remembered; keys and people come and go. */
  private static final int MOST_KEPT = 10_000;

  private final ProblemWriter writer;
  private final ConcurrentMap<UUID, Rate> rates = new ConcurrentHashMap<>();
  private final int requestsPerSecond;

  Admission(ProblemWriter writer, SecurityProperties properties) {
    this.writer = writer;
    this.requestsPerSecond = properties.requestsPerSecond();
  }

  /** Lets the request go on as the caller's, or answers that they call too often. */
  public Mono<Void> admit(Caller caller, ServerWebExchange exchange, WebFilterChain chain) {
    Rate rate = rate(caller);
    long now = System.nanoTime();
    Duration wait = rate.take(now);
    tell(rate, now, wait, exchange.getResponse().getHeaders());
    if (!wait.isZero()) {
      return writer.write(exchange, tooMany(caller, wait));
    }
    exchange.getAttributes().put(Caller.ATTRIBUTE, caller);
    var authorities = List.of(new SimpleGrantedAuthority("ROLE_" + caller.role()));
    var authentication =
        UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities);
    return chain
        .filter(exchange)
        .contextWrite(ReactiveSecurityContextHolder.withAuthentication(authentication));
  }

  /**
   * Counts a request of a caller's who may use something that is {@link Allow allowed} to a role.
   * One that does not go on like this in the end must be {@linkplain #giveBack given back}.
   *
   * @param headers of the answer, which are told how many requests are left
   * @return false where it may not go on, whose refusal then says why; it is not counted
   */
  public boolean takes(Caller caller, Role role, HttpHeaders headers) {
    if (!caller.isOneOf(Set.of(role))) {
      return false;
    }
    Rate rate = rate(caller);
    long now = System.nanoTime();
    if (!rate.take(now).isZero()) {
      return false;
    }
    tell(rate, now, Duration.ZERO, headers);
    return true;
  }

  /** A request that was counted goes another way, where it is counted again. */
  public void giveBack(Caller caller) {
    Rate rate = rates.get(caller.id());
    if (rate != null) {
      rate.giveBack();
    }
  }

  /** Lets the request go on as nobody's; where somebody is needed, this is what it is told. */
  public static Mono<Void> goOnAsNobody(
      Problem why, ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getAttributes().put(REFUSAL, why);
    return chain.filter(exchange);
  }

  /** Why a request that tried to be somebody's is nobody's; null where it did not try. */
  public static @Nullable Problem whyNobody(ServerWebExchange exchange) {
    return exchange.getAttribute(REFUSAL);
  }

  /** Answers a request of nobody that needs to be somebody's. */
  Mono<Void> refuse(ServerWebExchange exchange) {
    Problem why = whyNobody(exchange);
    Problem problem = why == null ? unauthorized() : why;
    if (problem.status() == 401) {
      exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return writer.write(exchange, problem);
  }

  /** As the IETF's draft "RateLimit header fields for HTTP" (version 10) writes it. */
  private static void tell(Rate rate, long now, Duration wait, HttpHeaders headers) {
    headers.set("RateLimit-Policy", "\"caller\";q=" + rate.most() + ";w=1");
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    headers.set(
        "RateLimit", "\"caller\";r=" + (wait.isZero() ? rate.left(now) : 0) + ";t=" + seconds);
  }

  private Rate rate(Caller caller) {
    long now = System.nanoTime();
    Integer own = caller.requestsPerSecond();
    Rate rate = rates.get(caller.id());
    if (rate == null) {
      forgetTheQuiet(now);
      rate =
          rates.computeIfAbsent(
              caller.id(), id -> Rate.perSecond(own == null ? requestsPerSecond : own, now));
    }
    return rate;
  }

  /** Who has not called for a while has their whole rate anyhow. */
  private void forgetTheQuiet(long now) {
    if (rates.size() >= MOST_KEPT) {
      rates.values().removeIf(rate -> rate.isDry(now));
    }
  }

  private static Problem unauthorized() {
    return Problem.of(
        401,
        "unauthorized",
        "Unauthorized",
        "Send a valid API key as 'Authorization: Bearer rk_…', or sign in.");
  }

  private static Problem tooMany(Caller caller, Duration wait) {
    String who = caller.kind() == Who.Kind.KEY ? "This key has" : "You have";
    return new Problem(
        "too-many-requests",
        "Too many requests",
        429,
        who + " reached the rate that is allowed. Wait, then repeat the request.",
        List.of(),
        Map.of(),
        wait);
  }
}
