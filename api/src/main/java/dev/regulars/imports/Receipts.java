package dev.regulars.imports;

import dev.regulars.imports.Row.Wrong;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The receipts of a file, one after the other, each where its last row stands. Rows of a receipt
 * may be scattered over the file; only so much of it is held, and what is beyond is rejected as a
 * whole rather than booked in part.
 */
final class Receipts implements Closeable {

  private static final int ROWS_PER_RECEIPT_MAX = 10_000;
  private static final int ROWS_HELD_MAX = 200_000;

  private static final String TOO_LONG = "receipt: has more than " + ROWS_PER_RECEIPT_MAX + " rows";
  private static final String TOO_SCATTERED =
      "receipt: its rows are too far apart; sort the file by receipt";

  private final CsvRows rows;
  private final RowReader reader;
  private final Survey survey;
  private final Map<ReceiptKey, List<Row>> open = new LinkedHashMap<>();
  private final Map<ReceiptKey, String> givenUp = new HashMap<>();
  private final Queue<Receipt> ready = new ArrayDeque<>();
  private List<Row> adjacent = new ArrayList<>();
  private @Nullable ReceiptKey adjacentKey;
  private int held;

  private Receipts(CsvRows rows, RowReader reader, Survey survey) {
    this.rows = rows;
    this.reader = reader;
    this.survey = survey;
  }

  /** The receipts of a file, read with blocking calls. */
  static Receipts open(Path path, Mapping mapping, String currency, Survey survey)
      throws IOException {
    CsvRows rows = CsvFile.open(path, mapping);
    return new Receipts(rows, new RowReader(mapping, rows.header(), currency), survey);
  }

  /** The next receipt, null at the end. */
  @Nullable Receipt next() throws IOException {
    while (ready.isEmpty()) {
      CsvRow csv = rows.next();
      if (csv == null) {
        closeAll();
        return ready.poll();
      }
      take(reader.read(csv));
    }
    return ready.poll();
  }

  private void take(Row row) {
    ReceiptKey key = row.receipt();
    if (key == null) {
      ready.add(new Receipt(List.of(row)));
      return;
    }
    String reason = givenUp.get(key);
    if (reason != null) {
      ready.add(rejected(List.of(row), reason));
      return;
    }
    Long last = survey.lastLines().get(key.hash());
    if (last == null) {
      takeAdjacent(key, row);
    } else {
      takeScattered(key, row, row.csv().line() >= last);
    }
  }

  private void takeAdjacent(ReceiptKey key, Row row) {
    if (!key.equals(adjacentKey)) {
      closeAdjacent();
      adjacentKey = key;
    }
    adjacent.add(row);
    if (adjacent.size() > ROWS_PER_RECEIPT_MAX) {
      giveUp(key, adjacent, TOO_LONG);
      adjacent = new ArrayList<>();
    }
  }

  private void takeScattered(ReceiptKey key, Row row, boolean complete) {
    // Would the one before go on behind this row, it were scattered, too.
    closeAdjacent();
    adjacentKey = null;
    List<Row> of = open.computeIfAbsent(key, first -> new ArrayList<>());
    of.add(row);
    held++;
    if (of.size() > ROWS_PER_RECEIPT_MAX) {
      giveUp(key, close(key), TOO_LONG);
    } else if (complete) {
      ready.add(new Receipt(close(key)));
    } else if (held > ROWS_HELD_MAX) {
      ReceiptKey oldest = open.keySet().iterator().next();
      giveUp(oldest, close(oldest), TOO_SCATTERED);
    }
  }

  private List<Row> close(ReceiptKey key) {
    List<Row> of = open.remove(key);
    if (of == null) {
      throw new IllegalStateException("the receipt is not open");
    }
    held -= of.size();
    return of;
  }

  private void giveUp(ReceiptKey key, List<Row> of, String reason) {
    givenUp.put(key, reason);
    ready.add(rejected(of, reason));
  }

  private static Receipt rejected(List<Row> of, String reason) {
    return new Receipt(
        of.stream().map(row -> new Row(row.csv(), row.receipt(), new Wrong(reason))).toList());
  }

  private void closeAdjacent() {
    if (!adjacent.isEmpty()) {
      ready.add(new Receipt(adjacent));
      adjacent = new ArrayList<>();
    }
  }

  private void closeAll() {
    closeAdjacent();
    open.values().forEach(of -> ready.add(new Receipt(of)));
    open.clear();
    held = 0;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
