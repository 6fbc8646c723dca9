package dev.regulars.shared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a store can be called by, the same wherever one is named. */
public final class StoreCode {

  /** Its form, as the API's description writes it. */
  public static final String PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

  private static final Pattern FORM = Pattern.compile(PATTERN);
  private static final String RULE =
      "must be 1 to 64 letters, digits, dots, dashes and underscores, the first a letter or digit";

  private StoreCode() {}

  /** Whether a text can be a store's code, known or not. */
  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }

  /** Adds an error unless it is there and can be a store's code. */
  public static void require(FieldErrors errors, String pointer, @Nullable String code) {
    if (errors.require(pointer, code)) {
      check(errors, pointer, code);
    }
  }

  /** Adds an error where it is there and cannot be a store's code. */
  public static void check(FieldErrors errors, String pointer, @Nullable String code) {
    errors.check(code == null || is(code), pointer, RULE);
  }
}
