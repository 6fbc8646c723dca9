package dev.regulars.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Between the HTTP codec and Reactor Netty's own handler of requests: follows requests and their
 * answers, and answers those itself that go no further: what is no HTTP, and what a {@link Gate} is
 * shut for. One for each connection.
 *
 * <p>What is no HTTP is not left to Reactor Netty: where the request before it on its connection is
 * answered but not yet put away, it would be taken for a part of that one and never be answered.
 */
final class Turnstile extends ChannelDuplexHandler {

  private static final int LINGER_MS = 1_000;

  private final Visit visit;
  private final Watch watch;
  private final EdgeProblems problems;
  private final Porter porter;

  /** The rest of a request that was turned away is still coming. */
  private boolean turningAway;

  /** What was no HTTP, to be said when everything before it is answered; nothing comes after it. */
  private @Nullable FullHttpResponse last;

  /** An answer went out behind which the connection is closed. */
  private boolean leaving;

  Turnstile(Visit visit, Watch watch, EdgeProblems problems, Porter porter) {
    this.visit = visit;
    this.watch = watch;
    this.problems = problems;
    this.porter = porter;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    visit.turnstile = context;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (last != null || leaving) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        ReferenceCountUtil.release(message);
        refuse(context, request, problems.unreadable(request.decoderResult().cause()));
        return;
      }
      if (!hasOneHost(request)) {
        ReferenceCountUtil.release(message);
        refuse(context, request, problems.noHost());
        return;
      }
      turningAway = visit.open == 0 && turnAway(context, request);
      if (!turningAway) {
        watch.requestBegins(visit);
      }
    }
    if (turningAway) {
      if (message instanceof LastHttpContent) {
        turningAway = false;
        watch.requestIsThere(visit);
      }
      ReferenceCountUtil.release(message);
      // Nobody further in asks for the next piece.
      context.read();
      return;
    }
    if (message instanceof HttpContent content) {
      watch.bodyComes(visit, content.content().readableBytes());
    }
    if (message instanceof LastHttpContent) {
      watch.requestIsThere(visit);
    }
    context.fireChannelRead(message);
  }

  /**
   * Where requests came together, their answers are left to Reactor Netty, which keeps the order.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // who does not get it has gone
  private boolean turnAway(ChannelHandlerContext context, HttpRequest request) {
    ReadyAnswer answer =
        HttpUtil.is100ContinueExpected(request)
            ? null
            : porter.turnsAway(request.method().name(), request.uri());
    if (answer == null) {
      return false;
    }
    // Who is turned away is a till nevertheless, and its connection no stranger's.
    porter.recognise(visit, request.headers().get(HttpHeaderNames.AUTHORIZATION));
    if (HttpUtil.isKeepAlive(request)) {
      context.writeAndFlush(answer.response(request));
      watch.turnedAway(visit);
    } else {
      sendLast(context, answer.lastResponse(request));
    }
    return true;
  }

  private static boolean hasOneHost(HttpRequest request) {
    var hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
    if (!hosts.hasNext()) {
      return !request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }
    hosts.next();
    return !hosts.hasNext();
  }

  private void refuse(ChannelHandlerContext context, HttpRequest request, ReadyAnswer answer) {
    watch.unreadable(visit);
    last = answer.lastResponse(request);
    if (visit.open == 0) {
      sendLast(context, last);
    }
  }

  private void sendLast(ChannelHandlerContext context, FullHttpResponse answer) {
    leaving = true;
    watch.turnedAway(visit);
    context.writeAndFlush(answer).addListener(sent -> linger(context, context.newPromise()));
  }

  /**
   * Takes in what is still on its way before the connection goes: a system that closes one with
   * something unread resets it, and the sender would never see the answer.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the promise tells whoever wants to know
  private static void linger(ChannelHandlerContext context, ChannelPromise promise) {
    if (context.channel() instanceof DuplexChannel channel && channel.isActive()) {
      channel.shutdownOutput();
      channel.config().setAutoRead(true);
      context.executor().schedule(() -> context.close(promise), LINGER_MS, TimeUnit.MILLISECONDS);
    } else {
      context.close(promise);
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the promise tells whoever wants to know
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    context.write(message instanceof FullHttpResponse full ? withBody(full) : message, promise);
    if (message instanceof HttpResponse response) {
      if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
        return;
      }
      visit.answering = true;
    }
    if (message instanceof LastHttpContent) {
      watch.answerIsThere(visit);
      if (last != null && !leaving && visit.open == 0) {
        sendLast(context, last);
      }
    }
  }

  /**
   * The refusals that Reactor Netty writes itself (HttpServerOperations, sendDecodingFailures), of
   * addresses and hosts that cannot be read, have neither body nor media type, which tells them
   * from answers of ours.
   */
  private FullHttpResponse withBody(FullHttpResponse answer) {
    boolean isOurs =
        answer.content().isReadable() || answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    if (isOurs || !HttpResponseStatus.BAD_REQUEST.equals(answer.status())) {
      return answer;
    }
    answer.release();
    leaving = true;
    // Nobody knows where another request would begin.
    return problems.unreadable(null).lastResponse(null);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the promise tells whoever wants to know
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (leaving) {
      linger(context, promise);
    } else {
      context.close(promise);
    }
  }
}
