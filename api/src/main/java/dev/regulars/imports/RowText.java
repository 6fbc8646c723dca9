package dev.regulars.imports;

import java.io.IOException;
import java.io.Reader;

/**
 * The text of a file on its way to a parser, kept from the beginning of the present row on: so that
 * a line which is no row can be passed over, and the rest of the file read all the same.
 */
final class RowText extends Reader {

  /** A row is longer than any receipt's: a quote was opened and never closed. */
  static final class RowTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    RowTooLong() {
      super("the row is longer than " + ROW_LENGTH_MAX + " characters");
    }
  }

  private static final int ROW_LENGTH_MAX = 1 << 17;
  private static final int SHOWN_MAX = 2_000;
  private static final int PIECE = 1 << 13;
  private static final int DROPPED_AT_ONCE = 1 << 16;

  private final Reader source;
  private final char[] piece = new char[PIECE];
  private final StringBuilder kept = new StringBuilder();
  private long droppedUntil; // characters since the last restart that are not kept any more
  private int row; // where the present row begins in what is kept
  private int next; // what the parser reads next of what is kept

  RowText(Reader source) {
    this.source = source;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (next == kept.length()) {
      if (kept.length() - row > ROW_LENGTH_MAX) {
        throw new RowTooLong();
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, kept.length() - next);
    kept.getChars(next, next + count, target, offset);
    next += count;
    return count;
  }

  /** A row begins at this position, counted in characters since the last restart. */
  void rowBeginsAt(long position) {
    row = (int) (position - droppedUntil);
    if (row > DROPPED_AT_ONCE) {
      drop(row);
    }
  }

  /**
   * Passes over lines: reading goes on behind them, and positions count from there.
   *
   * @param rows lines of the present row, which was fine
   * @return the line behind them, which was not
   */
  String passOver(long rows) throws IOException {
    for (long i = 0; i < rows; i++) {
      row = endOfLine(row, false);
    }
    int end = endOfLine(row, true);
    String line = kept.substring(row, Math.min(end, row + SHOWN_MAX)).stripTrailing();
    drop(end);
    droppedUntil = 0;
    next = 0;
    return line;
  }

  /** Where the next line begins; reads on as far as that takes, and keeps little of it. */
  private int endOfLine(int from, boolean mayDrop) throws IOException {
    int at = from;
    while (true) {
      if (at == kept.length()) {
        if (mayDrop && at - from > DROPPED_AT_ONCE) {
          // The beginning is all that is shown of it.
          kept.setLength(from + SHOWN_MAX);
          at = kept.length();
        }
        if (!fill()) {
          return at;
        }
      }
      char c = kept.charAt(at++);
      if (c == '\n') {
        return at;
      }
      if (c == '\r') {
        boolean windows = (at < kept.length() || fill()) && kept.charAt(at) == '\n';
        return windows ? at + 1 : at;
      }
    }
  }

  private boolean fill() throws IOException {
    int count = source.read(piece);
    if (count <= 0) {
      return false;
    }
    kept.append(piece, 0, count);
    return true;
  }

  private void drop(int count) {
    kept.delete(0, count);
    droppedUntil += count;
    row = Math.max(0, row - count);
    next = Math.max(0, next - count);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
