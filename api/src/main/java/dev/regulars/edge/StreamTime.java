package dev.regulars.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The time that a stream has: it may pause, but not for ever. */
public final class StreamTime {

  static final String ATTRIBUTE = StreamTime.class.getName();

  private final Watch watch;
  private final Visit visit;
  private final Sinks.Empty<Void> silence;

  StreamTime(Watch watch, Visit visit, Sinks.Empty<Void> silence) {
    this.watch = watch;
    this.visit = visit;
    this.silence = silence;
    watch.streamBegins(visit, silence);
  }

  /** The time of the request's stream; null where nothing looks at it. */
  public static @Nullable StreamTime of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }

  /** The stream has brought something whole. */
  public void gotOn() {
    watch.streamGotOn(visit);
  }

  /** Completes when the stream has been silent for too long, and should end. */
  public Mono<Void> silence() {
    return silence.asMono();
  }
}
