package dev.regulars.imports;

/**
 * Receipts whose returns found not all of their purchases when they came, by the line of their
 * first row: a file may have the newest first. They are tried once more when all of the file is
 * booked. What is here is in the database as well: see {@link Owed}, and the answers to returns
 * that were booked in part.
 */
final class Later {

  private final LongSet lines;

  /** With what an earlier run left. */
  Later(LongSet owed) {
    this.lines = owed;
  }

  /** Keeps a receipt for later. */
  synchronized void add(Plan plan) {
    lines.add(line(plan));
  }

  synchronized boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether a receipt was kept. */
  synchronized boolean has(Plan plan) {
    return !plan.cameBack().isEmpty() && lines.contains(line(plan));
  }

  /** The line by which a receipt's return is known. */
  static long line(Plan plan) {
    return plan.cameBack().getFirst().row().csv().line();
  }
}
