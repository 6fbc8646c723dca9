package dev.regulars.imports;

import java.util.regex.Pattern;

/**
 * Cells of a CSV file that a spreadsheet would run as a formula. We write them with a quote mark in
 * front, and take it off again where we put it; see OWASP, CSV injection.
 */
final class SafeCell {

  // The wide forms are formulas, too, where the spreadsheet's language has them.
  private static final Pattern RUNS =
      Pattern.compile("(?s)'*(?:\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\\t\\r\\n]).*");

  private static final Pattern NUMBER = Pattern.compile("-[0-9]+(?:[.,][0-9]+)*");

  private SafeCell() {}

  /** A cell that is safe to open; a number below zero stays as it is. */
  static String written(String cell) {
    return RUNS.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }

  /** A cell as it was before {@link #written}. */
  static String read(String cell) {
    return cell.startsWith("'") && RUNS.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
