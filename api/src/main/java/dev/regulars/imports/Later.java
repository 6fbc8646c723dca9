package dev.regulars.imports;

/**
 * Receipts whose returns found no purchase when they came, by the line of their first row: a file
 * may have the newest first. They are tried once more when all of the file is booked.
 */
final class Later {

  private final LongSet lines = new LongSet();
  private boolean closed;

  /** Keeps a receipt for later; false where later is now. */
  synchronized boolean add(Plan plan) {
    if (!closed) {
      lines.add(line(plan));
    }
    return !closed;
  }

  /** Keeps nothing more; whether there is anything. */
  synchronized boolean close() {
    closed = true;
    return !lines.isEmpty();
  }

  /** Whether a receipt was kept. */
  synchronized boolean has(Plan plan) {
    return !plan.cameBack().isEmpty() && lines.contains(line(plan));
  }

  private static long line(Plan plan) {
    return plan.cameBack().getFirst().row().csv().line();
  }
}
