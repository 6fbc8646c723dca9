package dev.regulars.shared;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a body to the refusals that Reactor Netty writes itself (HttpServerOperations,
 * sendDecodingFailures): of what could not be taken for a request, so that no handler of ours ever
 * sees it. They have neither body nor media type, which tells them from answers of ours.
 */
@Component
class UnreadableRequests implements NettyServerCustomizer {

  private static final int LINGER_MS = 1_000;

  private final JsonMapper json;
  private final Problem tooLongAddress;
  private final Problem tooLargeHeaders;
  private final Problem unreadable;

  UnreadableRequests(
      JsonMapper json,
      @Value("${server.netty.max-initial-line-length}") DataSize lineMax,
      @Value("${server.max-http-request-header-size}") DataSize headersMax) {
    this.json = json;
    this.tooLongAddress =
        Problem.of(
            414,
            "uri-too-long",
            "Address too long",
            "An address may have up to %d KiB. Shorten what stands behind its '?'."
                .formatted(lineMax.toKilobytes()));
    this.tooLargeHeaders =
        Problem.of(
            431,
            "request-header-fields-too-large",
            "Headers too large",
            "All headers together may have up to %d KiB. Send fewer or shorter ones; often it is cookies."
                .formatted(headersMax.toKilobytes()));
    this.unreadable =
        Problem.of(
            400,
            "malformed-request",
            "Malformed request",
            "This is not HTTP that can be read. Correct its first line and headers, and write"
                + " special characters of the address with %, as in %7C.");
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit(
        (observer, channel, address) -> channel.pipeline().addLast(new Writer()));
  }

  private @Nullable Problem problem(FullHttpResponse refusal) {
    boolean ours =
        refusal.content().isReadable() || refusal.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    if (ours) {
      return null;
    }
    return switch (refusal.status().code()) {
      case 400 -> unreadable;
      case 414 -> tooLongAddress;
      case 431 -> tooLargeHeaders;
      default -> null;
    };
  }

  private FullHttpResponse answer(FullHttpResponse refusal, Problem problem) {
    ByteBuf body = Unpooled.wrappedBuffer(json.writeValueAsBytes(ProblemWriter.Body.of(problem)));
    var answer = new DefaultFullHttpResponse(refusal.protocolVersion(), refusal.status(), body);
    answer
        .headers()
        .set(refusal.headers())
        .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
        // Nobody knows where another request would begin.
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    return answer;
  }

  /** Looks at whole answers on their way out; one for each connection. */
  private final class Writer extends ChannelOutboundHandlerAdapter {

    private boolean refused;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells whoever wants to know
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      Problem problem = message instanceof FullHttpResponse refusal ? problem(refusal) : null;
      if (problem == null) {
        context.write(message, promise);
        return;
      }
      FullHttpResponse refusal = (FullHttpResponse) message;
      refused = true;
      context.write(answer(refusal, problem), promise);
      refusal.release();
    }

    /**
     * Takes in what is still on its way before the connection goes: a system that closes one with
     * something unread resets it, and the sender would never see the answer.
     */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells whoever wants to know
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
      if (!refused || !(context.channel() instanceof DuplexChannel channel)) {
        context.close(promise);
        return;
      }
      refused = false;
      channel.shutdownOutput();
      channel.config().setAutoRead(true);
      context.executor().schedule(() -> context.close(promise), LINGER_MS, TimeUnit.MILLISECONDS);
    }
  }
}
