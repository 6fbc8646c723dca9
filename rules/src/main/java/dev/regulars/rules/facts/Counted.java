package dev.regulars.rules.facts;

/**
 * What something adds to a counter on its day.
 *
 * @param amount units, times, or minor units of money
 * @param days 1 where it marks its day, which counts once however often it is marked
 */
public record Counted(long amount, long days) {

  public static final Counted NOTHING = new Counted(0, 0);

  /** Both together. */
  public Counted plus(Counted other) {
    return new Counted(Math.addExact(amount, other.amount), Math.addExact(days, other.days));
  }

  /** This without another. */
  public Counted minus(Counted other) {
    return new Counted(
        Math.subtractExact(amount, other.amount), Math.subtractExact(days, other.days));
  }

  public boolean addsNothing() {
    return amount == 0 && days == 0;
  }
}
