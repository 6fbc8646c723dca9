package dev.regulars.security;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits how often something may happen, as a leaky bucket that holds one second's worth. The
 * generic cell rate algorithm (ITU-T I.371, annex A): one number, the time at which the bucket will
 * have run dry, is all its state.
 */
final class Rate {

  private static final long SECOND_NS = 1_000_000_000L;

  private final long intervalNs;
  private final AtomicLong emptyAtNs;

  /**
   * @param perSecond at least 1
   * @param nowNs by {@link System#nanoTime()}
   */
  Rate(int perSecond, long nowNs) {
    this.intervalNs = SECOND_NS / perSecond;
    this.emptyAtNs = new AtomicLong(nowNs);
  }

  /** How long to wait before it may happen; zero where it may now, which is then counted. */
  Duration take(long nowNs) {
    while (true) {
      long emptyAt = emptyAtNs.get();
      long next = Math.max(emptyAt - nowNs, 0) + intervalNs;
      if (next > SECOND_NS) {
        return Duration.ofNanos(next - SECOND_NS);
      }
      if (emptyAtNs.compareAndSet(emptyAt, nowNs + next)) {
        return Duration.ZERO;
      }
    }
  }
}
