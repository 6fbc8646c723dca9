package dev.regulars.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How the programme does.
 *
 * @param today of the store that was asked for, or of all
 * @param period of the days that were asked for
 * @param liability what members hold, of the whole programme
 * @param budgets of the live rulebook, the nearest to its end first
 * @param days each day of the period, also those on which nothing happened
 * @param asOf everything that happened until then is counted
 * @param saturated true where a figure stands at its bound, null otherwise
 */
@Schema(name = "Overview")
record OverviewView(
    Today today,
    Period period,
    Liability liability,
    String currency,
    Live live,
    List<BudgetView> budgets,
    List<DayView> days,
    Instant asOf,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            description =
                "True where a figure is larger than can be counted: it stands at the greatest"
                    + " number. Left out otherwise")
        @Nullable Boolean saturated) {

  /** The same, and whether a figure stands at its bound. */
  OverviewView told() {
    LongStream ofDays =
        days.stream()
            .flatMapToLong(
                day ->
                    LongStream.of(
                        day.spentMinor(),
                        day.returnedMinor(),
                        day.issued(),
                        day.reversed(),
                        day.redeemed(),
                        day.expired(),
                        day.adjusted()));
    LongStream others =
        LongStream.of(
            liability.points(), liability.valueMinor(), today.spentMinor(), today.pointsIssued());
    boolean atBound = LongStream.concat(ofDays, others).anyMatch(Saturating::isAtBound);
    return new OverviewView(
        today, period, liability, currency, live, budgets, days, asOf, atBound ? true : null);
  }

  /** Today in the programme's zone. */
  @Schema(name = "OverviewToday")
  record Today(
      LocalDate day,
      long purchases,
      @Schema(description = "Paid for purchases; what was returned is not taken off")
          long spentMinor,
      long returnedMinor,
      long pointsIssued,
      long pointsReversed,
      long pointsRedeemed,
      long pointsExpired,
      long activeMembers) {}

  /** The days that were asked for. */
  @Schema(name = "OverviewPeriod")
  record Period(
      LocalDate from,
      LocalDate to,
      @Schema(description = "Members who bought, each once; within 2 % where there are thousands")
          long activeMembers) {}

  /** Points that members hold: available, pending and reserved. */
  @Schema(name = "Liability")
  record Liability(long points, long valueMinor) {}

  /** The rulebook that decides now. */
  @Schema(name = "LiveRulebook")
  record Live(int version, Instant since, Who by) {}

  /**
   * A budget.
   *
   * @param currency of the money that the rule takes off, counted in minor units; missing for
   *     points
   * @param used what was given so far
   * @param of what it may give in all
   * @param share used of it, 0 to 1
   */
  @Schema(name = "BudgetUse")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BudgetView(String rule, @Nullable String currency, long used, long of, BigDecimal share) {}

  /**
   * A day.
   *
   * @param adjusted points added by hand, less those taken
   */
  @Schema(name = "OverviewDay")
  record DayView(
      LocalDate day,
      long purchases,
      long spentMinor,
      long returnedMinor,
      long issued,
      long reversed,
      long redeemed,
      long expired,
      long adjusted,
      long activeMembers) {

    static DayView nothing(LocalDate day) {
      return new DayView(day, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
  }
}
