package dev.regulars.me;

import dev.regulars.programme.ExpiryTerms;
import dev.regulars.programme.MajorUnits;
import dev.regulars.programme.Settings;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What holds for points, in sentences for customers. */
enum PublicTexts {
  ENGLISH(Locale.UK) {
    @Override
    List<String> rules(Settings settings) {
      List<String> rules = new ArrayList<>();
      rules.add("One point is worth " + worth(settings) + ".");
      int days = settings.pending().days();
      rules.add(
          days == 0
              ? "Points can be spent at once."
              : "Points can be spent " + days + (days == 1 ? " day" : " days") + " later.");
      ExpiryTerms expiry = settings.expiry();
      rules.add(
          switch (expiry.kind()) {
            case NONE -> "Points do not expire.";
            case FIXED -> "All points expire on " + day(expiry) + ".";
            case AFTER ->
                "Points expire "
                    + expiry.amount()
                    + " "
                    + unit(expiry)
                    + " after they were collected"
                    + end(expiry)
                    + ".";
            case YEARLY -> "Points expire once a year, on " + yearly(expiry, "d MMMM") + ".";
            case INACTIVITY ->
                "Points expire "
                    + expiry.amount()
                    + " "
                    + unit(expiry)
                    + " after the last activity"
                    + end(expiry)
                    + ".";
          });
      rules.add(
          "A purchase without a card can be claimed within " + settings.claimDays() + " days.");
      return rules;
    }

    private String unit(ExpiryTerms expiry) {
      String unit = expiry.unit().name().toLowerCase(Locale.ROOT);
      return expiry.amount() == 1 ? unit.substring(0, unit.length() - 1) : unit;
    }

    private String end(ExpiryTerms expiry) {
      return switch (expiry.end()) {
        case DAY -> "";
        case MONTH -> ", at the end of the month";
        case QUARTER -> ", at the end of the quarter";
        case YEAR -> ", at the end of the year";
      };
    }
  },
  GERMAN(Locale.GERMANY) {
    @Override
    List<String> rules(Settings settings) {
      List<String> rules = new ArrayList<>();
      rules.add("Ein Punkt ist " + worth(settings) + " wert.");
      int days = settings.pending().days();
      rules.add(
          days == 0
              ? "Punkte können sofort eingelöst werden."
              : "Punkte können nach "
                  + days
                  + (days == 1 ? " Tag" : " Tagen")
                  + " eingelöst werden.");
      ExpiryTerms expiry = settings.expiry();
      rules.add(
          switch (expiry.kind()) {
            case NONE -> "Punkte verfallen nicht.";
            case FIXED -> "Alle Punkte verfallen am " + day(expiry) + ".";
            case AFTER ->
                "Punkte verfallen "
                    + expiry.amount()
                    + " "
                    + unit(expiry)
                    + " nach dem Sammeln"
                    + end(expiry)
                    + ".";
            case YEARLY -> "Punkte verfallen einmal im Jahr, am " + yearly(expiry, "d. MMMM") + ".";
            case INACTIVITY ->
                "Punkte verfallen "
                    + expiry.amount()
                    + " "
                    + unit(expiry)
                    + " nach der letzten Aktivität"
                    + end(expiry)
                    + ".";
          });
      rules.add(
          "Ein Einkauf ohne Karte kann innerhalb von "
              + settings.claimDays()
              + " Tagen nachgetragen werden.");
      return rules;
    }

    private String unit(ExpiryTerms expiry) {
      boolean isOne = expiry.amount() == 1;
      return switch (expiry.unit()) {
        case DAYS -> isOne ? "Tag" : "Tage";
        case MONTHS -> isOne ? "Monat" : "Monate";
        case YEARS -> isOne ? "Jahr" : "Jahre";
      };
    }

    private String end(ExpiryTerms expiry) {
      return switch (expiry.end()) {
        case DAY -> "";
        case MONTH -> ", zum Ende des Monats";
        case QUARTER -> ", zum Ende des Quartals";
        case YEAR -> ", zum Ende des Jahres";
      };
    }
  };

  private final DateTimeFormatter dates;

  PublicTexts(Locale locale) {
    this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
  }

  static PublicTexts in(Locale locale) {
    return locale.getLanguage().equals("de") ? GERMAN : ENGLISH;
  }

  abstract List<String> rules(Settings settings);

  String day(ExpiryTerms expiry) {
    return dates.format(Objects.requireNonNull(expiry.on()));
  }

  /** The day of the year, of the pattern of the language. */
  String yearly(ExpiryTerms expiry, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, dates.getLocale())
        .format(MonthDay.parse("--" + expiry.monthDay()));
  }

  String worth(Settings settings) {
    String amount =
        MajorUnits.text(BigDecimal.valueOf(settings.pointValueMinor()), settings.currency());
    return (this == GERMAN ? amount.replace('.', ',') : amount) + " " + settings.currency();
  }
}
