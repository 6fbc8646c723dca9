package dev.regulars.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When points expire.
 *
 * @param amount how many units after they were earned, or after something happened last
 * @param end whether they last until the end of that day, or of its month, quarter or year
 * @param from what the units are counted from
 * @param on the day on which all points expire where the kind is {@link Kind#FIXED}
 * @param monthDay the day of each year on which points expire, {@code MM-dd}
 * @param safeMonths before that day in which earned points outlast it
 * @param activity which movements count as activity
 * @param graceDays after the last day in which support can give back what expired
 */
@Schema(name = "ProgrammeExpiry")
public record ExpiryTerms(
    Kind kind,
    int amount,
    Unit unit,
    End end,
    From from,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate on,
    @Schema(example = "12-31") String monthDay,
    int safeMonths,
    List<Activity> activity,
    int graceDays) {

  /** Two years, to the end of the month. */
  static final ExpiryTerms DEFAULT =
      new ExpiryTerms(
          Kind.AFTER,
          24,
          Unit.MONTHS,
          End.MONTH,
          From.ACCRUAL,
          null,
          "12-31",
          0,
          List.of(Activity.ACCRUAL, Activity.REDEMPTION, Activity.PURCHASE),
          0);

  public ExpiryTerms {
    activity = List.copyOf(activity);
  }

  /** What makes points expire. */
  public enum Kind {
    @JsonProperty("none")
    NONE,
    @JsonProperty("after")
    AFTER,
    @JsonProperty("fixed")
    FIXED,
    @JsonProperty("yearly")
    YEARLY,
    @JsonProperty("inactivity")
    INACTIVITY
  }

  /** What is counted. */
  public enum Unit {
    @JsonProperty("days")
    DAYS,
    @JsonProperty("months")
    MONTHS,
    @JsonProperty("years")
    YEARS
  }

  /** Where the last day lies. */
  public enum End {
    @JsonProperty("day")
    DAY,
    @JsonProperty("month")
    MONTH,
    @JsonProperty("quarter")
    QUARTER,
    @JsonProperty("year")
    YEAR
  }

  /** What is counted from. */
  public enum From {
    @JsonProperty("accrual")
    ACCRUAL,
    @JsonProperty("availability")
    AVAILABILITY
  }

  /** What keeps points alive. */
  public enum Activity {
    @JsonProperty("accrual")
    ACCRUAL,
    @JsonProperty("redemption")
    REDEMPTION,
    @JsonProperty("purchase")
    PURCHASE
  }

  /**
   * The last day on which points can be spent, null for no end; where they expire for want of
   * activity, the last one unless something happens.
   *
   * @param day on which they were earned, or on which they can be spent, see {@link #from}
   */
  public @Nullable LocalDate lastDay(LocalDate day) {
    return switch (kind) {
      case NONE -> null;
      case FIXED -> Objects.requireNonNull(on);
      case AFTER, INACTIVITY -> LastDay.after(day, amount, unit, end);
      case YEARLY -> LastDay.yearly(day, MonthDay.parse("--" + monthDay), safeMonths);
    };
  }
}
