package dev.regulars.edge;

import dev.regulars.edge.Visit.Phase;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Before everything else on a connection: notices when a head begins to come, what comes ahead of
 * its turn, and what is taken off. One for each connection.
 */
final class RawBytes extends ChannelDuplexHandler {

  /** Of requests that come before earlier ones are answered; Reactor Netty would keep them all. */
  private static final long AHEAD_MAX = 64 << 10;

  /** Of a request whose answer is there already. */
  private static final long AFTER_MAX = 4 << 20;

  private final Visit visit;
  private final Watch watch;

  RawBytes(Visit visit, Watch watch) {
    this.visit = visit;
    this.watch = watch;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes) {
      if (visit.phase == Phase.IDLE) {
        watch.headBegins(visit);
      } else if (visit.phase == Phase.ANSWER || visit.phase == Phase.LINGER) {
        visit.ahead += bytes.readableBytes();
        long most = visit.phase == Phase.ANSWER ? AHEAD_MAX : AFTER_MAX;
        if (visit.ahead > most) {
          ReferenceCountUtil.release(message);
          watch.end(visit, visit.phase == Phase.ANSWER ? Refused.PIPELINED : Refused.AFTER_ANSWER);
          return;
        }
      }
    }
    context.fireChannelRead(message);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the promise tells whoever wants to know
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      visit.wrote(bytes.readableBytes());
    }
    context.write(message, promise);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    visit.writabilityChanged();
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    visit.writabilityChanged();
    context.fireChannelInactive();
  }
}
