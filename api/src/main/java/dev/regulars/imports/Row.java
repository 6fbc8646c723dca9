package dev.regulars.imports;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file and what was read in it.
 *
 * @param receipt null where that could not be read
 */
record Row(CsvRow csv, @Nullable ReceiptKey receipt, Reading reading) {

  /** What a row says. */
  sealed interface Reading {}

  /**
   * Units of a product that were sold or came back.
   *
   * @param quantity above 0
   * @param unitPriceMinor above 0, in minor units
   * @param member as it is written, null for nobody
   * @param cameBack whether it is about a return
   */
  record Goods(
      String sku,
      @Nullable String name,
      @Nullable String category,
      @Nullable String brand,
      BigDecimal quantity,
      long unitPriceMinor,
      long discountMinor,
      long taxMinor,
      OffsetDateTime occurredAt,
      @Nullable String member,
      boolean cameBack)
      implements Reading {}

  /**
   * Nothing to book, by the mapping.
   *
   * @param reason a stable name
   */
  record LeftOut(String reason) implements Reading {}

  /**
   * Nothing that can be booked.
   *
   * @param reason what is wrong, in a sentence
   */
  record Wrong(String reason) implements Reading {}
}
