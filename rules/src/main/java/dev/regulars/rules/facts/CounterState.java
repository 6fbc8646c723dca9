package dev.regulars.rules.facts;

/**
 * How a counter stands in its span.
 *
 * @param before without what is decided
 * @param marked whether the day was marked before
 * @param after with what is decided
 */
public record CounterState(long before, boolean marked, long after) {

  public static final CounterState NONE = new CounterState(0, false, 0);

  /** A counter that nothing is added to yet. */
  public static CounterState of(long before, boolean marked) {
    return new CounterState(before, marked, before);
  }

  /** With what is decided. */
  public CounterState with(Counted added) {
    long day = added.days() > 0 && !marked ? 1 : 0;
    return new CounterState(
        before, marked, Math.addExact(before, Math.addExact(added.amount(), day)));
  }

  /** How many multiples of a step are passed by what is decided. */
  public long steps(long every) {
    return Math.max(0, Math.floorDiv(after, every) - Math.floorDiv(before, every));
  }

  /** Whether a number is reached by what is decided. */
  public boolean reaches(long number) {
    return before < number && after >= number;
  }
}
