package dev.regulars.imports;

import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** A row of a file, as it stands there. */
sealed interface CsvRow {

  /** The line on which it begins; the header is on line 1. */
  long line();

  /** The row written in the file's own way, on one line of CSV. */
  String original();

  /** A row that could be taken apart. */
  record Cells(long line, List<String> values, CSVFormat format) implements CsvRow {
    @Override
    public String original() {
      return format.format(values.toArray());
    }
  }

  /**
   * A line that is no row.
   *
   * @param text of it, cut where it is very long
   * @param fault why it is none
   */
  record Broken(long line, String text, String fault, CSVFormat format) implements CsvRow {
    @Override
    public String original() {
      return format.format(text);
    }
  }
}
