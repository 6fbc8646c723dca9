package dev.regulars.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a plan lasts.
 *
 * @param number of units, 1 or more
 */
@Schema(
    name = "PlanTerm",
    requiredProperties = {"number", "unit"})
public record PlanTerm(
    @Schema(minimum = "1", maximum = "3660", example = "12") @Nullable Integer number,
    @Schema(
            allowableValues = {"days", "months", "years"},
            example = "months")
        @Nullable String unit) {

  static final int NUMBER_MAX = 3660;
  static final String DAYS = "days";
  static final String MONTHS = "months";
  static final String YEARS = "years";

  /** The last day of a term that begins on a day. */
  LocalDate lastDay(LocalDate startsOn) {
    int length = number == null ? 1 : number;
    return switch (unit) {
      case MONTHS -> startsOn.plusMonths(length).minusDays(1);
      case YEARS -> startsOn.plusYears(length).minusDays(1);
      case null, default -> startsOn.plusDays(length - 1L);
    };
  }
}
