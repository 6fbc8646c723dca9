package dev.regulars.account;

import dev.regulars.rules.decision.Decision;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a movement, and who says it: the product is told in every language, people and
 * rules in their own words.
 *
 * @param text as it is kept, in English where the product says it
 * @param saying which of the product's sayings it is; {@link #OWN} for somebody's words; null where
 *     rules gave the points, and for what was kept before movements knew
 */
public record MovementText(String text, @Nullable String saying) {

  /** Of the words of people: reasons, and names that people gave. */
  static final String OWN = "own";

  /** Of points of several rules that do not add up to the sum. */
  static final String ROUNDING = "rounding";

  private static final String ENGLISH = "Rounding";
  private static final String GERMAN = "Rundung";

  /** The words of people: a reason, a name. They are never said otherwise. */
  public static MovementText own(String text) {
    return new MovementText(text, OWN);
  }

  static MovementText of(Saying saying, String text) {
    return new MovementText(text, saying.code());
  }

  /**
   * What rules gave.
   *
   * @param awards at least one; of one it is the rule's own words
   */
  public static MovementText of(List<Decision.Award> awards) {
    String text =
        awards.size() == 1
            ? awards.getFirst().text()
            : awards.stream().map(MovementText::part).collect(Collectors.joining(", "));
    boolean rounds = awards.size() > 1 && awards.getLast().isRounding();
    return new MovementText(text, rounds ? ROUNDING : null);
  }

  private static String part(Decision.Award award) {
    return (award.isRounding() ? ENGLISH : award.rule()) + " +" + award.points();
  }

  /** Points of several rules, the last part of which is rounding. */
  static String rounded(String kept, Locale locale) {
    int last = kept.lastIndexOf(ENGLISH);
    return last < 0 || !locale.getLanguage().equals(Locale.GERMAN.getLanguage())
        ? kept
        : kept.substring(0, last) + GERMAN + kept.substring(last + ENGLISH.length());
  }
}
