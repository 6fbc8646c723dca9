package dev.regulars.edge;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An answer of which the next piece is made when the connection takes it. Reactor Netty asks for
 * 128 pieces at once, however little the other end reads.
 */
final class PacedResponse extends ServerHttpResponseDecorator {

  private final Visit visit;

  PacedResponse(ServerHttpResponse response, Visit visit) {
    super(response);
    this.visit = visit;
  }

  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    return super.writeWith(body instanceof Mono ? body : paced(body));
  }

  @Override
  public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
    return super.writeAndFlushWith(
        Flux.from(body)
            .concatMap(
                pieces ->
                    Flux.<Publisher<? extends DataBuffer>>just(pieces)
                        .concatWith(visit.whenWritable()),
                0));
  }

  /** Nothing is asked for ahead, so that nothing is lost where the other end goes. */
  private Flux<DataBuffer> paced(Publisher<? extends DataBuffer> body) {
    return Flux.from(body)
        .concatMap(piece -> Flux.<DataBuffer>just(piece).concatWith(visit.whenWritable()), 0);
  }
}
