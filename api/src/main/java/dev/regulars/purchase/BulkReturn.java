package dev.regulars.purchase;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return without the purchase at hand, that another module brings; not validated yet.
 *
 * @param register null where not known
 * @param returnReceipt its identity, together with the store
 * @param lines what comes back
 */
public record BulkReturn(
    String store,
    @Nullable String register,
    String returnReceipt,
    OffsetDateTime occurredAt,
    UUID memberId,
    List<Line> lines) {

  public BulkReturn {
    lines = List.copyOf(lines);
  }

  /**
   * Units of a product.
   *
   * @param quantity above 0
   * @param unitPriceMinor what was given back for one, in minor units
   */
  public record Line(String sku, BigDecimal quantity, long unitPriceMinor) {}
}
