package dev.regulars.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a first look at a file finds out: how many rows there are, and which receipts have rows in
 * several places, so that the second look knows when it has seen all of one.
 *
 * @param rows of the file, without the header
 * @param lastLines line of the last row of each scattered receipt, by the receipt's hash. Two
 *     receipts with the same hash count as one scattered receipt: they are kept longer than needed,
 *     and booked all the same
 */
record Survey(long rows, Map<Long, Long> lastLines) {

  /** Looks through a file, with blocking calls. */
  static Survey of(Path path, Mapping mapping, String currency) throws IOException {
    LongSet seen = new LongSet();
    Map<Long, Long> lastLines = new HashMap<>();
    long rows = 0;
    long before = 0;
    try (CsvRows csv = CsvFile.open(path, mapping)) {
      RowReader reader = new RowReader(mapping, csv.header(), currency);
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        rows++;
        ReceiptKey receipt = row instanceof CsvRow.Cells cells ? reader.receipt(cells) : null;
        if (receipt == null) {
          continue;
        }
        long hash = receipt.hash();
        if ((hash != before && !seen.add(hash)) || lastLines.containsKey(hash)) {
          lastLines.put(hash, row.line());
        }
        before = hash;
      }
    }
    return new Survey(rows, Map.copyOf(lastLines));
  }
}
