package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;

/** Programmes to test with. */
public final class Programmes {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Euro, three tiers. */
  public static final Programme EUROPEAN =
      new Programme(
          "EUR",
          BERLIN,
          List.of(
              new Programme.Tier("bronze", "Bronze"),
              new Programme.Tier("silver", "Silver"),
              new Programme.Tier("gold", "Gold")),
          Programme.Stacking.BEST,
          RoundingMode.DOWN,
          Programme.QualificationPeriod.CALENDAR_YEAR,
          1);

  private Programmes() {}
}
