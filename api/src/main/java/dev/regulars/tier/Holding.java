package dev.regulars.tier;

import org.jspecify.annotations.Nullable;

/**
 * What a member has, in a line of a list.
 *
 * @param available points that can be spent; below 0 after points were spent that a return took
 *     back
 * @param tier the tier held, without what is missing for the next; null for none
 */
public record Holding(long available, @Nullable TierView tier) {

  /** Of somebody who has no account. */
  public static final Holding NOTHING = new Holding(0, null);
}
