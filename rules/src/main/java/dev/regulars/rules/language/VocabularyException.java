package dev.regulars.rules.language;

/** A vocabulary that cannot be used. It ships with the product, so this is a fault. */
public final class VocabularyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  VocabularyException(String message) {
    super(message);
  }

  VocabularyException(String message, Throwable cause) {
    super(message, cause);
  }
}
