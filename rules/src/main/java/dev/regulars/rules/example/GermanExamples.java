package dev.regulars.rules.example;

import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.facts.InARow;
import dev.regulars.rules.facts.LineKind;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said about examples, in German. */
record GermanExamples() implements ExampleWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  @Override
  public String of(Word word, String what) {
    return switch (word) {
          case MEMBER -> "Mitglied: ";
          case EVENT -> "das Ereignis ";
          case STORE -> "Filiale ";
          case STORE_TAGS -> "Filiale mit Merkmal ";
          case CHANNEL -> "Kanal ";
          case CODES -> "Codes ";
          case SETTINGS -> "in einem Programm mit ";
          case ENROLLED -> "Mitglied seit ";
          case BORN -> "geboren am ";
          case TAGGED -> "Merkmale ";
          case HAS_PLAN -> "Abo ";
          case LAST_PURCHASE -> "letzter Einkauf: ";
          case STANDING -> "im Zeitraum der Stufe ";
          case IN_A_ROW -> "in Folge ";
          case PAID -> "bezahlt mit ";
        }
        + what;
  }

  @Override
  public String of(NeededSettings settings) {
    return Stream.of(rounding(settings.rounding()), stacking(settings.stacking()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static @Nullable String rounding(@Nullable RoundingMode rounding) {
    return switch (rounding) {
      case null -> null;
      case DOWN -> "Rundung nach unten";
      case UP -> "Rundung nach oben";
      case HALF_UP -> "Rundung zur nächsten Zahl, halbe Punkte nach oben";
      case HALF_EVEN -> "Rundung zur nächsten Zahl, halbe Punkte zur geraden";
      default -> "Rundung " + NeededSettings.word(rounding);
    };
  }

  private static @Nullable String stacking(@Nullable Stacking stacking) {
    return switch (stacking) {
      case null -> null;
      case BEST -> "dem besten von mehreren Multiplikatoren";
      case ADD -> "zusammengezählten Multiplikatoren";
      case MULTIPLY -> "multiplizierten Multiplikatoren";
    };
  }

  @Override
  public String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.GERMANY).format(number);
  }

  @Override
  public String number(BigDecimal number) {
    return NumberFormat.getNumberInstance(Locale.GERMANY).format(number);
  }

  @Override
  public String money(long minor, String currency) {
    int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.GERMANY);
    format.setCurrency(Currency.getInstance(currency));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(BigDecimal.valueOf(minor, decimals));
  }

  @Override
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  @Override
  public String moment(String day, LocalTime time) {
    return day + ", " + CLOCK.format(time) + " Uhr";
  }

  @Override
  public String in(Window window) {
    return switch (window.kind()) {
      case DAY -> "an diesem Tag";
      case WEEK -> "in dieser Woche";
      case MONTH -> "in diesem Monat";
      case YEAR -> "in diesem Jahr";
      case EVER -> "insgesamt";
      case LAST_DAYS -> "in den letzten " + window.days() + " Tagen";
    };
  }

  @Override
  public String between(String first, String last) {
    return first.isEmpty()
        ? "bis " + last
        : last.isEmpty() ? "ab " + first : "vom " + first + " bis " + last;
  }

  @Override
  public String never() {
    return "nie";
  }

  @Override
  public String purchases(long purchases) {
    return number(purchases) + (purchases == 1 ? " Einkauf" : " Einkäufe");
  }

  @Override
  public String earlier(String what) {
    return "vorher: " + what;
  }

  @Override
  public String counted(String counter, String span, String number) {
    return "Zähler " + counter + " " + span + ": " + number;
  }

  @Override
  public String inARow(String unit, long count) {
    boolean one = count == 1;
    return number(count)
        + (unit.equals(InARow.DAYS) ? one ? " Tag" : " Tage" : one ? " Woche" : " Wochen");
  }

  @Override
  public String todayToo() {
    return "auch schon an diesem Tag";
  }

  @Override
  public String emptyBasket() {
    return "ein leerer Warenkorb";
  }

  @Override
  public String purchase(String money) {
    return "ein Einkauf über " + money;
  }

  @Override
  public String anything() {
    return "irgendetwas";
  }

  @Override
  public String costs(String money) {
    return "für " + money;
  }

  @Override
  public String costsEach(String money) {
    return "zu je " + money;
  }

  @Override
  public String tax(String money) {
    return "davon " + money + " Steuer";
  }

  @Override
  public String kind(LineKind kind) {
    return switch (kind) {
      case PRODUCT -> "Ware";
      case SHIPPING -> "Versand";
      case DEPOSIT -> "Pfand";
      case SERVICE -> "Bedienung";
      case TIP -> "Trinkgeld";
      case GIFT_CARD -> "Geschenkkarte";
      case COUPON -> "Coupon";
      case RETURN -> "Rückgabe";
    };
  }

  @Override
  public String alreadyGiven(@Nullable String rule, String howMuch, String per) {
    String who = rule == null ? "alle Regeln zusammen gaben " : "die Regel „" + rule + "“ gab ";
    return who + per + " schon " + howMuch;
  }

  @Override
  public String ofBudget() {
    return "aus ihrem Budget";
  }

  @Override
  public String times(long times) {
    return times == 1 ? "einmal" : number(times) + "-mal";
  }

  @Override
  public String points(long points) {
    return number(points) + (points == 1 ? " Punkt" : " Punkte");
  }

  @Override
  public String tier(String code) {
    return "Stufe " + code;
  }

  @Override
  public String noTier() {
    return "keine Stufe";
  }

  @Override
  public String of(Several several, List<String> texts) {
    String what =
        switch (several) {
          case MESSAGES -> "Meldungen";
          case VOUCHERS -> "Gutscheine";
          case TAGS -> "Merkmale";
        };
    return texts.isEmpty() ? "keine " + what : what + ": " + String.join(" | ", texts);
  }

  @Override
  public String takesOff(String rule, BigDecimal amount) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.GERMANY);
    format.setMinimumFractionDigits(amount.scale());
    return rule + " zieht " + format.format(amount) + " ab";
  }

  @Override
  public String notTried(String settings) {
    return "nicht geprüft: Es geht um ein Programm mit " + settings;
  }

  @Override
  public String rightWith(String settings) {
    return " (richtig mit " + settings + ", siehe settings)";
  }

  @Override
  public String tooManyPoints() {
    return "mehr Punkte, als sich zählen lassen";
  }

  @Override
  public String readable() {
    return "ein Beispiel, das sich lesen lässt";
  }
}
