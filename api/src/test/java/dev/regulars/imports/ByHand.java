package dev.regulars.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * What the shop's file must come to, worked out without a line of the product: one point for each
 * whole euro of what was bought and not brought back, receipt by receipt.
 */
final class ByHand {

  private static final Set<String> NOT_PRODUCTS =
      Set.of("POST", "D", "M", "BANK CHARGES", "AMAZONFEE", "DOT", "CRUK", "S", "PADS", "B");

  private record Row(
      String receipt, String sku, long quantity, String time, BigDecimal price, String customer) {}

  private static final class Bought {
    final String sku;
    final long priceMinor;
    long left;

    Bought(String sku, long priceMinor, long left) {
      this.sku = sku;
      this.priceMinor = priceMinor;
      this.left = left;
    }
  }

  private record Purchase(String time, List<Bought> lines) {
    long points() {
      return lines.stream().mapToLong(line -> line.left * line.priceMinor).sum() / 100;
    }
  }

  final Map<String, Long> skipped = new TreeMap<>();
  final Map<String, Long> points = new TreeMap<>();
  long rows;
  long rowsBought;
  long rowsReturned;
  long purchases;
  long returns;

  private final Map<String, List<Purchase>> purchasesOf = new HashMap<>();

  static ByHand of(Path file) throws IOException {
    ByHand sums = new ByHand();
    for (List<Row> receipt : receipts(file)) {
      sums.add(receipt);
    }
    sums.purchasesOf.forEach(
        (customer, all) ->
            sums.points.put(customer, all.stream().mapToLong(Purchase::points).sum()));
    return sums;
  }

  /** In the order of their last rows. */
  private static List<List<Row>> receipts(Path file) throws IOException {
    Map<String, List<Row>> receipts = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> cells = cells(line);
        Row row =
            new Row(
                cells.get(0),
                cells.get(1).strip(),
                Long.parseLong(cells.get(3)),
                cells.get(4),
                new BigDecimal(cells.get(5)),
                cells.get(6));
        List<Row> before = receipts.remove(row.receipt());
        List<Row> all = before == null ? new ArrayList<>() : before;
        all.add(row);
        receipts.put(row.receipt(), all);
      }
    }
    return List.copyOf(receipts.values());
  }

  /** No cell of the file has a line break in it. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private void add(List<Row> receipt) {
    List<Row> goods = new ArrayList<>();
    for (Row row : receipt) {
      rows++;
      if (NOT_PRODUCTS.contains(row.sku())) {
        skip("not-a-product");
      } else if (row.price().signum() == 0) {
        skip("zero-price");
      } else {
        goods.add(row);
      }
    }
    if (goods.isEmpty()) {
      return;
    }
    String customer = goods.getFirst().customer();
    String time = goods.stream().map(Row::time).min(String::compareTo).orElseThrow();
    if (!goods.getFirst().receipt().startsWith("C")) {
      buy(customer, time, goods);
    } else if (customer.isEmpty()) {
      goods.forEach(row -> skip("return-without-member"));
    } else {
      bringBack(customer, time, goods);
    }
  }

  private void buy(String customer, String time, List<Row> goods) {
    purchases++;
    rowsBought += goods.size();
    List<Bought> lines = new ArrayList<>();
    for (Row row : goods) {
      long price = row.price().movePointRight(2).longValueExact();
      lines.add(new Bought(row.sku(), price, row.quantity()));
    }
    if (!customer.isEmpty()) {
      // The newest first.
      purchasesOf
          .computeIfAbsent(customer, first -> new ArrayList<>())
          .addFirst(new Purchase(time, lines));
    }
  }

  private void bringBack(String customer, String time, List<Row> goods) {
    purchasesOf.computeIfAbsent(customer, first -> new ArrayList<>());
    long matchedRows = 0;
    for (Row row : goods) {
      long wanted = -row.quantity();
      long left = wanted;
      for (Purchase purchase : purchasesOf.get(customer)) {
        for (Bought line : purchase.lines()) {
          if (purchase.time().compareTo(time) <= 0 && line.sku.equals(row.sku())) {
            long taken = Math.min(left, line.left);
            line.left -= taken;
            left -= taken;
          }
        }
      }
      if (left < wanted) {
        matchedRows++;
      } else {
        skip("return-without-purchase");
      }
    }
    rowsReturned += matchedRows;
    returns += matchedRows > 0 ? 1 : 0;
  }

  private void skip(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }
}
