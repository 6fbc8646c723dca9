package dev.regulars.rules.example;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

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

  String number(long number);

  String points(long points);

  /** The tier that somebody is in afterwards. */
  String tier(String code);

  String noTier();

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
