package dev.regulars.rules.warning;

import dev.regulars.rules.language.Translation;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/**
 * The catalogue of what is said about what is odd; a class for each language. Sentences, codes and
 * names come without quotation marks.
 */
sealed interface WarningTexts permits EnglishWarnings, GermanWarnings {

  static WarningTexts in(Locale locale) {
    return Translation.isGerman(locale) ? new GermanWarnings() : new EnglishWarnings();
  }

  /** Sentences, as they are told in a reason. */
  String quoted(List<String> sentences);

  /** What rules about events that are no purchases ask besides their sentences. */
  String anEventThatIsNoPurchase();

  String neverFires();

  /** What excludes each other, as it is told; one thing excludes itself. */
  String contradiction(List<String> told);

  String ended(LocalDate on);

  String endedReason();

  String budgetWithoutEnd();

  String budgetReason(long points);

  String giftToAll();

  String giftToAllReason(String sentence);

  /** Of a sentence of a rule; {@code before} and {@code now} are written as in sentences. */
  String jump(String before, String now);

  String jumpReason(String sentence, int factor);

  /** {@code until} is the end of the span. */
  String night(LocalTime until);

  /** {@code sentences} are what the rule says about days. */
  String nightReason(List<String> sentences);

  String alwaysTogether(String with);

  String alwaysTogetherReason();

  String neverStands(String group, String by);

  /** The other rule wins by its priority. */
  String lessPriority(String by, int greater, int less);

  /** The other rule wins by what it gives, or by its place. */
  String givesLess(String by);

  /** Of a code that nothing had so far; {@code kind} is what it names, in this language. */
  String notSeen(String kind, String code);

  String notSeenReason();

  /** Of a code that looks like another; {@code kind} is what both name, in this language. */
  String looksLike(String kind, String code, String other);

  /** {@code seen} where purchases have had the other. */
  String looksLikeReason(boolean seen);

  String twinName(String other);

  String twinNameReason();
}
