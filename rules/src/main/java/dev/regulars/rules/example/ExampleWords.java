package dev.regulars.rules.example;

import dev.regulars.rules.facts.LineKind;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of what is said about examples; a class for each language. Names, codes and
 * messages are told as they stand in the file.
 */
sealed interface ExampleWords permits EnglishExamples, GermanExamples {

  static ExampleWords in(Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    return german ? new GermanExamples() : new EnglishExamples();
  }

  /** What may come of an example several times. */
  enum Several {
    MESSAGES,
    VOUCHERS,
    TAGS
  }

  /** Words that stand before what they are about. */
  enum Word {
    MEMBER,
    EVENT,
    STORE,
    STORE_TAGS,
    CHANNEL,
    CODES,
    SETTINGS,
    ENROLLED,
    BORN,
    TAGGED,
    HAS_PLAN,
    LAST_PURCHASE,
    STANDING,
    IN_A_ROW,
    PAID
  }

  /** Settings of a programme, one or more. */
  String of(NeededSettings settings);

  /** A word, and what it is about. */
  String of(Word word, String what);

  String number(long number);

  String number(BigDecimal number);

  /** An amount in minor units of a currency. */
  String money(long minor, String currency);

  String day(LocalDate day);

  /** A time on a day that is said. */
  String moment(String day, LocalTime time);

  /** In which span of days, such as "this week". */
  String in(Window window);

  /** From a day to another one; empty for the end that is missing. */
  String between(String first, String last);

  String never();

  String points(long points);

  /** The tier that somebody is in afterwards. */
  String tier(String code);

  String noTier();

  String purchases(long purchases);

  /** Says of what is told that it was before. */
  String earlier(String what);

  /** How a counter stood. */
  String counted(String counter, String span, String number);

  /** Days or weeks, as {@link dev.regulars.rules.facts.InARow} names them. */
  String inARow(String unit, long count);

  /** Something was bought or counted on the same day before. */
  String todayToo();

  String emptyBasket();

  /** A purchase of which nothing but its sum is said. */
  String purchase(String money);

  /** What is bought where nothing is said of it. */
  String anything();

  String costs(String money);

  String costsEach(String money);

  String tax(String money);

  String kind(LineKind kind);

  /**
   * What was given before.
   *
   * @param rule null for all rules together
   * @param per the span, or the budget
   */
  String alreadyGiven(@Nullable String rule, String howMuch, String per);

  String ofBudget();

  String times(long times);

  /** None, or each. */
  String of(Several several, List<String> texts);

  /** What a rule takes off a purchase, in the programme's currency. */
  String takesOff(String rule, BigDecimal amount);

  /** Why an example is not tried. */
  String notTried(String settings);

  /** With which settings it would be right. */
  String rightWith(String settings);

  String tooManyPoints();

  String readable();
}
