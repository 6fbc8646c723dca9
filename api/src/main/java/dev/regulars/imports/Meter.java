package dev.regulars.imports;

/** Measures one run of an import. */
final class Meter {

  private final Tally tally = new Tally();
  private final long started = System.nanoTime();
  private volatile long rowsTotal;

  Tally tally() {
    return tally;
  }

  void setRowsTotal(long rows) {
    rowsTotal = rows;
  }

  /** How far it is by now. */
  Progress progress() {
    return tally.progress(rowsTotal, (System.nanoTime() - started) / 1e9);
  }
}
