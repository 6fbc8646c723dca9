package dev.regulars.rules.facts;

import java.util.List;

/**
 * The lines of a purchase. Immutable; totals by category, brand and product are computed once, when
 * first asked.
 */
public final class Basket {

  private final List<Line> lines;
  private final long totalMinor;

  /** A basket of these lines; it may be empty. */
  public Basket(List<Line> lines) {
    this.lines = List.copyOf(lines);
    long sum = 0;
    for (Line line : this.lines) {
      sum = Math.addExact(sum, line.netMinor());
    }
    this.totalMinor = sum;
  }

  public List<Line> lines() {
    return lines;
  }

  /** Sum of the lines' nets, in minor units. */
  public long totalMinor() {
    return totalMinor;
  }
}
