package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of sentences. What it accepts can be written back, and is safe in a literal. */
final class ValueReader {

  /** What came of reading. */
  sealed interface Reading {}

  record Good(Value value) implements Reading {}

  /** Not a value of the type; completes "… : message". */
  record Bad(String message, @Nullable String suggestion) implements Reading {

    Bad(String message) {
      this(message, null);
    }
  }

  private static final Pattern LIST = Pattern.compile(", | or ");
  private static final Pattern QUOTED_LIST = Pattern.compile("\"(?:, | or )\"");
  private static final String FACTOR = "factor";
  private static final int DIGITS_MAX = 12;
  private static final int LIST_MAX = 20;
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

  private final Programme programme;

  ValueReader(Programme programme) {
    this.programme = programme;
  }

  /** Reads what has the outer form of the parameter's type. */
  Reading read(Parameter parameter, String text) {
    return switch (parameter.type()) {
      case INTEGER, LAST_DAYS -> whole(parameter, text);
      case ORDINAL -> ordinal(parameter, text);
      case DECIMAL -> exact(parameter, text, 4);
      case PERCENT -> withUnit(exact(parameter, text.substring(0, text.length() - 1), 4), "%");
      case QUANTITY -> quantity(parameter, text);
      case MONEY -> money(parameter, text);
      case DATE -> date(text);
      case TIME -> time(text);
      case WEEKDAYS -> words(List.of(LIST.split(text)));
      case CODE -> codes(List.of(unquoted(text)));
      case CODES -> codes(Arrays.asList(QUOTED_LIST.split(unquoted(text), -1)));
      case TIER, TIER_OR_HIGHER -> tier(unquoted(text));
      case CHOICE -> new Good(new Value.Words(List.of(text)));
      case TEXT -> text(unquoted(text));
    };
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  private static Reading whole(Parameter parameter, String digits) {
    if (digits.length() > DIGITS_MAX) {
      return tooBig(parameter);
    }
    long number = Long.parseLong(digits);
    Bad bad = outOfRange(parameter, BigDecimal.valueOf(number));
    if (bad != null) {
      return bad;
    }
    return digits.length() > 1 && digits.startsWith("0")
        ? new Bad("write it without leading zeros", Long.toString(number))
        : new Good(new Value.Whole(number));
  }

  /** What is proposed in place of a number is proposed with what stands behind the number. */
  private static Reading withUnit(Reading reading, String unit) {
    return reading instanceof Bad(String message, String suggestion) && suggestion != null
        ? new Bad(message, suggestion + unit)
        : reading;
  }

  private static Reading ordinal(Parameter parameter, String text) {
    String digits = text.substring(0, text.length() - 2);
    Reading reading = whole(parameter, digits);
    return switch (reading) {
      case Good(Value.Whole(long number)) when !ValueWriter.ordinal(number).equals(text) ->
          new Bad("that is not how it is written", ValueWriter.ordinal(number));
      case Bad(String message, String suggestion) when suggestion != null ->
          new Bad(message, ValueWriter.ordinal(Long.parseLong(suggestion)));
      default -> reading;
    };
  }

  private static Reading exact(Parameter parameter, String digits, int decimalsMax) {
    if (digits.length() > DIGITS_MAX) {
      return tooBig(parameter);
    }
    BigDecimal number = new BigDecimal(digits);
    if (number.scale() > decimalsMax) {
      return new Bad("at most " + decimalsMax + " digits may follow the point");
    }
    Bad bad = outOfRange(parameter, number);
    if (bad != null) {
      return bad;
    }
    return digits.length() > 1 && digits.startsWith("0") && digits.charAt(1) != '.'
        ? new Bad("write it without leading zeros", ValueWriter.plain(number))
        : new Good(new Value.Exact(ValueWriter.trimmed(number)));
  }

  private static Reading quantity(Parameter parameter, String digits) {
    Reading reading = exact(parameter, digits, 3);
    return reading instanceof Good(Value.Exact(BigDecimal number))
        ? new Good(new Value.Quantity(number.movePointRight(3).longValueExact()))
        : reading;
  }

  private Reading money(Parameter parameter, String text) {
    int space = text.length() - 4;
    String code = text.substring(space + 1);
    String digits = text.substring(0, space);
    if (!code.equals(programme.currency())) {
      String meant = digits + " " + programme.currency();
      return new Bad(
          "this programme's amounts are in " + programme.currency(),
          money(parameter, meant) instanceof Bad bad ? bad.suggestion() : meant);
    }
    int decimals = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    int point = digits.indexOf('.');
    if (point >= 0 && digits.length() - point - 1 != decimals) {
      return new Bad(
          decimals == 0
              ? "amounts in " + code + " have no decimals"
              : "amounts in " + code + " have " + decimals + " digits after the point");
    }
    return switch (exact(parameter, digits, decimals)) {
      case Good(Value.Exact(BigDecimal number)) ->
          new Good(new Value.Money(number.movePointRight(decimals).longValueExact(), code));
      case Bad(String message, String suggestion) when suggestion != null ->
          new Bad(message, digits.replaceFirst("^0+(?=[0-9])", "") + " " + code);
      case Reading reading -> reading;
    };
  }

  private static Reading date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)
          ? new Bad("it must lie between " + FIRST_DAY + " and " + LAST_DAY)
          : new Good(new Value.Day(date));
    } catch (DateTimeException notInTheCalendar) {
      return new Bad("there is no such day in the calendar");
    }
  }

  private static Reading time(String text) {
    try {
      return new Good(new Value.Clock(LocalTime.parse(text)));
    } catch (DateTimeException notOnTheClock) {
      return text.equals("24:00")
          ? new Bad("midnight is written 00:00", "00:00")
          : new Bad("there is no such time; it runs from 00:00 to 23:59");
    }
  }

  private static Reading codes(List<String> codes) {
    for (String code : codes) {
      String complaint = Characters.complaintAboutCode(code);
      if (complaint != null) {
        return new Bad(complaint);
      }
    }
    return words(codes);
  }

  private static Reading words(List<String> words) {
    if (words.size() > LIST_MAX) {
      return new Bad("at most " + LIST_MAX + " may be named in one sentence");
    }
    if (new HashSet<>(words).size() < words.size()) {
      return new Bad("one of them is named twice");
    }
    return new Good(new Value.Words(words));
  }

  private Reading tier(String code) {
    if (programme.rank(code) >= 0) {
      return new Good(new Value.Words(List.of(code)));
    }
    List<String> known = programme.tiers().stream().map(Programme.Tier::code).toList();
    String nearest = Nearest.of(code, known);
    return new Bad(
        known.isEmpty()
            ? "this programme has no tiers"
            : "there is no such tier; there are: " + String.join(", ", known),
        nearest == null ? null : "\"" + nearest + "\"");
  }

  private static Reading text(String text) {
    String complaint = Characters.complaintAboutText(text, Bounds.TEXT_LENGTH_MAX);
    return complaint == null ? new Good(new Value.Text(text)) : new Bad(complaint);
  }

  private static Bad tooBig(Parameter parameter) {
    return new Bad("it may be at most " + ValueWriter.plain(parameter.most()));
  }

  private static @Nullable Bad outOfRange(Parameter parameter, BigDecimal number) {
    if (number.compareTo(parameter.most()) > 0) {
      return tooBig(parameter);
    }
    if (number.signum() == 0 && parameter.name().equals(FACTOR)) {
      return new Bad(
          "it must be at least "
              + ValueWriter.plain(parameter.least())
              + "; times 0 is \"Give no points on …\"");
    }
    if (number.compareTo(parameter.least()) < 0) {
      return new Bad("it must be at least " + ValueWriter.plain(parameter.least()));
    }
    return null;
  }
}
