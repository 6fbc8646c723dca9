package dev.regulars.purchase;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return without the purchase at hand, that another module brings; not validated yet.
 *
 * @param id what it will be known by, a UUIDv7
 * @param part 0 for the return. Where it was booked in part, 1 and on are what the part before
 *     found no purchase for, with that as its lines: a purchase may have come since
 * @param register null where not known
 * @param returnReceipt its identity, together with the store and the part
 * @param lines what comes back
 */
public record BulkReturn(
    UUID id,
    int part,
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
