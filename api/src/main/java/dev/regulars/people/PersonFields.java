package dev.regulars.people;

import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people may be called. */
final class PersonFields {

  static final int NAME_LENGTH_MAX = 100;

  /** A language tag, as the API's description writes it. */
  static final String LOCALE_PATTERN = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$";

  static final int LOGIN_LENGTH_MAX = 200;
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]*");
  private static final Pattern LOCALE = Pattern.compile(LOCALE_PATTERN);

  private PersonFields() {}

  /** A login as it is kept: nobody should have to remember how they wrote it. */
  static String login(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  static boolean isLogin(String login) {
    return login.length() <= LOGIN_LENGTH_MAX && LOGIN.matcher(login).matches();
  }

  static void requireLogin(FieldErrors errors, String pointer, @Nullable String value) {
    if (errors.require(pointer, value)) {
      errors.check(
          isLogin(login(value)),
          pointer,
          "must be an e-mail address or a name of letters, digits, dots, dashes, underscores");
    }
  }

  static void role(FieldErrors errors, String pointer, @Nullable Role role) {
    errors.check(role != Role.MEMBER, pointer, "must be a role of staff");
  }

  /** A language tag (BCP 47), such as {@code de} or {@code en-GB}. */
  static void locale(FieldErrors errors, String pointer, @Nullable String value) {
    errors.check(
        value == null || LOCALE.matcher(value).matches(), pointer, "must be a tag such as de");
  }
}
