package dev.regulars.purchase;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns tills away before anybody has read what they send, while the intake is full: a refusal must
 * cost next to nothing, or a server that refuses much has no time left for the purchases that it
 * has taken, nor for its health. What is refused here would be refused by the intake, with the same
 * answer.
 */
@Component
class Door implements NettyServerCustomizer {

  private static final String NAME = "regulars.door";
  private static final String PURCHASES = "/v1/purchases";
  private static final String STREAM = PURCHASES + "/stream";
  private static final String RETURNS = "/v1/returns";
  private static final String EVENTS = "/v1/events";

  private final Intake intake;
  private final byte[] refusal;
  private final long retryAfterSeconds;

  Door(Intake intake, JsonMapper json) {
    this.intake = intake;
    Problem busy = Intake.busy();
    this.refusal = json.writeValueAsBytes(ProblemWriter.Body.of(busy));
    this.retryAfterSeconds = ProblemWriter.retryAfterSeconds(busy);
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit(
        (observer, channel, address) ->
            channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, NAME, new Porter()));
  }

  private boolean isShutFor(HttpRequest request) {
    return HttpMethod.POST.equals(request.method())
        && isTills(request.uri())
        && !HttpUtil.is100ContinueExpected(request)
        && intake.isFull();
  }

  /** Streams are not among them: they can wait. */
  private static boolean isTills(String address) {
    return (address.startsWith(PURCHASES) && !address.startsWith(STREAM))
        || address.startsWith(RETURNS)
        || address.startsWith(EVENTS);
  }

  private FullHttpResponse refusal(HttpRequest request) {
    var answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.SERVICE_UNAVAILABLE,
            Unpooled.wrappedBuffer(refusal));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
        .set(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, refusal.length);
    if (!HttpUtil.isKeepAlive(request)) {
      answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    return answer;
  }

  /** Stands before Reactor Netty's own handler of requests; one for each connection. */
  private final class Porter extends ChannelDuplexHandler {

    /** Requests that were let in and are not answered: their answers must come first. */
    private int inside;

    private boolean turningAway;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
        turningAway = inside == 0 && isShutFor(request);
        if (turningAway) {
          intake.turnedAway();
          answer(context, request);
        } else {
          inside++;
        }
      }
      if (!turningAway) {
        context.fireChannelRead(message);
        return;
      }
      turningAway = !(message instanceof LastHttpContent);
      ReferenceCountUtil.release(message);
      // Nobody further in asks for the next piece.
      context.read();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // who does not get it has gone
    private void answer(ChannelHandlerContext context, HttpRequest request) {
      var sent = context.writeAndFlush(refusal(request));
      if (!HttpUtil.isKeepAlive(request)) {
        sent.addListener(done -> context.close());
      }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells whoever wants to know
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      boolean isInterim =
          message instanceof HttpResponse answer
              && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (message instanceof LastHttpContent && !isInterim && inside > 0) {
        inside--;
      }
      context.write(message, promise);
    }
  }
}
