package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the values of sentences: for readers, and as the literals that DRL gets. */
final class ValueWriter {

  static final String NEVER = "never";

  private ValueWriter() {}

  /** As it stands in a canonical rule file. */
  static String written(Parameter parameter, Value value) {
    return written(parameter.type(), value);
  }

  private static String written(@Nullable ParameterType type, Value value) {
    return switch (value) {
      case Value.Whole(long number) ->
          type == ParameterType.ORDINAL ? ordinal(number) : Long.toString(number);
      case Value.Exact(BigDecimal number) ->
          plain(number) + (type == ParameterType.PERCENT ? "%" : "");
      case Value.Quantity(long milli) -> quantity(milli);
      case Value.Money money -> money(money.minor(), money.currency()) + " " + money.currency();
      case Value.Day day -> day.date().toString();
      case Value.Clock clock -> clock.time().toString();
      case Value.Words(List<String> words) -> words(type, words);
      case Value.Text(String text) -> '"' + text + '"';
    };
  }

  /**
   * As an explanation shows it: without quotation marks and currency.
   *
   * @param type null for what is compared with a constant
   */
  static String shown(@Nullable ParameterType type, Value value) {
    return switch (value) {
      case Value.Money money -> money(money.minor(), money.currency());
      case Value.Words(List<String> words) -> orList(words);
      case Value.Text(String text) -> text;
      default -> written(type, value);
    };
  }

  static String shown(boolean truth) {
    return truth ? "yes" : "no";
  }

  /** Such as {@code 02-29}. */
  static String shown(MonthDay day) {
    return day.toString().substring(2);
  }

  private static String words(@Nullable ParameterType type, List<String> words) {
    boolean bare = type == ParameterType.CHOICE || type == ParameterType.WEEKDAYS;
    return orList(bare ? words : words.stream().map(word -> '"' + word + '"').toList());
  }

  private static String orList(List<String> shown) {
    int last = shown.size() - 1;
    return last == 0
        ? shown.getFirst()
        : String.join(", ", shown.subList(0, last)) + " or " + shown.get(last);
  }

  /** As an argument of a measure or a proposal. */
  static String literal(Parameter parameter, Value value, Programme programme, Texts texts) {
    return switch (value) {
      case Value.Whole(long number) ->
          parameter.type() == ParameterType.LAST_DAYS
              ? quoted("last-" + number + "-days")
              : number + "L";
      case Value.Exact(BigDecimal number) -> quoted(plain(number));
      case Value.Quantity(long milli) -> milli + "L";
      case Value.Money money -> money.minor() + "L";
      case Value.Day day -> day.date().toEpochDay() + "L";
      case Value.Clock clock -> clock.time().toSecondOfDay() / 60 + "L";
      case Value.Words(List<String> words) -> literal(parameter, words, programme);
      case Value.Text(String text) -> Integer.toString(texts.idOf(text));
    };
  }

  private static String literal(Parameter parameter, List<String> words, Programme programme) {
    List<String> codes =
        switch (parameter.type()) {
          case CHOICE -> List.of(code(parameter, words.getFirst()));
          case TIER_OR_HIGHER -> orHigher(words.getFirst(), programme);
          default -> words;
        };
    return codes.stream().map(ValueWriter::quoted).collect(Collectors.joining(", "));
  }

  private static String code(Parameter parameter, String word) {
    return parameter.choices().stream()
        .filter(choice -> choice.word().equals(word))
        .findFirst()
        .orElseThrow()
        .code();
  }

  private static List<String> orHigher(String tier, Programme programme) {
    List<String> codes = new ArrayList<>();
    for (int i = programme.rank(tier); i < programme.tiers().size(); i++) {
      codes.add(programme.tiers().get(i).code());
    }
    return codes;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  static String money(long minor, String currency) {
    int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(minor, decimals).toPlainString();
  }

  static String quantity(long milli) {
    return plain(BigDecimal.valueOf(milli, 3));
  }

  static String plain(BigDecimal number) {
    return trimmed(number).toPlainString();
  }

  /** The same number without trailing zeros, and with none of them in the exponent. */
  static BigDecimal trimmed(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** 1st, 2nd, 3rd, 4th, 11th, 21st. */
  static String ordinal(long number) {
    boolean teen = number % 100 / 10 == 1;
    String ending =
        switch ((int) (number % 10)) {
          case 1 -> teen ? "th" : "st";
          case 2 -> teen ? "th" : "nd";
          case 3 -> teen ? "th" : "rd";
          default -> "th";
        };
    return number + ending;
  }
}
