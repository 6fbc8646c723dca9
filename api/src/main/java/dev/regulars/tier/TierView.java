package dev.regulars.tier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's tier, as callers see it.
 *
 * @param since first day in the tier
 * @param until last day in the tier, null for no end
 * @param next the next tier up and what is missing for it, null where there is none
 * @param colour such as {@code #d4af37}, null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TierView(
    String code,
    String name,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    @Nullable Next next,
    @Nullable String colour) {

  /** The next tier up. */
  public record Next(String code, String name, List<Missing> missing) {}

  /**
   * What is missing.
   *
   * @param measure {@code points}, {@code spend} (minor units) or {@code purchases}
   */
  public record Missing(String measure, long amount) {}
}
