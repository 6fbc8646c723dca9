package dev.regulars.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerRequest;

/**
 * One connection, from when it is opened until it is closed: where its request is, and until when
 * it must have got on. Confined to the connection's event loop, but for what is volatile and what
 * {@link Connections} guards.
 */
final class Visit {

  static final AttributeKey<Visit> KEY = AttributeKey.valueOf(Visit.class.getName());

  /** Where a connection's request is. */
  enum Phase {
    /** Between two requests. */
    IDLE,
    /** A head has begun to come. */
    HEAD,
    /** The head is there, the body is not. */
    BODY,
    /** The request is there, its answer is not. */
    ANSWER,
    /** The answer is there, and its request is still coming. */
    LINGER
  }

  private static final int IPV6_NETWORK_BYTES = 8;

  final Channel channel;
  final String address;

  /** By {@link System#nanoTime()}; meaningless in {@link Phase#ANSWER}. */
  volatile long dueNs;

  volatile Phase phase = Phase.IDLE;

  /** Whether an answer to the present request has begun. */
  boolean answering;

  /** Requests that are read and not answered. */
  int open;

  /** Bytes that came ahead of their turn. */
  long ahead;

  /** Where an answer must be sent that nothing else sends. */
  @Nullable ChannelHandlerContext turnstile;

  /** Whose it is, null while it is a stranger's; guarded by {@link Connections}. */
  volatile @Nullable UUID owner;

  /** Set while the request is a stream, whose progress only its reader knows. */
  volatile Sinks.@Nullable Empty<Void> silence;

  private long written;
  private long readOnceNs;
  private long readerDueNs;
  private boolean readerWaits;
  private @Nullable MonoSink<Void> waiting;

  Visit(Channel channel, long dueNs) {
    this.channel = channel;
    this.address = network(channel.remoteAddress());
    this.dueNs = dueNs;
  }

  /** The connection of a request; null where there is none, as in a test. */
  static @Nullable Visit of(ServerHttpRequest request) {
    return ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest netty
        ? Holder.find(netty)
        : null;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // whoever wants to know listens to its end
  void close() {
    channel.close();
  }

  boolean isOverdue(long nowNs) {
    return phase != Phase.ANSWER && nowNs - dueNs > 0;
  }

  /** The body got on: each byte buys some time, but never more than the pause from now. */
  void bodyGotOn(long bytes, long nsPerByte, long nowNs, long pauseNs) {
    long earned = dueNs + bytes * nsPerByte;
    dueNs = earned - nowNs > pauseNs ? nowNs + pauseNs : earned;
  }

  void wrote(long bytes) {
    written += bytes;
  }

  long pendingBytes() {
    var out = channel.unsafe().outboundBuffer();
    return out == null ? 0 : out.totalPendingWriteBytes();
  }

  /**
   * Whether an answer waits to be read, and has waited too long. Asked from time to time while the
   * connection takes nothing more.
   */
  boolean isReadTooSlowly(long nowNs, long pauseNs, long nsPerByte) {
    var out = channel.unsafe().outboundBuffer();
    if (out == null || channel.isWritable()) {
      readerWaits = false;
      return false;
    }
    long read = written - out.totalPendingWriteBytes() + out.currentProgress();
    if (!readerWaits) {
      readerWaits = true;
      readerDueNs = nowNs + pauseNs;
    } else {
      long earned = readerDueNs + Math.max(0, read - readOnceNs) * nsPerByte;
      readerDueNs = earned - nowNs > pauseNs ? nowNs + pauseNs : earned;
    }
    readOnceNs = read;
    return nowNs - readerDueNs > 0;
  }

  /** Completes when the connection takes more of an answer, or is gone. */
  <T> Mono<T> whenWritable() {
    return Mono.<Void>create(sink -> channel.eventLoop().execute(() -> await(sink)))
        .then(Mono.empty());
  }

  private void await(MonoSink<Void> sink) {
    // Behind what was written before, which this event loop has written by now.
    if (channel.isWritable() || !channel.isActive()) {
      sink.success();
    } else {
      waiting = sink;
    }
  }

  void writabilityChanged() {
    MonoSink<Void> sink = waiting;
    if (sink != null && (channel.isWritable() || !channel.isActive())) {
      waiting = null;
      sink.success();
    }
  }

  /** Who has one IPv6 address has all of its network of 64 bits. */
  static String network(@Nullable SocketAddress remote) {
    InetAddress ip = remote instanceof InetSocketAddress internet ? internet.getAddress() : null;
    if (ip == null) {
      return "";
    }
    byte[] bytes = ip.getAddress();
    return bytes.length > IPV6_NETWORK_BYTES
        ? Arrays.toString(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES))
        : ip.getHostAddress();
  }

  /** Takes the connection out of a request. */
  private static final class Holder {

    private @Nullable Visit visit;

    static @Nullable Visit find(HttpServerRequest request) {
      Holder holder = new Holder();
      request.withConnection(connection -> holder.visit = connection.channel().attr(KEY).get());
      return holder.visit;
    }
  }
}
