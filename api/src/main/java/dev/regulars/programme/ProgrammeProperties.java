package dev.regulars.programme;

import dev.regulars.rules.Programme;
import dev.regulars.shared.Problem.FieldError;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings that the programme of an empty database begins with, {@code regulars.programme.*}.
 * From then on the document in the database holds, see {@link ProgrammeSettings}.
 *
 * @param currency ISO 4217 code
 * @param zone the programme's zone
 * @param tiers the ladder, lowest first, as {@code code} or {@code code:Name}
 * @param stacking how several multipliers on one line combine
 * @param rounding of a decision's sum: {@code down}, {@code up}, {@code half-up}, {@code half-even}
 * @param qualification the span that tiers count in
 * @param pointValueMinor what one point is worth, in minor units
 * @param pendingDays days until points can be spent; 0 for at once
 * @param expiry when points expire
 * @param claimDays days within which an anonymous purchase can be claimed
 * @param country ISO 3166-1 code of the country whose phone numbers are written without it
 */
@ConfigurationProperties("regulars.programme")
public record ProgrammeProperties(
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

  private static final Map<String, String> NAMES =
      Map.of(
          "/pointValueMinor", "point-value-minor",
          "/pending/days", "pending-days",
          "/claimDays", "claim-days",
          "/expiry/amount", "expiry.months",
          "/expiry/on", "expiry.on");

  /** Settings that a server can start with; says what is wrong with others. */
  public ProgrammeProperties {
    currency = currency.strip().toUpperCase(Locale.ROOT);
    country = country.strip().toUpperCase(Locale.ROOT);
    List<FieldError> errors =
        SettingsCheck.errors(
                document(
                    currency,
                    zone,
                    tiers,
                    stacking,
                    rounding,
                    qualification,
                    pointValueMinor,
                    pendingDays,
                    expiry,
                    claimDays,
                    country))
            .list();
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(complaint(errors.getFirst()));
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

    private ExpiryTerms terms() {
      ExpiryTerms usual = ExpiryTerms.DEFAULT;
      ExpiryTerms.Kind kind =
          on != null
              ? ExpiryTerms.Kind.FIXED
              : months == 0 ? ExpiryTerms.Kind.NONE : ExpiryTerms.Kind.AFTER;
      return new ExpiryTerms(
          kind,
          months,
          usual.unit(),
          ExpiryTerms.End.valueOf(end.name()),
          usual.from(),
          on,
          usual.monthDay(),
          usual.safeMonths(),
          usual.activity(),
          usual.graceDays());
    }
  }

  /** The document that they make. */
  public Settings settings() {
    return document(
        currency,
        zone,
        tiers,
        stacking,
        rounding,
        qualification,
        pointValueMinor,
        pendingDays,
        expiry,
        claimDays,
        country);
  }

  private static Settings document(
      String currency,
      ZoneId zone,
      List<String> tiers,
      Programme.Stacking stacking,
      RoundingMode rounding,
      Programme.QualificationPeriod qualification,
      long pointValueMinor,
      int pendingDays,
      Expiry expiry,
      int claimDays,
      String country) {
    Settings usual = Settings.DEFAULT;
    return new Settings(
        currency,
        country,
        zone,
        usual.pointsDecimals(),
        pointValueMinor,
        usual.prices(),
        new Settings.Rounding(Settings.Mode.valueOf(rounding.name()), usual.rounding().at()),
        Settings.Stacking.valueOf(stacking.name()),
        usual.discountStacking(),
        ladder(tiers),
        new Settings.Qualification(
            period(qualification), usual.qualification().days(), usual.qualification().carryOver()),
        usual.tierEnd(),
        new Settings.Pending(pendingDays),
        claimDays,
        expiry.terms(),
        usual.returns(),
        usual.limits(),
        usual.balance(),
        usual.redemption(),
        usual.referral(),
        usual.warnings());
  }

  private static Settings.Period period(Programme.QualificationPeriod period) {
    return switch (period) {
      case CALENDAR_YEAR -> Settings.Period.CALENDAR_YEAR;
      case LAST_12_MONTHS -> Settings.Period.ROLLING;
      case EVER -> Settings.Period.EVER;
    };
  }

  private static List<Settings.Tier> ladder(List<String> tiers) {
    return tiers.stream()
        .map(tier -> tier.split(":", 2))
        .map(parts -> Settings.Tier.of(parts[0].strip(), parts[parts.length - 1].strip()))
        .toList();
  }

  private static String complaint(FieldError error) {
    String pointer = error.pointer();
    String name =
        pointer.startsWith("/tiers")
            ? "tiers"
            : NAMES.getOrDefault(pointer, pointer.substring(1).replace('/', '.'));
    String form = name.equals("tiers") ? " Write tiers as code:Name, lowest first." : "";
    return "regulars.programme." + name + ": " + error.detail() + form;
  }
}
