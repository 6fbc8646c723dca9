package dev.regulars.rules.warning;

/**
 * Something about a rule that is allowed, but hardly meant.
 *
 * @param rule the rule's name
 * @param file where it stands
 * @param line the line that it is about, 1-based
 * @param message what is odd, for somebody who has never seen code
 * @param reason why it is so, and what to do
 */
public record Warning(
    Code code, String rule, String file, int line, String message, String reason) {

  /** What is odd. */
  public enum Code {
    /** Its conditions exclude each other. */
    NEVER_FIRES("never-fires"),
    /** Another rule asks the same, and neither is in a group. */
    ALWAYS_TOGETHER("always-together"),
    /** Another rule of its group wins whenever it applies. */
    SHADOWED("shadowed"),
    /** Its last day is over. */
    EXPIRED("expired"),
    /** It has a budget, but no last day. */
    BUDGET_WITHOUT_END("budget-without-end"),
    /** It gives something to everybody, every time, without an end. */
    GIFT_TO_ALL("gift-to-all"),
    /** A number in it is many times what it is in what is live. */
    JUMP("jump"),
    /** It runs over midnight, and says something about days. */
    NIGHT("night"),
    /** It names something that was never seen. */
    UNKNOWN_CODE("unknown-code"),
    /** It names something that looks like something else. */
    LOOK_ALIKE_CODE("look-alike-code"),
    /** Its name looks like another rule's. */
    TWIN_NAME("twin-name");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** What the API calls it. */
    public String code() {
      return text;
    }
  }
}
