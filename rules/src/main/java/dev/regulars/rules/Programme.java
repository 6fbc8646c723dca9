package dev.regulars.rules;

import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;

/**
 * What holds for every rule of a programme and is not itself a rule.
 *
 * @param currency ISO 4217 code of every amount in the programme
 * @param zone the programme's own zone; stores may lie in others
 * @param tiers the tier ladder, lowest first; may be empty
 * @param stacking what happens when several multipliers apply to one line
 * @param rounding how exact points become whole ones
 * @param qualificationPeriod over which a member's standing is counted
 * @param pointValueMinor what one point is worth, in minor units; turns "percent of spend" into
 *     points
 * @param roundingAt what is rounded
 * @param limitEdge what becomes of an award that does not fit into a limit any more as a whole
 */
public record Programme(
    String currency,
    ZoneId zone,
    List<Tier> tiers,
    Stacking stacking,
    RoundingMode rounding,
    QualificationPeriod qualificationPeriod,
    long pointValueMinor,
    RoundingAt roundingAt,
    LimitEdge limitEdge) {

  /** A programme that rounds once and cuts to what a limit leaves. */
  public Programme(
      String currency,
      ZoneId zone,
      List<Tier> tiers,
      Stacking stacking,
      RoundingMode rounding,
      QualificationPeriod qualificationPeriod,
      long pointValueMinor) {
    this(
        currency,
        zone,
        tiers,
        stacking,
        rounding,
        qualificationPeriod,
        pointValueMinor,
        RoundingAt.END,
        LimitEdge.CUT);
  }

  public Programme {
    tiers = List.copyOf(tiers);
    if (pointValueMinor < 1) {
      throw new IllegalArgumentException("pointValueMinor must be at least 1");
    }
  }

  /** A rung of the ladder. */
  public record Tier(String code, String name) {}

  /** How several multipliers on one line combine. */
  public enum Stacking {
    /** The greatest factor wins; the others are lost to it. */
    BEST,
    /** Factors 2 and 3 make 4: every bonus part is added. */
    ADD,
    /** Factors 2 and 3 make 6. */
    MULTIPLY
  }

  /** What is rounded. */
  public enum RoundingAt {
    /** The sum, once, after limits. */
    END,
    /** What all rules together give for a line, before limits. */
    LINE,
    /** What each rule gives, before limits. */
    RULE
  }

  /**
   * What becomes of an award at the edge of a limit for a member or of a budget. A limit for one
   * purchase has no edge: what is beyond it is cut.
   */
  public enum LimitEdge {
    /** What is left is given. */
    CUT,
    /** Nothing is given. */
    REFUSE,
    /** As long as anything is left, all of it is given. */
    PASS
  }

  /** The span over which points, spend and purchases count towards a tier. */
  public enum QualificationPeriod {
    CALENDAR_YEAR,
    LAST_12_MONTHS,
    EVER
  }

  /**
   * Position of a tier in the ladder, 0 for the lowest, -1 for a code that is not in the ladder.
   */
  public int rank(String tierCode) {
    for (int i = 0; i < tiers.size(); i++) {
      if (tiers.get(i).code().equals(tierCode)) {
        return i;
      }
    }
    return -1;
  }
}
