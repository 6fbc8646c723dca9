package dev.regulars.rules.language;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a rule file.
 *
 * @param file the file's name
 * @param line 1-based
 * @param column 1-based
 * @param message what is wrong and what to do, for somebody who has never seen code
 * @param suggestion the nearest sentence or value, null where there is none
 */
public record Problem(
    String file,
    int line,
    int column,
    Severity severity,
    String message,
    @Nullable String suggestion) {

  /** Whether it keeps the rulebook from going live. */
  public enum Severity {
    ERROR,
    WARNING
  }
}
