package dev.regulars.purchase;

import dev.regulars.edge.KnownConnections;
import dev.regulars.security.Admission;
import dev.regulars.security.Caller;
import dev.regulars.security.KnownCallers;
import dev.regulars.security.Role;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.JsonText;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.RequestId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of the one request that makes up nearly all of a shop's: a plain {@code POST
 * /v1/purchases} of a till whose key is known, on a connection that has shown it before. It is
 * booked without the filters, patterns and converters that any request might need, which cost more
 * processor time than the rest of the server takes for a purchase.
 *
 * <p>It knows no refusals. Whatever is not taken here (another header, a body that cannot be read,
 * a rate that is used up, a purchase that is refused) goes the long way as if nothing had been, and
 * gets its answer there; the answers of both ways are the same to the byte.
 */
@Component
class ShortWay implements HttpHandlerDecoratorFactory {

  private static final String PATH = "/v1/purchases";
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  /** Larger bodies are counted while they come in, on the long way. */
  private static final long LENGTH_MAX = 16 << 10;

  /** What changes nothing about a purchase or its answer. */
  private static final Set<String> HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "accept-language",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "forwarded",
          "host",
          "traceparent",
          "tracestate",
          "user-agent",
          "via",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-proto",
          "x-real-ip",
          "x-request-id");

  /** As the security chain writes them, in its order. */
  private static final HttpHeaders SECURITY = new HttpHeaders();

  static {
    SECURITY.setCacheControl("no-cache, no-store, max-age=0, must-revalidate");
    SECURITY.setPragma("no-cache");
    SECURITY.set(HttpHeaders.EXPIRES, "0");
    SECURITY.set("X-Content-Type-Options", "nosniff");
    SECURITY.set("X-Frame-Options", "DENY");
    SECURITY.set("X-XSS-Protection", "0");
    SECURITY.set("Referrer-Policy", "no-referrer");
  }

  private final KnownCallers callers;
  private final RequestId requestId;
  private final Admission admission;
  private final PurchaseForm form;
  private final TillPurchases purchases;
  private final JsonMapper json;
  private final MeterRegistry meters;
  private final Counter taken;
  private final Timer booked;
  private final Timer replayed;

  ShortWay(
      KnownCallers callers,
      RequestId requestId,
      Admission admission,
      PurchaseForm form,
      TillPurchases purchases,
      JsonMapper json,
      MeterRegistry meters) {
    this.callers = callers;
    this.requestId = requestId;
    this.admission = admission;
    this.form = form;
    this.purchases = purchases;
    this.json = json;
    this.meters = meters;
    this.taken =
        Counter.builder("regulars.purchases.short")
            .description("Purchases that were answered without the filters of other requests")
            .register(meters);
    this.booked = timer(HttpStatus.CREATED);
    this.replayed = timer(HttpStatus.OK);
  }

  /** The one in which the requests on the long way are, too. */
  private Timer timer(HttpStatus status) {
    return Timer.builder("http.server.requests")
        .tag("method", "POST")
        .tag("uri", PATH)
        .tag("status", Integer.toString(status.value()))
        .tag("outcome", "SUCCESS")
        .tag("exception", "none")
        .tag("error", "none")
        .register(meters);
  }

  /** What became of the purchase of a request that began on the short way, where it was refused. */
  static Optional<Outcome> outcome(ContextView context) {
    return context.getOrEmpty(Outcome.class);
  }

  @Override
  public HttpHandler apply(HttpHandler longWay) {
    return (request, response) -> {
      Caller caller = till(request, response.getHeaders());
      return caller == null
          ? longWay.handle(request, response)
          : takeIn(request, response, caller, longWay);
    };
  }

  /** The till whose purchase this is; null where the short way is not for the request. */
  private @Nullable Caller till(ServerHttpRequest request, HttpHeaders answer) {
    if (!HttpMethod.POST.equals(request.getMethod())
        || !PATH.equals(request.getURI().getRawPath())
        || request.getURI().getRawQuery() != null
        || !isPlain(request.getHeaders())) {
      return null;
    }
    Caller caller = callers.of(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
    if (caller == null || !KnownConnections.isOf(caller.id(), request)) {
      return null;
    }
    answer.set(RequestId.HEADER, requestId.of(request.getHeaders()));
    return admission.takes(caller, Role.TILL, answer) ? caller : null;
  }

  private static boolean isPlain(HttpHeaders headers) {
    long length = headers.getContentLength();
    String accepts = headers.getFirst(HttpHeaders.ACCEPT);
    return length > 0
        && length <= LENGTH_MAX
        && JSON.equals(headers.getFirst(HttpHeaders.CONTENT_TYPE))
        && headers.containsHeader(HttpHeaders.HOST)
        && (accepts == null || accepts.equals(JSON) || accepts.equals(MediaType.ALL_VALUE))
        && headers.headerSet().stream().allMatch(ShortWay::isHarmless);
  }

  private static boolean isHarmless(Map.Entry<String, List<String>> header) {
    return HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))
        && header.getValue().size() == 1
        && header.getValue().getFirst().chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private Mono<Void> takeIn(
      ServerHttpRequest request, ServerHttpResponse response, Caller caller, HttpHandler longWay) {
    Timer.Sample begun = Timer.start(meters);
    return DataBufferUtils.join(request.getBody())
        .map(ShortWay::bytes)
        .flatMap(
            body -> {
              RecordPurchase purchase = read(body, caller);
              return purchase == null
                  ? goTheLongWay(request, body, response, caller, longWay)
                  : purchases
                      .record(purchase)
                      .flatMap(
                          outcome ->
                              switch (outcome) {
                                case Outcome.Booked(var id, var answer, _) -> {
                                  HttpHeaders headers = begin(response, HttpStatus.CREATED);
                                  headers.set(HttpHeaders.LOCATION, PATH + "/" + id);
                                  yield end(response, answer, () -> begun.stop(booked));
                                }
                                case Outcome.Replayed(var id, var answer) -> {
                                  HttpHeaders headers = begin(response, HttpStatus.OK);
                                  headers.set(Idempotency.REPLAYED, "true");
                                  yield end(response, answer, () -> begun.stop(replayed));
                                }
                                case Outcome.Quoted _, Outcome.Refused _ ->
                                    goTheLongWay(request, body, response, caller, longWay)
                                        .contextWrite(
                                            context -> context.put(Outcome.class, outcome));
                              });
            });
  }

  /** Null where it cannot be taken as it is; the long way says why. */
  private @Nullable RecordPurchase read(byte[] body, Caller caller) {
    try {
      PurchaseBody sent = json.readValue(JsonText.utf8(body), PurchaseBody.class);
      RecordPurchase purchase = sent == null ? null : form.read(sent);
      return purchase != null && caller.mayUse(purchase.store()) ? purchase : null;
    } catch (JacksonException | ProblemException e) {
      return null;
    }
  }

  private Mono<Void> goTheLongWay(
      ServerHttpRequest request,
      byte[] body,
      ServerHttpResponse response,
      Caller caller,
      HttpHandler longWay) {
    admission.giveBack(caller);
    return longWay.handle(new Again(request, response.bufferFactory().wrap(body)), response);
  }

  private static HttpHeaders begin(ServerHttpResponse response, HttpStatus status) {
    response.setStatusCode(status);
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, JSON);
    return response.getHeaders();
  }

  private Mono<Void> end(ServerHttpResponse response, String answer, Runnable done) {
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    response.getHeaders().setContentLength(body.length);
    response.getHeaders().putAll(SECURITY);
    taken.increment();
    return response
        .writeWith(Mono.just(response.bufferFactory().wrap(body)))
        .then(Mono.defer(response::setComplete))
        .doOnSuccess(sent -> done.run());
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  /** A request whose body was read before. */
  private static final class Again extends ServerHttpRequestDecorator {

    private final DataBuffer body;

    Again(ServerHttpRequest request, DataBuffer body) {
      super(request);
      this.body = body;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return Flux.just(body);
    }
  }
}
