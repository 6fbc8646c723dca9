package dev.regulars.rules.language;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of sentences as somebody who reads German does: {@code 2,5}, {@code 20,00 €},
 * {@code 24.12.2026}, {@code Montag oder Freitag}.
 *
 * @param words words to choose from, by the English ones
 */
record GermanValues(Map<String, String> words) {

  static final String NEVER = "nie";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("dd.MM.");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final char UNBROKEN_SPACE = '\u00a0';
  private static final int DECIMALS_MAX = 6;

  String written(Parameter parameter, Value value) {
    return written(parameter.type(), value);
  }

  private String written(@Nullable ParameterType type, Value value) {
    return switch (value) {
      case Value.Whole(long number) ->
          number(BigDecimal.valueOf(number)) + (type == ParameterType.ORDINAL ? "." : "");
      case Value.Exact(BigDecimal number) ->
          number(number) + (type == ParameterType.PERCENT ? UNBROKEN_SPACE + "%" : "");
      case Value.Quantity(long milli) -> number(BigDecimal.valueOf(milli, 3));
      case Value.Money money -> money(money);
      case Value.Day day -> DAY.format(day.date());
      case Value.Clock(LocalTime time) -> CLOCK.format(time);
      case Value.Words(List<String> several) ->
          or(several.stream().map(word -> isBare(type) ? bare(type, word) : quoted(word)).toList());
      case Value.Text(String text) -> quoted(text);
    };
  }

  /** As an explanation shows it: without quotation marks. */
  String shown(@Nullable ParameterType type, Value value) {
    return switch (value) {
      case Value.Words(List<String> several) ->
          or(several.stream().map(word -> bare(type, word)).toList());
      case Value.Text(String text) -> text;
      default -> written(type, value);
    };
  }

  static String shown(boolean truth) {
    return truth ? "ja" : "nein";
  }

  static String shown(MonthDay day) {
    return DAY_OF_YEAR.format(day);
  }

  private static boolean isBare(@Nullable ParameterType type) {
    return type == ParameterType.WEEKDAYS || type == ParameterType.CHOICE;
  }

  private static String number(BigDecimal number) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.GERMANY);
    format.setMaximumFractionDigits(DECIMALS_MAX);
    return format.format(number);
  }

  private static String money(Value.Money money) {
    Currency currency = Currency.getInstance(money.currency());
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.GERMANY);
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    format.setCurrency(currency);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(BigDecimal.valueOf(money.minor(), decimals));
  }

  private String bare(@Nullable ParameterType type, String word) {
    return switch (type) {
      case WEEKDAYS ->
          DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))
              .getDisplayName(TextStyle.FULL, Locale.GERMANY);
      case CHOICE -> words.getOrDefault(word, word);
      case null, default -> word;
    };
  }

  /** Texts may have German quotation marks in them, but never the straight ones. */
  private static String quoted(String text) {
    return text.indexOf('„') < 0 && text.indexOf('“') < 0 ? "„" + text + "“" : '"' + text + '"';
  }

  private static String or(List<String> shown) {
    int last = shown.size() - 1;
    return last == 0
        ? shown.getFirst()
        : String.join(", ", shown.subList(0, last)) + " oder " + shown.get(last);
  }
}
