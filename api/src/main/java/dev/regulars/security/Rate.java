package dev.regulars.security;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits how often something may happen, as a leaky bucket. The generic cell rate algorithm (ITU-T
 * I.371, annex A): one number, the time at which the bucket will have run dry, is all its state.
 */
public final class Rate {

  private static final long SECOND_NS = 1_000_000_000L;

  private final long intervalNs;
  private final long depthNs;
  private final AtomicLong emptyAtNs;

  private Rate(long intervalNs, long depthNs, long nowNs) {
    this.intervalNs = intervalNs;
    this.depthNs = depthNs;
    this.emptyAtNs = new AtomicLong(nowNs);
  }

  /**
   * So many times a second; one second's worth may come at once.
   *
   * @param perSecond at least 1
   * @param nowNs by {@link System#nanoTime()}
   */
  static Rate perSecond(int perSecond, long nowNs) {
    return new Rate(SECOND_NS / perSecond, SECOND_NS, nowNs);
  }

  /**
   * Once in each interval, after so many at once.
   *
   * @param nowNs by {@link System#nanoTime()}
   */
  public static Rate of(Duration interval, int atOnce, long nowNs) {
    return new Rate(interval.toNanos(), interval.toNanos() * atOnce, nowNs);
  }

  /** How long to wait before it may happen; zero where it may now, which is then counted. */
  public Duration take(long nowNs) {
    while (true) {
      long emptyAt = emptyAtNs.get();
      long next = Math.max(emptyAt - nowNs, 0) + intervalNs;
      if (next > depthNs) {
        return Duration.ofNanos(next - depthNs);
      }
      if (emptyAtNs.compareAndSet(emptyAt, nowNs + next)) {
        return Duration.ZERO;
      }
    }
  }

  /** How often it may happen at once now. */
  long left(long nowNs) {
    return (depthNs - Math.max(emptyAtNs.get() - nowNs, 0)) / intervalNs;
  }

  /** How often it may happen at once at most, which is also how often in {@link #depthNs}. */
  long most() {
    return depthNs / intervalNs;
  }

  /** Whether it is as if it had never happened. */
  boolean isDry(long nowNs) {
    return emptyAtNs.get() - nowNs <= 0;
  }

  /** It did not count after all. */
  public void giveBack() {
    emptyAtNs.addAndGet(-intervalNs);
  }
}
