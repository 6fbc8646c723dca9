package dev.regulars.rules.language;

/**
 * Something came out of the expansion that is not on the list of what may. No rule file can cause
 * it, because the parser refuses everything that is not a known sentence; so this is a fault of the
 * vocabulary, and nothing is compiled.
 */
public final class VerificationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  VerificationException(String message) {
    super(message);
  }

  VerificationException(String message, Throwable cause) {
    super(message, cause);
  }
}
