package dev.regulars.imports;

import java.util.List;

/** The rows of one receipt, in the file's order; or a single row of which nobody knows it. */
record Receipt(List<Row> rows) {

  Receipt {
    rows = List.copyOf(rows);
  }
}
