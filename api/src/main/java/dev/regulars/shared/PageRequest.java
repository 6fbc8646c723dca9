package dev.regulars.shared;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. A handler takes it as a parameter, with
 * {@code @ParameterObject}.
 *
 * @param limit how many items at most, 1 to 200
 * @param after the cursor of the page before, null for the first
 */
public record PageRequest(
    @Schema(minimum = "1", maximum = "200", defaultValue = "50") int limit,
    @Schema(description = "`next` of the page before", minLength = 1, maxLength = CURSOR_LENGTH_MAX)
        @Nullable String after) {

  static final int DEFAULT_LIMIT = 50;

  /** Items that a page has at most. */
  public static final int MAX_LIMIT = 200;

  /** Longer than any that is given: a sort key of a few names. */
  static final int CURSOR_LENGTH_MAX = 4_000;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT);
    }
  }

  /** How many rows to select: one more than are shown. */
  public int fetch() {
    return limit + 1;
  }
}
