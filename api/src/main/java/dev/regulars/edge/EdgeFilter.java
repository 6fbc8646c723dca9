package dev.regulars.edge;

import dev.regulars.security.Caller;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.ProblemWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Behind the security chain: who is asking is known, and nothing of the body was read yet. A small
 * body of a caller, which a purchase has, goes on untouched.
 */
@Component
@Order(EdgeFilter.ORDER)
class EdgeFilter implements WebFilter {

  /** Behind Spring Security's, which has -100. */
  static final int ORDER = -50;

  /** Bodies up to here are bounded by the number of connections. */
  private static final long SMALL = 16 << 10;

  private static final String MULTIPART = "multipart/";
  private static final String CSV = "text/csv";

  private final Connections connections;
  private final Underway underway;
  private final Watch watch;
  private final EdgeMeters meters;
  private final EdgeProblems problems;
  private final ProblemWriter writer;
  private final long openBody;

  EdgeFilter(
      Connections connections,
      Underway underway,
      Watch watch,
      EdgeMeters meters,
      EdgeProblems problems,
      ProblemWriter writer,
      HttpLimits limits) {
    this.connections = connections;
    this.underway = underway;
    this.watch = watch;
    this.meters = meters;
    this.problems = problems;
    this.writer = writer;
    this.openBody = limits.openBody().toBytes();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Caller caller = Caller.of(exchange);
    Visit visit = Visit.of(exchange.getRequest());
    if (caller == null) {
      return ofNobody(exchange, chain, visit);
    }
    if (visit != null && visit.owner == null) {
      connections.known(visit, caller);
    }
    HttpHeaders headers = exchange.getRequest().getHeaders();
    long length = headers.getContentLength();
    if (length < 0 ? !isChunked(headers) : length <= SMALL) {
      return chain.filter(exchange);
    }
    return isStream(headers)
        ? stream(exchange, chain, visit, caller)
        : counted(exchange, chain, caller);
  }

  private Mono<Void> ofNobody(
      ServerWebExchange exchange, WebFilterChain chain, @Nullable Visit visit) {
    if (visit != null) {
      connections.busy(visit);
    }
    HttpHeaders headers = exchange.getRequest().getHeaders();
    ServerWebExchange.Builder paced = exchange.mutate();
    if (visit != null) {
      paced.response(new PacedResponse(exchange.getResponse(), visit));
    }
    if (headers.getContentLength() > openBody) {
      meters.count(Refused.OPEN_BODY);
      return writer.write(exchange, problems.openBody());
    }
    if (isChunked(headers)) {
      AtomicLong seen = new AtomicLong();
      paced.request(
          new Body(
              exchange.getRequest(),
              bytes -> seen.addAndGet(bytes) > openBody ? Refused.OPEN_BODY : null));
    }
    return chain.filter(paced.build());
  }

  private Mono<Void> counted(ServerWebExchange exchange, WebFilterChain chain, Caller caller) {
    Underway.Body body = underway.body(address(exchange.getRequest()), caller.id());
    ServerHttpRequest request = new Body(exchange.getRequest(), body::take);
    return chain.filter(exchange.mutate().request(request).build()).doFinally(signal -> body.end());
  }

  private Mono<Void> stream(
      ServerWebExchange exchange, WebFilterChain chain, @Nullable Visit visit, Caller caller) {
    Refused full = underway.streamBegins(caller.id());
    if (full != null) {
      meters.count(full);
      return writer.write(exchange, EdgeProblems.streams(full));
    }
    ServerWebExchange paced = exchange;
    if (visit != null) {
      paced = exchange.mutate().response(new PacedResponse(exchange.getResponse(), visit)).build();
      if (isOfLines(exchange.getRequest().getHeaders())) {
        StreamTime time = new StreamTime(watch, visit, Sinks.empty());
        exchange.getAttributes().put(StreamTime.ATTRIBUTE, time);
      }
    }
    return chain.filter(paced).doFinally(signal -> underway.streamEnded(caller.id()));
  }

  private static boolean isChunked(HttpHeaders headers) {
    return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
  }

  /** What is taken in piece by piece. */
  private static boolean isStream(HttpHeaders headers) {
    String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    return isOfLines(headers)
        || (type != null
            && (type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length())
                || type.regionMatches(true, 0, CSV, 0, CSV.length())));
  }

  private static boolean isOfLines(HttpHeaders headers) {
    String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    String lines = MediaType.APPLICATION_NDJSON_VALUE;
    return type != null && type.regionMatches(true, 0, lines, 0, lines.length());
  }

  private static String address(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote == null ? "" : Visit.network(remote);
  }

  /** Asked before a piece of a body is taken: null where there is room. */
  private interface Room {
    @Nullable Refused take(long bytes);
  }

  /** A body that ends where there is no room for more of it. */
  private final class Body extends ServerHttpRequestDecorator {

    private final Room room;

    Body(ServerHttpRequest request, Room room) {
      super(request);
      this.room = room;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return super.getBody()
          .handle(
              (buffer, sink) -> {
                Refused full = room.take(buffer.readableByteCount());
                if (full == null) {
                  sink.next(buffer);
                } else {
                  DataBufferUtils.release(buffer);
                  meters.count(full);
                  sink.error(new ProblemException(problem(full)));
                }
              });
    }

    private Problem problem(Refused full) {
      return full == Refused.OPEN_BODY ? problems.openBody() : EdgeProblems.bodies(full);
    }
  }
}
