package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.rules.facts.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a purchase.
 *
 * @param line its number on the receipt, at least 1
 * @param quantity greater than 0, at most three decimals
 * @param unitPriceMinor price of one unit, tax included, in minor units
 * @param discountMinor what is off the line, in minor units
 * @param taxMinor the tax contained in the line's net, in minor units
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurchaseLine(
    int line,
    String sku,
    @Nullable String name,
    @Nullable String category,
    @Nullable String brand,
    BigDecimal quantity,
    long unitPriceMinor,
    long discountMinor,
    long taxMinor) {

  /** What is paid for the line: quantity × price − discount, half-up to a minor unit. */
  long netMinor() {
    return net(quantity, unitPriceMinor, discountMinor);
  }

  static long net(BigDecimal quantity, long unitPriceMinor, long discountMinor) {
    return quantity
        .multiply(BigDecimal.valueOf(unitPriceMinor))
        .setScale(0, RoundingMode.HALF_UP)
        .subtract(BigDecimal.valueOf(discountMinor))
        .longValueExact();
  }

  /** The line with another quantity, for which {@code net} was paid, {@code tax} of it as tax. */
  PurchaseLine reducedTo(BigDecimal left, long net, long tax) {
    long gross = net(left, unitPriceMinor, 0);
    return new PurchaseLine(
        line, sku, name, category, brand, left, unitPriceMinor, gross - net, tax);
  }

  /** The whole line as rules see it. */
  Line fact() {
    return new Line(line, sku, category, brand, quantityMilli(), netMinor(), taxMinor);
  }

  /** The quantity in thousandths of a unit. */
  long quantityMilli() {
    return quantity.movePointRight(3).longValueExact();
  }
}
