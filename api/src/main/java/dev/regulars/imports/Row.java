package dev.regulars.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
   * @param unitPriceMinor above 0, in minor units; exact, so it may be finer
   * @param member as it is written, null for nobody
   */
  record Goods(
      String sku,
      @Nullable String name,
      @Nullable String category,
      @Nullable String brand,
      BigDecimal quantity,
      BigDecimal unitPriceMinor,
      long discountMinor,
      long taxMinor,
      OffsetDateTime occurredAt,
      @Nullable String member,
      Kind kind)
      implements Reading {

    /** What the row is about. */
    enum Kind {
      SOLD,
      CAME_BACK,
      /** A coupon, empties: the price is what is taken off the rest of the receipt. */
      TAKEN_OFF
    }

    /** What is paid for it, in minor units. */
    long netMinor() {
      return quantity
          .multiply(unitPriceMinor)
          .setScale(0, RoundingMode.HALF_UP)
          .subtract(BigDecimal.valueOf(discountMinor))
          .min(BigDecimal.valueOf(Long.MAX_VALUE))
          .longValue();
    }

    /** The same, with so much more taken off, and the tax in proportion. */
    Goods less(long offMinor) {
      long net = netMinor();
      long tax =
          offMinor == 0 || net == 0
              ? taxMinor
              : BigDecimal.valueOf(taxMinor)
                  .multiply(BigDecimal.valueOf(net - offMinor))
                  .divide(BigDecimal.valueOf(net), 0, RoundingMode.HALF_UP)
                  .longValue();
      return new Goods(
          sku,
          name,
          category,
          brand,
          quantity,
          unitPriceMinor,
          discountMinor + offMinor,
          tax,
          occurredAt,
          member,
          kind);
    }
  }

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
