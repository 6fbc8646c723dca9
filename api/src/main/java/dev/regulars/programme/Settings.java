package dev.regulars.programme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.rules.Programme;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The programme's settings: one document, of which each change is a version. What nothing reads yet
 * can only have its default, see {@link NotAvailable}.
 *
 * @param currency ISO 4217 code; purchases in another currency are refused
 * @param country ISO 3166-1 code of the country whose phone numbers are written without it
 * @param zone the programme's zone, and that of stores that say nothing else
 * @param pointsDecimals digits of a point after the dot
 * @param pointValueMinor what one point is worth, in minor units
 * @param prices whether prices of lines contain the tax
 * @param stacking how several multipliers on one line combine
 * @param discountStacking which of several discounts count
 * @param tiers the ladder, lowest first; members begin with the lowest
 * @param claimDays days within which an anonymous purchase can be claimed
 */
@Schema(name = "ProgrammeSettings")
public record Settings(
    @Schema(example = "EUR") String currency,
    @Schema(example = "DE") String country,
    @Schema(type = "string", example = "Europe/Berlin") ZoneId zone,
    int pointsDecimals,
    long pointValueMinor,
    Prices prices,
    Rounding rounding,
    Stacking stacking,
    DiscountStacking discountStacking,
    List<Tier> tiers,
    Qualification qualification,
    TierEnd tierEnd,
    Pending pending,
    int claimDays,
    ExpiryTerms expiry,
    Returns returns,
    Limits limits,
    Balance balance,
    Redemption redemption,
    Referral referral,
    WarningTerms warnings) {

  /** What a shop begins with that says nothing else. */
  public static final Settings DEFAULT =
      new Settings(
          "EUR",
          "DE",
          ZoneId.of("Europe/Berlin"),
          0,
          1,
          Prices.WITH_TAX,
          new Rounding(Mode.DOWN, RoundingAt.END),
          Stacking.BEST,
          DiscountStacking.BEST,
          List.of(
              Tier.of("bronze", "Bronze"), Tier.of("silver", "Silver"), Tier.of("gold", "Gold")),
          new Qualification(Period.CALENDAR_YEAR, 365, false),
          new TierEnd(Validity.END_OF_NEXT_PERIOD, 365, Downgrade.TO_MET, 0, RatedBy.BEFORE),
          new Pending(0),
          30,
          ExpiryTerms.DEFAULT,
          new Returns(
              ReturnMode.DECIDE_AGAIN,
              Negative.ALLOW,
              WonTogether.TAKE_BACK,
              ExpiredSpent.GRACE,
              0),
          new Limits(Edge.CUT),
          new Balance(null, OverMax.CUT),
          new Redemption(EarnOn.PAID, false, 0),
          new Referral(30, Household.ALLOW, OnReturn.BOTH),
          WarningTerms.NONE);

  public Settings {
    tiers = List.copyOf(tiers);
  }

  /** Whether prices contain the tax. */
  public enum Prices {
    @JsonProperty("with-tax")
    WITH_TAX,
    @JsonProperty("without-tax")
    WITHOUT_TAX
  }

  /**
   * How points become whole.
   *
   * @param at whether once, for each line or for each rule
   */
  public record Rounding(Mode mode, RoundingAt at) {}

  /** Which whole number takes the place of a part. */
  public enum Mode {
    @JsonProperty("down")
    DOWN,
    @JsonProperty("up")
    UP,
    @JsonProperty("half-up")
    HALF_UP,
    @JsonProperty("half-even")
    HALF_EVEN;

    /** The same for Java. */
    public RoundingMode rounding() {
      return RoundingMode.valueOf(name());
    }
  }

  /** What is rounded. */
  public enum RoundingAt {
    @JsonProperty("end")
    END,
    @JsonProperty("line")
    LINE,
    @JsonProperty("rule")
    RULE
  }

  /** How several multipliers on one line combine. */
  public enum Stacking {
    @JsonProperty("best")
    BEST,
    @JsonProperty("add")
    ADD,
    @JsonProperty("multiply")
    MULTIPLY
  }

  /** Which of several discounts count. */
  public enum DiscountStacking {
    @JsonProperty("best")
    BEST,
    @JsonProperty("all")
    ALL,
    @JsonProperty("one-per-group")
    ONE_PER_GROUP,
    @JsonProperty("best-combination")
    BEST_COMBINATION
  }

  /**
   * A rung of the ladder.
   *
   * @param code that rules name
   * @param colour as in CSS, {@code #d4af37}; null for none
   * @param benefits what members of the tier have, in words for them
   * @param welcome what a member is told who reaches it, null for nothing
   */
  public record Tier(
      @Schema(example = "gold") String code,
      @Schema(example = "Gold") String name,
      @Nullable String colour,
      @Nullable List<String> benefits,
      @Nullable String welcome) {

    /** A rung with nothing but a name. */
    static Tier of(String code, String name) {
      return new Tier(code, name, null, List.of(), null);
    }

    public Tier {
      benefits = benefits == null ? List.of() : List.copyOf(benefits);
    }
  }

  /**
   * The span that tiers count in.
   *
   * @param days length of a rolling span
   * @param carryOver whether what was beyond a tier counts for the next span, where one follows
   */
  public record Qualification(Period period, int days, boolean carryOver) {}

  /** Kinds of spans. */
  public enum Period {
    @JsonProperty("calendar-year")
    CALENDAR_YEAR,
    @JsonProperty("calendar-quarter")
    CALENDAR_QUARTER,
    @JsonProperty("calendar-month")
    CALENDAR_MONTH,
    @JsonProperty("enrolment-year")
    ENROLMENT_YEAR,
    @JsonProperty("rolling")
    ROLLING,
    @JsonProperty("ever")
    EVER
  }

  /**
   * How long a tier lasts that was reached, and what comes after it.
   *
   * @param days how long where {@code validity} counts days
   * @param graceDays after its last day in which it is still held
   */
  public record TierEnd(
      Validity validity, int days, Downgrade downgrade, int graceDays, RatedBy ratedBy) {}

  /** How long a tier lasts. */
  public enum Validity {
    @JsonProperty("end-of-period")
    END_OF_PERIOD,
    @JsonProperty("end-of-next-period")
    END_OF_NEXT_PERIOD,
    @JsonProperty("days")
    DAYS
  }

  /** Where a member falls to. */
  public enum Downgrade {
    @JsonProperty("to-met")
    TO_MET,
    @JsonProperty("one-step")
    ONE_STEP,
    @JsonProperty("never")
    NEVER
  }

  /** By which tier the purchase is rated that lifts the member. */
  public enum RatedBy {
    @JsonProperty("before")
    BEFORE,
    @JsonProperty("after")
    AFTER
  }

  /**
   * The return window.
   *
   * @param days until points can be spent; 0 for at once
   */
  public record Pending(int days) {}

  /**
   * What returns take back.
   *
   * @param negative what happens where points are gone already
   * @param wonTogether what becomes of what several purchases earned together
   * @param expiredSpent what becomes of spent points that come back after their last day
   * @param graceDays in which those can be spent
   */
  public record Returns(
      ReturnMode mode,
      Negative negative,
      WonTogether wonTogether,
      ExpiredSpent expiredSpent,
      int graceDays) {}

  /** How it is decided what goes back. */
  public enum ReturnMode {
    /** What is left is decided as if the rest had never been bought. */
    @JsonProperty("decide-again")
    DECIDE_AGAIN,
    /** The same part of the points as of the price. */
    @JsonProperty("proportional")
    PROPORTIONAL,
    /** As the first, by the rules of the day of the return. */
    @JsonProperty("current-rules")
    CURRENT_RULES
  }

  /** What happens where more is taken back than there is. */
  public enum Negative {
    /** The balance falls below zero and is filled up by what comes in. */
    @JsonProperty("allow")
    ALLOW,
    /** No more is taken than there is. */
    @JsonProperty("stop-at-zero")
    STOP_AT_ZERO,
    /** Only what is still pending is taken. */
    @JsonProperty("pending-only")
    PENDING_ONLY
  }

  /** What becomes of what several purchases earned together. */
  public enum WonTogether {
    @JsonProperty("take-back")
    TAKE_BACK,
    @JsonProperty("stand")
    STAND
  }

  /** What becomes of spent points that come back after their last day. */
  public enum ExpiredSpent {
    @JsonProperty("grace")
    GRACE,
    @JsonProperty("lost")
    LOST
  }

  /**
   * Limits of rules.
   *
   * @param edge what becomes of an award that does not fit any more as a whole
   */
  public record Limits(Edge edge) {}

  /** What becomes of an award at the edge of a limit. */
  public enum Edge {
    /** What is left is given. */
    @JsonProperty("cut")
    CUT,
    /** Nothing is given. */
    @JsonProperty("refuse")
    REFUSE,
    /** All of it is given, and nothing from then on. */
    @JsonProperty("pass")
    PASS
  }

  /**
   * The most that a member may have.
   *
   * @param max in points, null for no end
   */
  public record Balance(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long max, OverMax overMax) {}

  /** What becomes of an award that would lift a balance above the most. */
  public enum OverMax {
    @JsonProperty("cut")
    CUT,
    @JsonProperty("refuse")
    REFUSE
  }

  /**
   * Spending points.
   *
   * @param ownPoints whether a purchase can be paid with the points that it gives itself; those
   *     that still wait cannot be spent
   * @param minBalance below which nothing can be spent
   */
  public record Redemption(EarnOn earnOn, boolean ownPoints, long minBalance) {}

  /** What points are given for. */
  public enum EarnOn {
    @JsonProperty("paid")
    PAID,
    @JsonProperty("total")
    TOTAL
  }

  /**
   * Friends who are brought.
   *
   * @param joinDays after enrolment in which a friend may still name who brought them
   */
  public record Referral(int joinDays, Household household, OnReturn onReturn) {}

  /** What is done about friends of the same address. */
  public enum Household {
    @JsonProperty("allow")
    ALLOW,
    @JsonProperty("limit")
    LIMIT,
    @JsonProperty("review")
    REVIEW
  }

  /** Whose points go back with the qualifying purchase. */
  public enum OnReturn {
    @JsonProperty("both")
    BOTH,
    @JsonProperty("referrer")
    REFERRER,
    @JsonProperty("none")
    NONE
  }

  /** The part of the settings that rules are compiled for. */
  @JsonIgnore
  public Programme programme() {
    return new Programme(
        currency,
        zone,
        tiers.stream().map(tier -> new Programme.Tier(tier.code(), tier.name())).toList(),
        Programme.Stacking.valueOf(stacking.name()),
        rounding.mode().rounding(),
        switch (qualification.period()) {
          case ROLLING -> Programme.QualificationPeriod.LAST_12_MONTHS;
          case EVER -> Programme.QualificationPeriod.EVER;
          case CALENDAR_YEAR, CALENDAR_QUARTER, CALENDAR_MONTH, ENROLMENT_YEAR ->
              Programme.QualificationPeriod.CALENDAR_YEAR;
        },
        pointValueMinor,
        Programme.RoundingAt.valueOf(rounding.at().name()),
        Programme.LimitEdge.valueOf(limits.edge().name()));
  }
}
