package dev.regulars.rules.facts;

import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase, as rules see it.
 *
 * @param line the line's number on the receipt, unique in its basket
 * @param sku product code
 * @param category product category, null where the till sent none
 * @param brand product brand, null where the till sent none
 * @param quantityMilli quantity in thousandths of a unit (1.5 kg is 1500)
 * @param netMinor what is paid for the line after discount, tax included, in minor units
 * @param taxMinor the tax contained in {@code netMinor}, in minor units
 * @param kind what it is for
 */
public record Line(
    int line,
    String sku,
    @Nullable String category,
    @Nullable String brand,
    long quantityMilli,
    long netMinor,
    long taxMinor,
    LineKind kind) {

  /** A line whose codes are those that rules name. */
  public Line {
    sku = NamedCodes.named(sku);
    category = NamedCodes.namedOrNull(category);
    brand = NamedCodes.namedOrNull(brand);
  }

  /** A line of goods. */
  public Line(
      int line,
      String sku,
      @Nullable String category,
      @Nullable String brand,
      long quantityMilli,
      long netMinor,
      long taxMinor) {
    this(line, sku, category, brand, quantityMilli, netMinor, taxMinor, LineKind.PRODUCT);
  }

  /**
   * Whether it is goods that something was paid for: what is counted as units and makes a visit.
   */
  public boolean counts() {
    return kind.isGoods() && netMinor != 0;
  }
}
