package dev.regulars.rules.facts;

/**
 * Names a member's counter: the points that a rule gave a member within a window.
 *
 * @param rule the rule's identity, or {@link #ALL_RULES}
 * @param window the span that the limit counts in; never {@link Window.Kind#LAST_DAYS}
 */
public record LimitKey(String rule, Window window) {

  /** Stands for the sum over every rule. */
  public static final String ALL_RULES = "*";
}
