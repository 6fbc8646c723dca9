package dev.regulars.programme;

import dev.regulars.rules.language.Characters;
import dev.regulars.shared.FieldErrors;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What settings must be like, so that rules can name what is in them and days can be counted. */
final class SettingsCheck {

  private static final int TIERS_MAX = 50;
  private static final int TIER_NAME_LENGTH_MAX = 50;
  private static final int BENEFITS_MAX = 20;
  private static final int TEXT_LENGTH_MAX = 500;

  /** Ten years: what is longer is a slip. */
  private static final int DAYS_MAX = 3_660;

  private static final int DISTANCES_MAX = 10;
  private static final int DISTANCE_DAYS_MAX = 366;
  private static final int EXPIRY_MAX = 36_600;
  private static final int DECIMALS_MAX = 4;
  private static final long POINTS_MAX = 1_000_000_000_000L;
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Settings settings;
  private final FieldErrors errors = new FieldErrors();

  private SettingsCheck(Settings settings) {
    this.settings = settings;
  }

  /** What is wrong with them, by their pointers in the document. */
  static FieldErrors errors(Settings settings) {
    SettingsCheck check = new SettingsCheck(settings);
    check.money();
    check.tiers();
    check.spans();
    check.expiry();
    check.amounts();
    check.distances("/warnings/expiryDays", settings.warnings().expiryDays());
    check.distances("/warnings/tierDays", settings.warnings().tierDays());
    return check.errors;
  }

  private void money() {
    String currency = settings.currency();
    errors.check(
        Currency.getAvailableCurrencies().stream()
            .anyMatch(known -> known.getCurrencyCode().equals(currency)),
        "/currency",
        "\"" + currency + "\" is no currency. Use its ISO 4217 code, such as EUR, USD or JPY.");
    errors.check(
        COUNTRIES.contains(settings.country()),
        "/country",
        "must be a country's code of two letters, such as DE, and not " + settings.country());
    errors.check(
        settings.pointValueMinor() >= 1 && settings.pointValueMinor() <= POINTS_MAX,
        "/pointValueMinor",
        "must be at least 1");
    range("/pointsDecimals", settings.pointsDecimals(), DECIMALS_MAX);
  }

  private void tiers() {
    List<Settings.Tier> tiers = settings.tiers();
    errors.list("/tiers", tiers, TIERS_MAX);
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < Math.min(tiers.size(), TIERS_MAX); i++) {
      Settings.Tier tier = tiers.get(i);
      String pointer = "/tiers/" + i;
      complaint(pointer + "/code", Characters.complaintAboutCode(tier.code()));
      complaint(
          pointer + "/name", Characters.complaintAboutText(tier.name(), TIER_NAME_LENGTH_MAX));
      errors.check(
          codes.add(tier.code()),
          pointer + "/code",
          "the code \"" + tier.code() + "\" stands there twice");
      errors.check(
          tier.colour() == null || COLOUR.matcher(tier.colour()).matches(),
          pointer + "/colour",
          "must be a colour such as #d4af37");
      errors.text(pointer + "/welcome", tier.welcome(), TEXT_LENGTH_MAX);
      List<String> benefits = tier.benefits() == null ? List.of() : tier.benefits();
      errors.list(pointer + "/benefits", benefits, BENEFITS_MAX);
      for (int b = 0; b < Math.min(benefits.size(), BENEFITS_MAX); b++) {
        errors.text(pointer + "/benefits/" + b, benefits.get(b), TEXT_LENGTH_MAX);
      }
    }
  }

  private void complaint(String pointer, @Nullable String complaint) {
    if (complaint != null) {
      errors.add(pointer, complaint);
    }
  }

  private void spans() {
    errors.check(
        settings.qualification().days() >= 1 && settings.qualification().days() <= DAYS_MAX,
        "/qualification/days",
        "must be between 1 and " + DAYS_MAX);
    errors.check(
        settings.tierEnd().days() >= 1 && settings.tierEnd().days() <= DAYS_MAX,
        "/tierEnd/days",
        "must be between 1 and " + DAYS_MAX);
    Settings.Period period = settings.qualification().period();
    errors.check(
        !settings.qualification().carryOver()
            || (period != Settings.Period.ROLLING && period != Settings.Period.EVER),
        "/qualification/carryOver",
        "is possible only where one period follows another: make the period calendar-year,"
            + " calendar-quarter, calendar-month or enrolment-year, or this false");
    range("/tierEnd/graceDays", settings.tierEnd().graceDays(), DAYS_MAX);
    range("/pending/days", settings.pending().days(), DAYS_MAX);
    range("/claimDays", settings.claimDays(), DAYS_MAX);
    range("/returns/graceDays", settings.returns().graceDays(), DAYS_MAX);
    range("/referral/joinDays", settings.referral().joinDays(), DAYS_MAX);
  }

  private void expiry() {
    ExpiryTerms expiry = settings.expiry();
    range("/expiry/amount", expiry.amount(), EXPIRY_MAX);
    boolean isInactivity = expiry.kind() == ExpiryTerms.Kind.INACTIVITY;
    errors.check(
        !isInactivity || expiry.amount() >= 1,
        "/expiry/amount",
        "must be at least 1 where points expire for want of activity");
    errors.check(
        !isInactivity || !expiry.activity().isEmpty(),
        "/expiry/activity",
        "must name at least one of accrual, redemption and purchase where points expire for want"
            + " of activity");
    range("/expiry/safeMonths", expiry.safeMonths(), 12);
    range("/expiry/graceDays", expiry.graceDays(), DAYS_MAX);
    errors.check(
        expiry.kind() != ExpiryTerms.Kind.FIXED || expiry.on() != null,
        "/expiry/on",
        "is required where the kind is fixed: the day on which all points expire");
    try {
      MonthDay.parse("--" + expiry.monthDay());
    } catch (DateTimeException e) {
      errors.add("/expiry/monthDay", "must be a day of the year such as 12-31");
    }
  }

  private void distances(String pointer, List<Integer> distances) {
    errors.list(pointer, distances, DISTANCES_MAX);
    for (int i = 0; i < Math.min(distances.size(), DISTANCES_MAX); i++) {
      int days = distances.get(i);
      errors.check(
          days >= 1 && days <= DISTANCE_DAYS_MAX,
          pointer + "/" + i,
          "must be between 1 and " + DISTANCE_DAYS_MAX + " days before the end");
      errors.check(
          distances.indexOf(days) == i, pointer + "/" + i, days + " days stand there twice");
    }
  }

  private void amounts() {
    Long max = settings.balance().max();
    errors.check(
        max == null || (max >= 1 && max <= POINTS_MAX),
        "/balance/max",
        "must be between 1 and " + POINTS_MAX + ", or null for no end");
    errors.check(
        settings.redemption().minBalance() >= 0 && settings.redemption().minBalance() <= POINTS_MAX,
        "/redemption/minBalance",
        "must be between 0 and " + POINTS_MAX);
  }

  private void range(String pointer, long value, long most) {
    errors.check(value >= 0 && value <= most, pointer, "must be between 0 and " + most);
  }
}
