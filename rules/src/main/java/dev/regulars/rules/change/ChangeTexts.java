package dev.regulars.rules.change;

import dev.regulars.rules.language.Translation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of what is said about differences; a class for each language. Every text is to be
 * read after "this change", so it begins with a verb.
 *
 * <p>A {@code thing} is what the vocabulary calls a sentence in this language, with its article:
 * "the limit per member per day". Where a clause follows on another about the same thing it is
 * null, and the text says "it". Sentences, codes and texts come without quotation marks, values as
 * they are written in this language.
 */
sealed interface ChangeTexts permits EnglishChanges, GermanChanges {

  static ChangeTexts in(Locale locale) {
    return Translation.isGerman(locale) ? new GermanChanges() : new EnglishChanges();
  }

  /** Clauses about the same sentence as one text. */
  String joined(List<String> clauses);

  // Rules.

  String addsRule(String name);

  String removesRule(String name);

  /**
   * Of a rule under another name.
   *
   * @param counting what becomes of what was counted towards its limits and its budget
   */
  String renames(String from, String to, Counting counting);

  /** What becomes of what was counted. */
  enum Counting {
    /** Nothing is. */
    NOTHING,
    GOES_ON,
    STARTS_ANEW
  }

  /** What was given before no longer counts towards the rule's limits and its budget. */
  String startsAnew();

  String movesToFile(String from, String to);

  String movesBefore(String rule);

  String movesToTheEnd();

  String reordersSentences();

  String changesComments();

  // Sentences.

  String adds(String thing);

  String removes(String thing);

  String addsSentence(String sentence, boolean condition);

  String removesSentence(String sentence, boolean condition);

  String changesSentence(String from, String to);

  String addsUnknown(String line);

  String removesUnknown(String line);

  // Values.

  /**
   * Of a number.
   *
   * @param unit what is counted, empty where that is said already
   */
  String raises(@Nullable String thing, String from, String to, String unit);

  String lowers(@Nullable String thing, String from, String to, String unit);

  String changes(@Nullable String thing, String from, String to);

  String movesStart(@Nullable String thing, String from, String to);

  String movesEnd(@Nullable String thing, String from, String to);

  // Lists of words.

  String reorders(@Nullable String thing);

  /**
   * Of words that come to a list.
   *
   * @param kind what they name, empty where the thing says it
   */
  String addsTo(@Nullable String thing, String kind, List<String> words);

  String removesFrom(@Nullable String thing, String kind, List<String> words);

  String replaces(@Nullable String thing, String kind, List<String> gone, List<String> come);

  String changesList(@Nullable String thing, List<String> gone, List<String> come);

  // Headers.

  String startsOn(String day);

  String endsOn(String day);

  String noLongerWaits(String day);

  String noLongerEnds(String day);

  String startsOnInstead(String day, String former);

  String endsOnInstead(String day, String former);

  String pauses();

  String resumes();

  String keepsFromCustomers();

  String tellsCustomers();

  String putsIntoGroup(String group);

  String takesOutOfGroup(String group);

  String movesToGroup(String from, String to);

  String setsPriority(String priority);

  String removesPriority(String priority);

  String raisesPriority(String from, String to);

  String lowersPriority(String from, String to);
}
