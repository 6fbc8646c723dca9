package dev.regulars.imports;

import dev.regulars.imports.Row.Goods;
import dev.regulars.imports.Row.LeftOut;
import dev.regulars.imports.Row.Wrong;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with the rows of a receipt. A receipt with a wrong row is rejected with all
 * its rows: half of it on the books would be in the way of the corrected one.
 *
 * @param key null where there is nothing to book
 * @param sold rows of a purchase
 * @param takenOff rows that the purchase is less by; it is in the discounts of those sold
 * @param cameBack rows of a return
 * @param skipped rows by reason
 * @param rejected rows that are not booked
 * @param member as the rows name them, null for nobody
 */
record Plan(
    @Nullable ReceiptKey key,
    List<Part> sold,
    List<Part> takenOff,
    List<Part> cameBack,
    Map<String, Integer> skipped,
    List<Rejection> rejected,
    @Nullable String member) {

  /** A row with its goods. */
  record Part(Row row, Goods goods) {
    Rejection rejected(String reason) {
      return new Rejection(row.csv().line(), reason, row.csv().original());
    }
  }

  /** The plan for a receipt. */
  static Plan of(Receipt receipt, Mapping mapping) {
    List<Part> sold = new ArrayList<>();
    List<Part> takenOff = new ArrayList<>();
    List<Part> cameBack = new ArrayList<>();
    Map<String, Integer> skipped = new TreeMap<>();
    List<Rejection> rejected = new ArrayList<>();
    Set<String> members = new HashSet<>();
    for (Row row : receipt.rows()) {
      switch (row.reading()) {
        case LeftOut(String reason) -> skipped.merge(reason, 1, Integer::sum);
        case Wrong(String reason) ->
            rejected.add(new Rejection(row.csv().line(), reason, row.csv().original()));
        case Goods goods -> {
          List<Part> parts =
              switch (goods.kind()) {
                case SOLD -> sold;
                case TAKEN_OFF -> takenOff;
                case CAME_BACK -> cameBack;
              };
          parts.add(new Part(row, goods));
          if (goods.member() != null) {
            members.add(goods.member());
          }
        }
      }
    }
    List<Part> goods = all(sold, takenOff, cameBack);
    if (!rejected.isEmpty()) {
      String reason = companion(rejected.getFirst().line());
      goods.forEach(part -> rejected.add(part.rejected(reason)));
    } else {
      String reason =
          members.size() > 1
              ? "member: rows of this receipt name several"
              : OneReceipt.complaint(sold, takenOff, cameBack, mapping);
      if (reason != null) {
        goods.forEach(part -> rejected.add(part.rejected(reason)));
      }
    }
    boolean nothing = goods.isEmpty() || !rejected.isEmpty();
    return new Plan(
        nothing ? null : receipt.rows().getFirst().receipt(),
        nothing ? List.of() : Discounts.spread(sold, takenOff),
        nothing ? List.of() : takenOff,
        nothing ? List.of() : cameBack,
        skipped,
        rejected,
        nothing || members.isEmpty() ? null : members.iterator().next());
  }

  /** What is said of a row that is fine itself. */
  static String companion(long line) {
    return "receipt: line " + line + " of the same receipt is rejected";
  }

  /** The moment of rows: the earliest, where a receipt took a while. */
  static OffsetDateTime moment(List<Part> parts) {
    return parts.stream()
        .map(part -> part.goods().occurredAt())
        .min(Comparator.comparing(OffsetDateTime::toInstant))
        .orElseThrow();
  }

  /** Rows of the purchase. */
  List<Part> purchase() {
    return all(sold, takenOff, List.of());
  }

  private static List<Part> all(List<Part> sold, List<Part> takenOff, List<Part> cameBack) {
    List<Part> all = new ArrayList<>(sold);
    all.addAll(takenOff);
    all.addAll(cameBack);
    return all;
  }

  /** Rows that are still to be booked. */
  List<Part> goods() {
    return all(sold, takenOff, cameBack);
  }
}
