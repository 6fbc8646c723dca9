package dev.regulars.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule did.
 *
 * @param fired how often it stood, also where it gave no points but a voucher, say
 * @param points it gave; what returns took back is not taken off
 * @param members for whom it fired, each once; within 2 % where there are thousands
 * @param lastFiredAt when it fired last, also before the days that were asked for; missing for
 *     never
 * @param days those on which it fired
 * @param budget missing where it has none, or is not in the live rulebook
 * @param saturated true where the points stand at their bound, missing otherwise
 */
@Schema(name = "RuleUse")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleUseView(
    String rule,
    long fired,
    long points,
    long members,
    @Nullable Instant lastFiredAt,
    List<DayView> days,
    @Nullable Budget budget,
    @Schema(
            description =
                "True where the points are more than can be counted: they stand at the greatest"
                    + " number. Left out otherwise")
        @Nullable Boolean saturated) {

  /** A day of the rule. */
  @Schema(name = "RuleUseDay")
  record DayView(LocalDate day, long fired, long points) {}

  /**
   * What its budget has given, and may give in all.
   *
   * @param currency of the money that it takes off, counted in minor units; missing for points
   */
  @Schema(name = "RuleBudget")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Budget(@Nullable String currency, long used, long of) {}
}
