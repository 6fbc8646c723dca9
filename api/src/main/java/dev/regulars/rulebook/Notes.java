package dev.regulars.rulebook;

import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people write beside a step: some lines, for other people. */
final class Notes {

  static final int LENGTH_MAX = 1_000;

  private Notes() {}

  /** A step with a note. */
  @Schema(name = "RulebookNote")
  record Note(
      @Schema(example = "For the Christmas campaign", maxLength = LENGTH_MAX)
          @Nullable String note) {}

  /**
   * The text without blanks around it, null where there is none.
   *
   * @throws ProblemException 400 where it is too long or cannot be shown
   */
  static @Nullable String read(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    FieldErrors errors = new FieldErrors();
    errors.check(
        text.codePointCount(0, text.length()) <= LENGTH_MAX,
        pointer,
        "must have at most " + LENGTH_MAX + " characters");
    errors.check(
        text.codePoints().noneMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0),
        pointer,
        "must not contain control characters");
    errors.throwIfAny();
    return text.strip();
  }

  static @Nullable String read(@Nullable Note body) {
    return body == null ? null : read("/note", body.note());
  }
}
