package dev.regulars.rules.language;

import java.util.regex.Pattern;

/** The kinds of values that may stand in a sentence, and how each is written. */
public enum ParameterType {
  INTEGER("integer", "[0-9]+", "[0-9]+L", "a whole number such as 5"),
  DECIMAL("decimal", Shapes.DECIMAL, Shapes.EXACT, "a number such as 2 or 1.5"),
  PERCENT("percent", Shapes.DECIMAL + "%", Shapes.EXACT, "a percentage such as 5% or 2.5%"),
  QUANTITY("quantity", Shapes.DECIMAL, "[0-9]+L", "a number of units such as 3 or 1.5"),
  MONEY("money", Shapes.DECIMAL + " [A-Z]{3}", "[0-9]+L", "an amount with its currency: 20.00 EUR"),
  DATE("date", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "[0-9]+L", "a date such as 2026-12-24"),
  TIME("time", "[0-9]{2}:[0-9]{2}", "[0-9]+L", "a time of day such as 08:30"),
  ORDINAL("ordinal", "[0-9]+(?:st|nd|rd|th)", "[0-9]+L", "a position such as 1st, 2nd or 10th"),
  /** A number of days that makes a window with the day of the purchase as its last. */
  LAST_DAYS("days", "[0-9]+", "\"last-[0-9]+-days\"", "a number of days such as 30"),
  WEEKDAYS(
      "weekdays",
      Shapes.listOf(Shapes.WEEKDAY),
      Shapes.WORDS,
      "a day of the week, or several: Monday, Tuesday or Friday"),
  CODE("code", Shapes.QUOTED, Shapes.WORD, "a code in quotation marks such as \"coffee\""),
  CODES(
      "codes",
      Shapes.listOf(Shapes.QUOTED),
      Shapes.WORDS,
      "a code in quotation marks, or several: \"coffee\", \"tea\" or \"cocoa\""),
  TIER("tier", Shapes.QUOTED, Shapes.WORD, "a tier in quotation marks such as \"gold\""),
  /** A tier that stands for itself and every tier above it. */
  TIER_OR_HIGHER("tier", Shapes.QUOTED, Shapes.WORDS, "a tier in quotation marks such as \"gold\""),
  CHOICE("choice", "[a-z][a-z ]*[a-z]", Shapes.WORD, "one of the words offered"),
  TEXT("text", Shapes.QUOTED, "[0-9]+", "a text in quotation marks such as \"Thank you!\"");

  private final String code;
  private final Pattern lexeme;
  private final String literal;
  private final String expected;

  ParameterType(String code, String lexeme, String literal, String expected) {
    this.code = code;
    this.lexeme = Pattern.compile(lexeme);
    this.literal = literal;
    this.expected = expected;
  }

  /** What the API calls it. */
  public String code() {
    return code;
  }

  /** How a value looks, with an example; completes "here should be …". */
  public String expected() {
    return expected;
  }

  /** The outer form of a value in a rule file. Reads as far as it can and never goes back. */
  public Pattern lexeme() {
    return lexeme;
  }

  /**
   * The same form as a regular expression that JavaScript and others know too. It has to be matched
   * from where the value begins.
   */
  public String pattern() {
    return lexeme.pattern().replace(")*+", ")*");
  }

  /** Whether several values may stand in its place. */
  public boolean isList() {
    return this == CODES || this == WEEKDAYS;
  }

  /** Regular expression of the only literals that a value becomes in DRL. */
  String literal() {
    return literal;
  }

  /** Whether there can be one of it and several of it: "1 point", "2 points". */
  boolean counts() {
    return this == INTEGER || this == DECIMAL || this == QUANTITY || this == LAST_DAYS;
  }

  private static final class Shapes {
    static final String DECIMAL = "[0-9]+(?:\\.[0-9]+)?";
    static final String EXACT = "\"[0-9]+(?:\\.[0-9]+)?\"";
    static final String QUOTED = "\"[^\"]*\"";
    static final String WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";

    /** A text literal without anything that could end it, escape in it or be replaced in it. */
    static final String WORD = "\"[^\"\\\\{}$\\p{Cntrl}]*\"";

    static final String WORDS = WORD + "(?:, " + WORD + ")*";

    static String listOf(String item) {
      return item + "(?:(?:, | or )" + item + ")*+";
    }
  }
}
