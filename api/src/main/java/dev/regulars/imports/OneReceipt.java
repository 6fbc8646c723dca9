package dev.regulars.imports;

import dev.regulars.imports.Plan.Part;
import dev.regulars.imports.Row.Goods;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why rows that have the number of one receipt cannot be one. */
final class OneReceipt {

  /** A long evening in a restaurant goes past midnight; a number that starts again is further. */
  private static final Duration SALE_MAX = Duration.ofHours(6);

  private OneReceipt() {}

  /** What is wrong with it, null for nothing. */
  static @Nullable String complaint(
      List<Part> sold, List<Part> takenOff, List<Part> cameBack, Mapping mapping) {
    List<Part> purchase = new ArrayList<>(sold);
    purchase.addAll(takenOff);
    String days = complaint(purchase, mapping);
    // Returns may name the receipt of what comes back, each on its day; with numbers of their own
    // they are as one as purchases are.
    if (days == null && isReturn(cameBack, mapping)) {
      days = complaint(cameBack, mapping);
    }
    if (days != null || takenOff.isEmpty()) {
      return days;
    }
    long off = takenOff.stream().map(Part::goods).mapToLong(Goods::netMinor).sum();
    long paid = sold.stream().map(Part::goods).mapToLong(Goods::netMinor).sum();
    return off <= paid
        ? null
        : "unitPrice: is below zero, and the receipt has less that it could be taken off; put the"
            + " row on the receipt of its goods, or write what came back with a quantity below 0"
            + " and a price above 0";
  }

  private static boolean isReturn(List<Part> cameBack, Mapping mapping) {
    String prefix = mapping.returnPrefix();
    ReceiptKey key = cameBack.isEmpty() ? null : cameBack.getFirst().row().receipt();
    return prefix != null && key != null && key.receipt().startsWith(prefix);
  }

  private static @Nullable String complaint(List<Part> parts, Mapping mapping) {
    if (parts.size() < 2) {
      return null;
    }
    List<Goods> goods = parts.stream().map(Part::goods).toList();
    Comparator<Goods> byTime = Comparator.comparing(row -> row.occurredAt().toInstant());
    Goods first = goods.stream().min(byTime).orElseThrow();
    Goods last = goods.stream().max(byTime).orElseThrow();
    Instant begin = first.occurredAt().toInstant();
    Instant end = last.occurredAt().toInstant();
    LocalDate firstDay = mapping.times().day(first.occurredAt());
    LocalDate lastDay = mapping.times().day(last.occurredAt());
    return firstDay.equals(lastDay) || Duration.between(begin, end).compareTo(SALE_MAX) <= 0
        ? null
        : ("receipt: has rows of %s and of %s; where numbers start again, say \"receiptNumbers\":"
                + " \"restart\" in the mapping")
            .formatted(firstDay, lastDay);
  }
}
