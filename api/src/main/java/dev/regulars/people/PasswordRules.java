package dev.regulars.people;

import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which passwords may be chosen: long ones that are not among the first that somebody would try. No
 * rules about kinds of characters (NIST SP 800-63B, section 3.1.1.2).
 */
@Component
class PasswordRules {

  static final int LENGTH_MAX = 200;
  private static final int LENGTH_MIN = 10;
  private static final int LENGTH_MIN_DEMO = 4;
  private static final int DISTINCT_MIN = 5;
  private static final int NAME_LENGTH_MIN = 4;

  /**
   * The beginnings of what leaked lists have most of, among passwords of ten characters or more.
   */
  private static final Set<String> TRIED_FIRST =
      Set.of(
          "password",
          "passwort",
          "qwerty",
          "qwertz",
          "1234567890",
          "0123456789",
          "9876543210",
          "0987654321",
          "iloveyou",
          "letmein",
          "welcome",
          "willkommen",
          "administrator",
          "admin123",
          "abcdefgh",
          "abcd1234",
          "abc12345",
          "1q2w3e4r",
          "1qaz2wsx",
          "q1w2e3r4",
          "asdfgh",
          "changeme",
          "regulars",
          "superman",
          "football",
          "baseball",
          "sunshine",
          "princess",
          "trustno1",
          "starwars",
          "hallo123",
          "schatz",
          "sommer20",
          "winter20",
          "summer20");

  private final int lengthMin;
  private final boolean demo;

  PasswordRules(@Value("${regulars.demo}") boolean demo) {
    this.demo = demo;
    this.lengthMin = demo ? LENGTH_MIN_DEMO : LENGTH_MIN;
  }

  /** Adds an error where there is none, or one that is too long to be looked at. */
  static void require(FieldErrors errors, String pointer, @Nullable String password) {
    if (errors.require(pointer, password)) {
      errors.check(
          !password.isEmpty() && password.length() <= LENGTH_MAX,
          pointer,
          "must have 1 to " + LENGTH_MAX + " characters");
    }
  }

  /**
   * Ends the request where the password is too weak for this person.
   *
   * @throws ProblemException 422 {@code weak-password}
   */
  void check(String pointer, String password, String login) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < lengthMin) {
      throw weak(pointer, "It must have at least " + lengthMin + " characters.");
    }
    if (demo) {
      return;
    }
    if (password.codePoints().distinct().count() < DISTINCT_MIN) {
      throw weak(pointer, "It must have at least " + DISTINCT_MIN + " different characters.");
    }
    String name = login.replaceAll("@.*", "");
    if (name.length() >= NAME_LENGTH_MIN && lower.contains(name)) {
      throw weak(pointer, "It must not contain the login.");
    }
    if (TRIED_FIRST.stream().anyMatch(lower::startsWith)) {
      throw weak(pointer, "It is one of the first that somebody would try. Choose another one.");
    }
  }

  private static ProblemException weak(String pointer, String detail) {
    return new ProblemException(
        Problem.impossible("weak-password", "Weak password", detail).at(pointer));
  }
}
