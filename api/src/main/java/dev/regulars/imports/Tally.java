package dev.regulars.imports;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of a file's rows while many of them are under way. */
final class Tally {

  final LongAdder rowsRead = new LongAdder();
  final LongAdder rowsRecorded = new LongAdder();
  final LongAdder rowsReturned = new LongAdder();
  final LongAdder rowsReturnedInPart = new LongAdder();
  final LongAdder rowsReplayed = new LongAdder();
  final LongAdder rowsRejected = new LongAdder();
  final LongAdder purchasesRecorded = new LongAdder();
  final LongAdder purchasesReplayed = new LongAdder();
  final LongAdder returnsRecorded = new LongAdder();
  final LongAdder returnsReplayed = new LongAdder();
  private final Map<String, LongAdder> skipped = new ConcurrentHashMap<>();

  void skip(String reason, int rows) {
    skipped.computeIfAbsent(reason, first -> new LongAdder()).add(rows);
  }

  /** How far it is. */
  Progress progress(long rowsTotal, double seconds) {
    Map<String, Long> bySkipReason = new TreeMap<>();
    skipped.forEach((reason, rows) -> bySkipReason.put(reason, rows.sum()));
    long done =
        rowsRecorded.sum()
            + rowsReturned.sum()
            + rowsReplayed.sum()
            + rowsRejected.sum()
            + bySkipReason.values().stream().mapToLong(Long::longValue).sum();
    return new Progress(
        rowsTotal,
        rowsRead.sum(),
        rowsRecorded.sum(),
        rowsReturned.sum(),
        rowsReturnedInPart.sum(),
        rowsReplayed.sum(),
        bySkipReason,
        rowsRejected.sum(),
        purchasesRecorded.sum(),
        purchasesReplayed.sum(),
        returnsRecorded.sum(),
        returnsReplayed.sum(),
        seconds <= 0 ? 0 : Math.round(done / seconds));
  }
}
