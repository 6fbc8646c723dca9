package dev.regulars.rules.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tier rules say of a standing.
 *
 * @param tier code of the highest tier the standing qualifies for, null for none
 * @param grants vouchers, tags and messages of the rules that grant exactly this tier; to be given
 *     on the way up only
 * @param next the nearest tier above the one held (or above {@code tier}, where that is higher),
 *     and what is missing for it; null at the top or where no rule leads up
 */
public record Qualification(@Nullable String tier, Decision grants, @Nullable Next next) {

  /** The next rung. */
  public record Next(String tier, List<Missing> missing) {}

  /**
   * What is missing.
   *
   * @param measure {@code points}, {@code spend} (minor units) or {@code purchases}
   */
  public record Missing(String measure, long amount) {}
}
