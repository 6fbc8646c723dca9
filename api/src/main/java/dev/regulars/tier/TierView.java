package dev.regulars.tier;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.account.DayTotals;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member's tier, as callers see it.
 *
 * @param since first day in the tier
 * @param until last day in the tier, null for no end
 * @param next the next tier up and what is missing for it, null where there is none
 * @param colour such as {@code #d4af37}, null for none
 * @param carriedOver what was beyond a tier in the period before and counts in this one, null for
 *     nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TierView(
    String code,
    String name,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    @Nullable Next next,
    @Nullable String colour,
    @Nullable List<Missing> carriedOver) {

  /** The same, with what was carried over into the period. */
  TierView with(DayTotals carried) {
    List<Missing> told =
        Stream.of(
                new Missing("points", carried.accrued()),
                new Missing("spend", carried.spentMinor()),
                new Missing("purchases", carried.purchases()))
            .filter(each -> each.amount() > 0)
            .toList();
    return told.isEmpty() ? this : new TierView(code, name, since, until, next, colour, told);
  }

  /** The next tier up. */
  public record Next(String code, String name, List<Missing> missing) {}

  /**
   * How much of a measure: what is missing, or was carried over.
   *
   * @param measure {@code points}, {@code spend} (minor units) or {@code purchases}
   */
  public record Missing(String measure, long amount) {}
}
