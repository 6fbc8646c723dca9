package dev.regulars.edge;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.ProblemWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Unpacks bodies that were sent with {@code Content-Encoding: gzip}, piece by piece as they are
 * asked for. In front of what counts bodies: there it is unpacked bytes that count, so that a small
 * body which is a large one in truth meets the same limits.
 */
@Component
@Order(EdgeFilter.ORDER - 1)
class Unpacking implements WebFilter {

  /** Of packed bytes at once: gzip makes at most a thousand times as much of them. */
  private static final int PIECE = 256;

  private static final int MADE_MAX = 1 << 20;
  private static final List<String> PLAIN = List.of("identity", "");
  private static final List<String> GZIP = List.of("gzip", "x-gzip");

  private final ProblemWriter writer;

  Unpacking(ProblemWriter writer) {
    this.writer = writer;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String encoding = exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null) {
      return chain.filter(exchange);
    }
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    if (PLAIN.contains(name)) {
      return chain.filter(exchange);
    }
    if (!GZIP.contains(name)) {
      exchange.getResponse().getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip");
      return writer.write(exchange, unknown());
    }
    ServerHttpRequest unpacked =
        exchange
            .getRequest()
            .mutate()
            .headers(
                headers -> {
                  headers.remove(HttpHeaders.CONTENT_ENCODING);
                  headers.remove(HttpHeaders.CONTENT_LENGTH);
                  headers.set(HttpHeaders.TRANSFER_ENCODING, "chunked");
                })
            .build();
    return chain.filter(exchange.mutate().request(new Unpacked(unpacked)).build());
  }

  private static Problem unknown() {
    return Problem.of(
        415,
        "unsupported-content-encoding",
        "Unsupported content encoding",
        "A body is taken as it is, or packed with 'Content-Encoding: gzip'. Pack it so, or leave"
            + " the header out.");
  }

  private static Problem broken() {
    return Problem.of(
        400,
        "malformed-request",
        "Malformed request",
        "The body is not gzip, or not all of it. Send it again, or leave 'Content-Encoding' out.");
  }

  private static final class Unpacked extends ServerHttpRequestDecorator {

    Unpacked(ServerHttpRequest packed) {
      super(packed);
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return Flux.using(Gzip::new, gzip -> gzip.unpack(super.getBody()), Gzip::close);
    }
  }

  /** One body on its way. */
  private static final class Gzip {

    private final JdkZlibDecoder decoder = new JdkZlibDecoder(ZlibWrapper.GZIP, MADE_MAX);
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);
    private boolean began;

    Flux<DataBuffer> unpack(Flux<DataBuffer> packed) {
      return packed
          .concatMap(buffer -> Flux.fromIterable(pieces(buffer)), 1)
          .concatMap(piece -> Flux.fromIterable(made(piece)), 1)
          .concatWith(Flux.defer(this::end))
          .onErrorMap(DecompressionException.class, e -> new ProblemException(broken()));
    }

    private static List<byte[]> pieces(DataBuffer buffer) {
      List<byte[]> pieces = new ArrayList<>();
      while (buffer.readableByteCount() > 0) {
        byte[] piece = new byte[Math.min(PIECE, buffer.readableByteCount())];
        buffer.read(piece);
        pieces.add(piece);
      }
      DataBufferUtils.release(buffer);
      return pieces;
    }

    private List<DataBuffer> made(byte[] piece) {
      began = true;
      List<DataBuffer> made = new ArrayList<>();
      channel.writeInbound(Unpooled.wrappedBuffer(piece));
      @Nullable ByteBuf bytes = channel.readInbound();
      while (bytes != null) {
        byte[] plain = new byte[bytes.readableBytes()];
        bytes.readBytes(plain);
        bytes.release();
        made.add(DefaultDataBufferFactory.sharedInstance.wrap(plain));
        bytes = channel.readInbound();
      }
      return made;
    }

    private Flux<DataBuffer> end() {
      return began && !decoder.isClosed()
          ? Flux.error(new ProblemException(broken()))
          : Flux.empty();
    }

    /** What was broken before says so once more, to nobody. */
    void close() {
      try {
        channel.finishAndReleaseAll();
      } catch (DecoderException e) {
        channel.releaseInbound();
      }
    }
  }
}
