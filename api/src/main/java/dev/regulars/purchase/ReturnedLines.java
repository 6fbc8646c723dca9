package dev.regulars.purchase;

import dev.regulars.purchase.RecordReturn.Reach;
import dev.regulars.purchase.ReturnAnswer.LineView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a return tells of what came back. Of purchases that the caller may not see it
 * tells what they need to give the money back: product, quantity and amount.
 */
final class ReturnedLines {

  private ReturnedLines() {}

  /** The purchase, where it is exactly one and may be named. */
  static @Nullable UUID purchase(List<Reversal> reversals, Reach reach) {
    return reversals.size() == 1 && isNamed(reversals.getFirst(), reach)
        ? reversals.getFirst().purchase().id()
        : null;
  }

  static List<LineView> of(List<Reversal> reversals, Reach reach) {
    List<LineView> lines = new ArrayList<>();
    Map<String, LineView> unnamed = new LinkedHashMap<>();
    for (Reversal reversal : reversals) {
      for (LineView line : lines(reversal)) {
        if (isNamed(reversal, reach)) {
          lines.add(line);
        } else {
          unnamed.merge(line.sku(), line.withoutPurchase(), LineView::plus);
        }
      }
    }
    lines.addAll(unnamed.values());
    return lines;
  }

  private static boolean isNamed(Reversal reversal, Reach reach) {
    return reach.names(reversal.purchase().purchase().store());
  }

  private static List<LineView> lines(Reversal reversal) {
    return reversal.purchase().purchase().lines().stream()
        .filter(line -> reversal.quantities().containsKey(line.line()))
        .map(
            line ->
                new LineView(
                    reversal.purchase().id(),
                    line.line(),
                    line.sku(),
                    reversal.quantities().getOrDefault(line.line(), BigDecimal.ZERO),
                    reversal.before().netMinor(line) - reversal.after().netMinor(line)))
        .toList();
  }
}
