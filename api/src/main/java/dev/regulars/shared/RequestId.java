package dev.regulars.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives each request a name that stands on its answer and in the log: the one that the sender or a
 * proxy gave it, the trace that it is part of (W3C Trace Context), or one of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId implements WebFilter {

  /** Of the request, where the sender named it, and of every answer. */
  public static final String HEADER = "X-Request-Id";

  /** Of a request that is part of a trace (W3C Trace Context). */
  public static final String TRACE = "traceparent";

  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._~+/=:@-]{1,128}");
  private static final Pattern TRACE_FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private final Ids ids;

  RequestId(Ids ids) {
    this.ids = ids;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    String id = of(headers);
    exchange.getAttributes().put(ATTRIBUTE, id);
    exchange.getResponse().getHeaders().set(HEADER, id);
    return chain.filter(exchange);
  }

  /** The name of a request with these headers, a new one where they have none. */
  public String of(HttpHeaders headers) {
    String given = given(headers.getFirst(HEADER), headers.getFirst(TRACE));
    return given == null ? ids.next().toString() : given;
  }

  /**
   * What a sender or a proxy calls a request; null where they do not, or cannot be understood.
   *
   * @param id the header {@value #HEADER}
   * @param trace the header {@value #TRACE}
   */
  public static @Nullable String given(@Nullable String id, @Nullable String trace) {
    if (id != null && WELL_FORMED.matcher(id).matches()) {
      return id;
    }
    Matcher traced = trace == null ? null : TRACE_FORM.matcher(trace);
    return traced != null && traced.matches() ? traced.group(1) : null;
  }

  /** The name of a request; null before it has one. */
  static @Nullable String of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }
}
