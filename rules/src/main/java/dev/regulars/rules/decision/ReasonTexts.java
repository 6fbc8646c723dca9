package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Decision.Award;
import java.util.List;
import java.util.Locale;

/**
 * The catalogue of what is said about decisions; a class for each language. Names, sentences and
 * messages are told as they stand in the rule file.
 */
sealed interface ReasonTexts permits EnglishReasons, GermanReasons {

  static ReasonTexts in(Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    return german ? new GermanReasons() : new EnglishReasons();
  }

  /** Why a rule came out as it did. */
  String of(Reason reason);

  /** The points with the rules that gave them, as a sentence to the customer. */
  String earned(long points, List<Award> awards);

  /** What the difference between the sum and the rules' own points is called. */
  String rounding();

  /** The sentence to the customer where there are none. */
  String earnedNothing(boolean purchase);

  /** What of a rule's points was cut, as a sentence to the customer. */
  String cut(String rule, Reason reason);

  /**
   * A voucher that is promised.
   *
   * @param toFriend whether to the friend, else to who invited them
   */
  String voucherTo(String voucher, boolean toFriend);

  /** What is promised is given so many days later. */
  String afterDays(long days);

  /** A number of points with its unit. */
  String points(long points);

  /** A number alone. */
  String number(long number);
}
