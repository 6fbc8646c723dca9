package dev.regulars.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file apart into rows, whatever its state: a line that is no row is said to be broken, and
 * the next line is read. Empty lines are no rows.
 */
final class CsvRows implements Closeable {

  private final RowText text;
  private final CSVFormat format;
  private final List<String> header;
  private final boolean ours; // a rejected.csv of ours: its cells were made safe
  private CSVParser parser;
  private Iterator<CSVRecord> records;
  private long linesBefore; // lines in front of what the parser reads
  private long rowLine = 1; // the line of the row that the text holds

  /**
   * Reads the header.
   *
   * @throws ImportFileException where there is none
   */
  CsvRows(Reader source, CSVFormat format) throws IOException {
    this.text = new RowText(source);
    this.format = format;
    this.parser = parser();
    this.records = parser.iterator();
    List<String> names = readHeader();
    this.ours = Rejections.wrote(names);
    this.header = ours ? names.stream().map(SafeCell::read).toList() : names;
  }

  /** The names in the first row, without the spaces around them. */
  List<String> header() {
    return header;
  }

  /** The next row, null at the end. */
  @Nullable CsvRow next() throws IOException {
    while (true) {
      long line = nextLine();
      CSVRecord record;
      try {
        if (!records.hasNext()) {
          return null;
        }
        record = records.next();
      } catch (UncheckedIOException e) {
        return broken(line, fault(e));
      }
      text.rowBeginsAt(record.getCharacterPosition());
      rowLine = line;
      if (isEmpty(record)) {
        continue;
      }
      if (record.size() == header.size()) {
        List<String> cells = record.toList();
        return new CsvRow.Cells(
            line, ours ? cells.stream().map(SafeCell::read).toList() : cells, format);
      }
      String fault =
          "the row has %d columns, the header has %d".formatted(record.size(), header.size());
      // What took several lines and came out wrong may have swallowed good rows.
      return nextLine() > line + 1
          ? broken(line, fault + "; is a quote closed?")
          : new CsvRow.Broken(line, format.format(record.toList().toArray()), fault, format);
    }
  }

  private List<String> readHeader() throws IOException {
    try {
      if (records.hasNext()) {
        CSVRecord first = records.next();
        text.rowBeginsAt(first.getCharacterPosition());
        if (!isEmpty(first)) {
          return first.stream().map(String::strip).toList();
        }
      }
    } catch (UncheckedIOException e) {
      throw new ImportFileException("its first line is no header: " + fault(e));
    }
    throw new ImportFileException("it is empty: its first line must name the columns");
  }

  private CsvRow broken(long line, String fault) throws IOException {
    String shown = text.passOver(line - rowLine);
    linesBefore = line;
    rowLine = line + 1;
    parser = parser();
    records = parser.iterator();
    return new CsvRow.Broken(line, shown, fault, format);
  }

  /** What is wrong with the row; a failure to read the file is no such thing and goes on. */
  private static String fault(UncheckedIOException failure) throws IOException {
    return switch (Objects.requireNonNull(failure.getCause())) {
      case RowText.RowTooLong tooLong -> "the row is too long; is a quote closed?";
      case CSVException notCsv -> "the row is not CSV: a quote is in the wrong place or not closed";
      case IOException other -> throw other;
    };
  }

  private CSVParser parser() throws IOException {
    return CSVParser.builder().setReader(text).setFormat(format).get();
  }

  private long nextLine() {
    return linesBefore + parser.getCurrentLineNumber() + 1;
  }

  private static boolean isEmpty(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
