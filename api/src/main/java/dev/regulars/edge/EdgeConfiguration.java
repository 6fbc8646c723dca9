package dev.regulars.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** Puts the edge around Reactor Netty's server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpLimits.class)
class EdgeConfiguration {

  /**
   * Of each connection, in the operating system, which doubles it. By itself it lets them grow to
   * megabytes, which count as the container's memory.
   */
  private static final int SOCKET_BUFFER = 64 << 10;

  @Bean
  NettyServerCustomizer edge(
      Connections connections, Watch watch, EdgeProblems problems, Porter porter) {
    return server ->
        server
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
            .childOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
            .doOnChannelInit(
                (observer, channel, remote) -> init(channel, connections, watch, problems, porter));
  }

  private static void init(
      Channel channel, Connections connections, Watch watch, EdgeProblems problems, Porter porter) {
    ChannelPipeline pipeline = channel.pipeline();
    Visit visit = new Visit(channel, watch.firstDue());
    if (!connections.open(visit)) {
      pipeline.addFirst(new NoRoom(problems.tooManyConnections()));
      return;
    }
    channel.attr(Visit.KEY).set(visit);
    channel.closeFuture().addListener(closed -> connections.close(visit));
    pipeline.addFirst(new RawBytes(visit, watch));
    if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
      pipeline.addBefore(
          NettyPipeline.HttpTrafficHandler,
          "regulars." + Turnstile.class.getSimpleName(),
          new Turnstile(visit, watch, problems, porter));
    }
  }

  /** Turns a connection away that has no room. */
  private static final class NoRoom extends ChannelInboundHandlerAdapter {

    private final ReadyAnswer answer;

    NoRoom(ReadyAnswer answer) {
      this.answer = answer;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      context.writeAndFlush(answer.lastBytes()).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }
  }
}
