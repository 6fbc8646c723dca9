package dev.regulars.rules.decision;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exact points by basket line. Most rules give points in proportion to one number of each line (its
 * net, its quantity), so that form is kept as long as it lasts: one fraction and an array of
 * weights instead of a fraction for each line.
 */
final class Shares {

  /** Position {@code i} earns {@code each × weights[i]}; null once the lines differ otherwise. */
  private long @Nullable [] weights;

  private Ratio each = Ratio.ZERO;

  /** Points by line, where {@link #weights} is null; null while there are none. */
  private Ratio @Nullable [] exact;

  /** Adds {@code each × weights[i]} to every line. The array is kept, and never changed. */
  @SuppressWarnings("ReferenceEquality") // the same array is the common case; equal ones may differ
  void add(Ratio each, long[] weights) {
    if (this.weights == null && exact == null) {
      this.each = each;
      this.weights = weights;
    } else if (this.weights == weights) {
      this.each = this.each.plus(each);
    } else {
      Ratio[] points = exact(weights.length);
      for (int i = 0; i < points.length; i++) {
        points[i] = points[i].plus(each.times(weights[i]));
      }
    }
  }

  /** Adds points to one of {@code lines} lines. */
  void add(int position, Ratio points, int lines) {
    Ratio[] all = exact(lines);
    all[position] = all[position].plus(points);
  }

  /** Replaces the points of one of {@code lines} lines. */
  void set(int position, Ratio points, int lines) {
    exact(lines)[position] = points;
  }

  Ratio at(int position) {
    if (weights != null) {
      return each.times(weights[position]);
    }
    return exact == null ? Ratio.ZERO : exact[position];
  }

  private Ratio[] exact(int lines) {
    Ratio[] points = exact;
    if (points == null) {
      points = new Ratio[lines];
      Arrays.fill(points, Ratio.ZERO);
      if (weights != null) {
        for (int i = 0; i < lines; i++) {
          points[i] = each.times(weights[i]);
        }
        weights = null;
      }
      exact = points;
    }
    return points;
  }

  /**
   * Splits whole points over the lines, without loss: each line gets its own share, rounded, where
   * that sums up; after a cut, which belongs to no line, in proportion to the shares.
   *
   * @param lines how many lines there are
   */
  long[] split(long points, int lines) {
    if (weights == null && exact == null) {
      return new long[0];
    }
    if (weights != null) {
      long[] parts = LargestRemainder.round(points, each, weights);
      if (parts != null) {
        return parts;
      }
    }
    Ratio[] own = new Ratio[lines];
    long floors = 0;
    long ceilings = 0;
    for (int i = 0; i < lines; i++) {
      own[i] = at(i);
      long floor = own[i].floor();
      floors += floor;
      ceilings += own[i].isWhole() ? floor : floor + 1;
    }
    if (floors <= points && points <= ceilings) {
      return LargestRemainder.round(points, own);
    }
    return weights == null
        ? LargestRemainder.split(points, own)
        : LargestRemainder.split(points, weights);
  }
}
