package dev.regulars.imports;

import java.util.Map;

/**
 * How far an import is. Every row that was read is, at the end, exactly one of recorded, returned,
 * replayed, skipped and rejected.
 *
 * @param rowsTotal rows of the file, 0 until they were counted
 * @param rowsRecorded rows of purchases that this import recorded
 * @param rowsReturned rows of returns that this import booked
 * @param rowsReturnedInPart those of them of which some units matched no purchase
 * @param rowsReplayed rows of purchases and returns that had been there before
 * @param rowsSkipped rows by the name of the reason
 * @param purchasesReplayed purchases that had been there before
 * @param returnsReplayed returns that had been there before
 * @param ratePerSecond rows done per second, since this import was started last
 */
record Progress(
    long rowsTotal,
    long rowsRead,
    long rowsRecorded,
    long rowsReturned,
    long rowsReturnedInPart,
    long rowsReplayed,
    Map<String, Long> rowsSkipped,
    long rowsRejected,
    long purchasesRecorded,
    long purchasesReplayed,
    long returnsRecorded,
    long returnsReplayed,
    long ratePerSecond) {

  static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0);

  /** Whether each row that was read is accounted for. */
  boolean isComplete() {
    long skipped = rowsSkipped.values().stream().mapToLong(Long::longValue).sum();
    return rowsRead == rowsTotal
        && rowsRead == rowsRecorded + rowsReturned + rowsReplayed + skipped + rowsRejected;
  }
}
