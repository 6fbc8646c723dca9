package dev.regulars.rules.facts;

/**
 * Names what a limit counts of a member: the points that a rule gave within a window, or how often
 * it gave something.
 *
 * @param rule the rule's identity, or {@link #ALL_RULES}
 * @param window the span that the limit counts in; never {@link Window.Kind#LAST_DAYS}
 * @param times whether it counts times instead of points
 */
public record LimitKey(String rule, Window window, boolean times) {

  /** Stands for the sum over every rule. */
  public static final String ALL_RULES = "*";

  private static final String TIMES = "times-";

  /** A limit of points. */
  public LimitKey(String rule, Window window) {
    this(rule, window, false);
  }

  /** The key of a rule whose {@linkplain #span() span} is kept. */
  public static LimitKey of(String rule, String span) {
    boolean times = span.startsWith(TIMES);
    return new LimitKey(rule, Window.parse(times ? span.substring(TIMES.length()) : span), times);
  }

  /** How the window is kept, {@code week} or {@code times-week}. */
  public String span() {
    return times ? TIMES + window.code() : window.code();
  }
}
