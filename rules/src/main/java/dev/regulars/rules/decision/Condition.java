package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One {@code when} sentence of a rule, to be asked again when a decision is explained. */
public interface Condition {

  /**
   * Whether it is met, by which value, and what it needs.
   *
   * @param standing null where there is none; a condition about the standing is not met then
   * @param locale the language in which values are told: German, or else English
   */
  SentenceExplanation evaluate(Facts facts, @Nullable Standing standing, Locale locale);

  /** Whether it is met; the same as {@link #evaluate} says, without saying why. */
  boolean isMet(Facts facts, @Nullable Standing standing);

  /** The sentence as it is written. */
  String text();

  /** The sentence as a language says it: German, or else English as it is written. */
  String said(Locale locale);

  /** Whether it asks about the member, and not about what happened, where or of what. */
  boolean isAboutMember();

  /** Whether it says how often what the rule gives is given. */
  default boolean repeats() {
    return false;
  }

  /** How often, of one that is met; 1 for what says nothing of it. */
  default long times(Facts facts) {
    return 1;
  }

  /** What it needs of a standing, null where it is about something else. */
  @Nullable Requirement requirement();

  /**
   * A least value of a standing.
   *
   * @param measure {@code points}, {@code spend} (minor units) or {@code purchases}
   */
  record Requirement(String measure, long atLeast) {}
}
