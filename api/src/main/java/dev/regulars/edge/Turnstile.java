package dev.regulars.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/** Behind the HTTP codec: follows requests and their answers. One for each connection. */
final class Turnstile extends ChannelDuplexHandler {

  private final Visit visit;
  private final Watch watch;

  Turnstile(Visit visit, Watch watch) {
    this.visit = visit;
    this.watch = watch;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    visit.turnstile = context;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      watch.requestBegins(visit, request.decoderResult().isFailure());
    }
    if (message instanceof HttpContent content) {
      watch.bodyComes(visit, content.content().readableBytes());
    }
    if (message instanceof LastHttpContent) {
      watch.requestIsThere(visit);
    }
    context.fireChannelRead(message);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the promise tells whoever wants to know
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    context.write(message, promise);
    if (message instanceof HttpResponse response) {
      if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
        return;
      }
      visit.answering = true;
    }
    if (message instanceof LastHttpContent) {
      watch.answerIsThere(visit);
    }
  }
}
