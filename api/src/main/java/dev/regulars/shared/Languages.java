package dev.regulars.shared;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which what people read can be had. The sentences themselves are English. */
public final class Languages {

  private Languages() {}

  /**
   * The language of a code; English where it is missing.
   *
   * @throws ProblemException 400 for any other than {@code en} and {@code de}
   */
  public static Locale read(@Nullable String code) {
    if (code == null || code.equals("en")) {
      return Locale.ENGLISH;
    }
    FieldErrors errors = new FieldErrors();
    errors.check(code.equals("de"), "/lang", "must be en or de");
    errors.throwIfAny();
    return Locale.GERMAN;
  }
}
