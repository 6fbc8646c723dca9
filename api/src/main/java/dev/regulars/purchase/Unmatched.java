package dev.regulars.purchase;

import dev.regulars.purchase.RecordReturn.ReturnedProduct;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a return of products no purchase held. Units that came back count for what was asked at
 * the very price they were bought at, and then for the rest in its order.
 */
final class Unmatched {

  /** Lines of the same product at the same price are one. */
  private record Product(String sku, @Nullable Long unitPriceMinor) {}

  private Unmatched() {}

  /** The rest of what was asked, in its order. */
  static List<ReturnAnswer.Unmatched> of(List<ReturnedProduct> asked, List<Reversal> reversals) {
    Map<Product, BigDecimal> rest = new LinkedHashMap<>();
    for (ReturnedProduct line : asked) {
      rest.merge(new Product(line.sku(), line.unitPriceMinor()), line.quantity(), BigDecimal::add);
    }
    Map<String, BigDecimal> others = new HashMap<>();
    for (Reversal reversal : reversals) {
      for (PurchaseLine line : reversal.purchase().purchase().lines()) {
        BigDecimal back = reversal.quantities().getOrDefault(line.line(), BigDecimal.ZERO);
        BigDecimal over = settle(rest, new Product(line.sku(), line.unitPriceMinor()), back);
        others.merge(line.sku(), over, BigDecimal::add);
      }
    }
    for (Product product : rest.keySet()) {
      others.computeIfPresent(product.sku(), (sku, back) -> settle(rest, product, back));
    }
    return rest.entrySet().stream()
        .filter(entry -> entry.getValue().signum() > 0)
        .map(
            entry ->
                new ReturnAnswer.Unmatched(
                    entry.getKey().sku(),
                    PurchaseForm.plain(entry.getValue()),
                    entry.getKey().unitPriceMinor()))
        .toList();
  }

  /** Takes from the rest of a product; what is over is given back. */
  private static BigDecimal settle(
      Map<Product, BigDecimal> rest, Product product, BigDecimal quantity) {
    BigDecimal taken = rest.getOrDefault(product, BigDecimal.ZERO).min(quantity);
    rest.computeIfPresent(product, (key, left) -> left.subtract(taken));
    return quantity.subtract(taken);
  }
}
