package dev.regulars.shared;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that nobody asked for: what a server does from time to time by itself. Every bean of this
 * type is run by {@link BackgroundJobs}, one step after the other and never two at once on one
 * server. Several servers may be at it side by side: a step locks what it works on, or {@linkplain
 * Transactions#keepAlone lets one server do it}.
 */
public interface BackgroundJob {

  /** Such as {@code due-accounts}: in the log, and a label of its metrics. */
  String name();

  /** How long after the start of the server it begins. */
  Duration first();

  /** How long it rests when nothing is left to do. */
  Duration period();

  /**
   * Does a bounded piece of the work.
   *
   * @return true where more is left to do, which is done at once, but for the rest
   */
  Mono<Boolean> step();

  /** How long it rests between two steps while more is left. */
  default Duration restAfter(Duration worked) {
    return Duration.ZERO;
  }

  /** Ends a rest before its time. */
  default Flux<?> wakes() {
    return Flux.never();
  }

  /** What is done when the server stops; a step under way has been given up by then. */
  default Mono<Void> stopped() {
    return Mono.empty();
  }

  /** A job that is not more than this. */
  static BackgroundJob of(
      String name, Duration first, Duration period, Supplier<Mono<Boolean>> step) {
    return new BackgroundJob() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Duration first() {
        return first;
      }

      @Override
      public Duration period() {
        return period;
      }

      @Override
      public Mono<Boolean> step() {
        return step.get();
      }
    };
  }
}
