package dev.regulars.programme;

import dev.regulars.rules.Programme;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The programme's settings, {@code regulars.programme.*}.
 *
 * @param currency ISO 4217 code; purchases in another currency are refused
 * @param zone the programme's zone, and that of stores that say nothing else
 * @param tiers the ladder, lowest first, as {@code code} or {@code code:Name}
 * @param stacking how several multipliers on one line combine
 * @param rounding of a decision's sum: {@code down}, {@code up}, {@code half-up}, {@code half-even}
 * @param qualification the span that tiers count in
 * @param pointValueMinor what one point is worth, in minor units
 * @param pendingDays days until points can be spent (the return window); 0 for at once
 * @param expiry when points expire
 * @param claimDays days within which an anonymous purchase can be claimed
 * @param country ISO 3166-1 code of the country whose phone numbers are written without it
 */
@ConfigurationProperties("regulars.programme")
public record ProgrammeSettings(
    @DefaultValue("EUR") String currency,
    @DefaultValue("Europe/Berlin") ZoneId zone,
    @DefaultValue({"bronze:Bronze", "silver:Silver", "gold:Gold"}) List<String> tiers,
    @DefaultValue("best") Programme.Stacking stacking,
    @DefaultValue("down") RoundingMode rounding,
    @DefaultValue("calendar-year") Programme.QualificationPeriod qualification,
    @DefaultValue("1") long pointValueMinor,
    @DefaultValue("0") int pendingDays,
    @DefaultValue Expiry expiry,
    @DefaultValue("30") int claimDays,
    @DefaultValue("DE") String country) {

  /** Settings that a server can start with; says what is wrong with others. */
  public ProgrammeSettings {
    currency = currency.strip().toUpperCase(Locale.ROOT);
    String wrong = SettingsCheck.complaint(currency, ladder(tiers), pointValueMinor);
    if (wrong != null) {
      throw new IllegalArgumentException(wrong);
    }
  }

  /**
   * When points expire.
   *
   * @param months after the month or day they were earned in; 0 for never
   * @param end whether they last until the end of that day or of its month
   * @param on a fixed day for all points instead, null for none
   */
  public record Expiry(
      @DefaultValue("24") int months, @DefaultValue("month") End end, @Nullable LocalDate on) {

    /** Where the last day lies. */
    public enum End {
      DAY,
      MONTH
    }

    /** The last day on which points earned on {@code day} can be spent, null for no end. */
    public @Nullable LocalDate lastDay(LocalDate day) {
      if (on != null) {
        return on;
      }
      if (months == 0) {
        return null;
      }
      LocalDate last = day.plusMonths(months);
      return end == End.MONTH ? last.with(TemporalAdjusters.lastDayOfMonth()) : last;
    }
  }

  /** The part of the settings that rules are compiled for. */
  public Programme programme() {
    return new Programme(
        currency, zone, ladder(tiers), stacking, rounding, qualification, pointValueMinor);
  }

  private static List<Programme.Tier> ladder(List<String> tiers) {
    return tiers.stream()
        .map(tier -> tier.split(":", 2))
        .map(parts -> new Programme.Tier(parts[0].strip(), parts[parts.length - 1].strip()))
        .toList();
  }
}
