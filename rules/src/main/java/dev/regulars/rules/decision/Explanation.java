package dev.regulars.rules.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why, and why not, in the language of who asked.
 *
 * @param rules one for each rule of the rulebook, in its order; behind them what is rounding, where
 *     the rules' own points do not add up
 * @param customerText one or two sentences for the customer
 * @param cashierText one line for the cashier
 */
public record Explanation(List<RuleExplanation> rules, String customerText, String cashierText) {

  /**
   * What became of a rule.
   *
   * @param points they sum up to the decision's points over all rules
   * @param code the kind of the reason, for programs ({@link Reason#code()})
   * @param keptOff numbers of the lines that it keeps from earning
   */
  public record RuleExplanation(
      String rule,
      Outcome outcome,
      long points,
      String code,
      String reason,
      List<Integer> keptOff,
      List<SentenceExplanation> sentences) {}

  /** What may be told of a decision. */
  public enum Told {
    EVERYTHING,
    /**
     * Whether sentences about the member are met, which shows in the points anyway, but not what
     * was found of the member: no birthday, attribute, tier or number of purchases.
     */
    NOTHING_OF_THE_MEMBER
  }

  /** The five ways a rule can come out. */
  public enum Outcome {
    AWARDED,
    CUT,
    LOST,
    NOT_MET,
    NOT_IN_FORCE
  }

  /**
   * A condition with the value it was compared with.
   *
   * @param sentence by which the vocabulary knows it: "tier-or-higher"
   * @param text the sentence, as the reader's language says it
   * @param written the sentence as it stands in the rule file
   * @param found the value found, in the reader's form ("12.40", "12,40 €"); null where there is
   *     none
   * @param needed the value needed
   */
  public record SentenceExplanation(
      String sentence,
      String text,
      String written,
      boolean met,
      @Nullable String found,
      String needed) {}
}
