package dev.regulars.purchase;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A purchase that another module brings; not validated yet.
 *
 * @param id what it will be known by, a UUIDv7
 * @param memberId null for an anonymous purchase
 * @param currency ISO 4217 code
 * @param lines get the numbers 1, 2, …
 */
public record BulkPurchase(
    UUID id,
    String store,
    String register,
    String receipt,
    OffsetDateTime occurredAt,
    @Nullable UUID memberId,
    String currency,
    List<Line> lines) {

  public BulkPurchase {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param unitPriceMinor price of one unit, tax included, in minor units; exact, so it may be
   *     finer
   * @param discountMinor what is off the line, in minor units
   * @param taxMinor the tax contained in what is paid for the line, in minor units
   */
  public record Line(
      String sku,
      @Nullable String name,
      @Nullable String category,
      @Nullable String brand,
      BigDecimal quantity,
      BigDecimal unitPriceMinor,
      long discountMinor,
      long taxMinor) {}
}
