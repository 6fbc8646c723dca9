package dev.regulars.purchase;

import java.util.concurrent.TimeUnit;

/**
 * How long batches take: a straight line through those of late (least squares), because a batch has
 * a time of its own and each command adds to it. Two made-up batches keep the line in place where
 * all real ones are of one size; they count for next to nothing otherwise. Not safe for threads.
 */
final class Pace {

  /** What a batch still counts for after each later one: some ten batches are remembered. */
  private static final double KEPT = 0.9;

  /**
   * A database that stood still for a moment says nothing about the next batch; one that has become
   * slow says so again and again. Up to here a batch counts as it was, beyond as so many times what
   * it should have taken.
   */
  private static final double BELIEVED_MS = 100;

  private static final double BELIEVED_TIMES = 4;

  private static final double PRIOR_WEIGHT = 0.002;
  private static final double[][] PRIOR_SIZE_AND_MS = {{1, 4}, {256, 60}};

  private double weight;
  private double sizes;
  private double times;
  private double squares;
  private double products;

  /** Takes in a batch that is done. */
  void took(int size, long nanos) {
    double believed = Math.max(BELIEVED_MS, BELIEVED_TIMES * line().at(size));
    weight *= KEPT;
    sizes *= KEPT;
    times *= KEPT;
    squares *= KEPT;
    products *= KEPT;
    add(1, size, Math.min(believed, nanos / 1e6));
  }

  private void add(double counts, double size, double ms) {
    weight += counts;
    sizes += counts * size;
    times += counts * ms;
    squares += counts * size * size;
    products += counts * size * ms;
  }

  /** How long a batch of a size will take, in nanoseconds. */
  long estimate(int size) {
    return nanos(line().at(size));
  }

  /** The largest batch that will take no longer; may be less than 1. */
  int sizeWithin(long nanos) {
    Line line = line();
    double size = (nanos / 1e6 - line.start()) / Math.max(line.slope(), 1e-6);
    return (int) Math.clamp(size, 0, Integer.MAX_VALUE);
  }

  /**
   * A batch's time in milliseconds.
   *
   * @param start of any batch
   * @param slope for each command
   */
  private record Line(double start, double slope) {
    double at(int size) {
      return start + slope * size;
    }
  }

  private Line line() {
    Pace all = new Pace();
    all.weight = weight;
    all.sizes = sizes;
    all.times = times;
    all.squares = squares;
    all.products = products;
    for (double[] prior : PRIOR_SIZE_AND_MS) {
      all.add(PRIOR_WEIGHT, prior[0], prior[1]);
    }
    return all.fitted();
  }

  private Line fitted() {
    double slope = (weight * products - sizes * times) / (weight * squares - sizes * sizes);
    double start = (times - slope * sizes) / weight;
    if (slope < 0) {
      return new Line(times / weight, 0);
    }
    return start < 0 ? new Line(0, times / sizes) : new Line(start, slope);
  }

  private static long nanos(double ms) {
    return (long) (ms * TimeUnit.MILLISECONDS.toNanos(1));
  }
}
