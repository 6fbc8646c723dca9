package dev.regulars.shared;

import dev.regulars.shared.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/**
 * Collects what is wrong with the fields of a request, so that the sender learns everything at
 * once. At most {@value #LIMIT} are kept.
 */
public final class FieldErrors {

  private static final int LIMIT = 100;

  private final List<FieldError> errors = new ArrayList<>();

  /** One more wrong field. */
  public void add(String pointer, String detail) {
    if (errors.size() < LIMIT) {
      errors.add(new FieldError(pointer, detail));
    }
  }

  /** Adds an error unless the field is right. */
  public void check(boolean right, String pointer, String detail) {
    if (!right) {
      add(pointer, detail);
    }
  }

  /** Whether the field is there; adds an error where it is not. */
  @Contract("_, null -> false")
  public boolean require(String pointer, @Nullable Object value) {
    check(value != null, pointer, "is required");
    return value != null;
  }

  /** Adds an error unless the field is there and a {@link #text}. */
  public void requireText(String pointer, @Nullable String value, int maxLength) {
    if (require(pointer, value)) {
      text(pointer, value, maxLength);
    }
  }

  /**
   * Adds an error where a text that is there is blank, too long, or has control characters.
   *
   * @param maxLength in characters
   */
  public void text(String pointer, @Nullable String value, int maxLength) {
    if (value == null) {
      return;
    }
    if (value.codePoints().noneMatch(FieldErrors::isSeen)) {
      add(pointer, "must not be blank");
    } else if (value.codePointCount(0, value.length()) > maxLength) {
      add(pointer, "must have at most " + maxLength + " characters");
    } else if (value.codePoints().anyMatch(Character::isISOControl)) {
      add(pointer, "must not contain control characters");
    }
  }

  private static boolean isSeen(int character) {
    return !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && Character.getType(character) != Character.FORMAT;
  }

  /** Adds an error where a list that is there has too many items or a null one. */
  public void list(String pointer, @Nullable List<? extends @Nullable Object> items, int maxSize) {
    if (items == null) {
      return;
    }
    if (items.size() > maxSize) {
      add(pointer, "must have at most " + maxSize + " items");
    }
    for (int i = 0; i < Math.min(items.size(), maxSize); i++) {
      require(pointer + "/" + i, items.get(i));
    }
  }

  /** Whether something was found wrong with the field. */
  public boolean has(String pointer) {
    return errors.stream().anyMatch(error -> error.pointer().equals(pointer));
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /** What was found so far. */
  public List<FieldError> list() {
    return List.copyOf(errors);
  }

  /**
   * Ends the request where something is wrong.
   *
   * @throws ProblemException 400 with every wrong field
   */
  public void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.malformed(errors));
    }
  }

  /** A name as a part of a JSON pointer (RFC 6901, section 3). */
  public static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
