package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.LineKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of a purchase.
 *
 * @param line its number on the receipt, at least 1
 * @param quantity greater than 0, at most three decimals
 * @param unitPriceMinor price of one unit, tax included, in minor units, rounded
 * @param finePriceMinor the same, exact; null where it is whole minor units
 * @param discountMinor what is off the line, in minor units
 * @param taxMinor the tax contained in the line's net, in minor units
 * @param kind code of the {@link LineKind}, null for a product: so that a purchase is written as it
 *     was before there were kinds
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
    @Nullable BigDecimal finePriceMinor,
    long discountMinor,
    long taxMinor,
    @Nullable String kind) {

  /** What is paid for the line: quantity × price − discount, half-up to a minor unit. */
  long netMinor() {
    return net(quantity, exactPriceMinor(), discountMinor);
  }

  /** The price of one unit, exact. */
  BigDecimal exactPriceMinor() {
    return finePriceMinor == null ? BigDecimal.valueOf(unitPriceMinor) : finePriceMinor;
  }

  static long net(BigDecimal quantity, long unitPriceMinor, long discountMinor) {
    return net(quantity, BigDecimal.valueOf(unitPriceMinor), discountMinor);
  }

  static long net(BigDecimal quantity, BigDecimal exactPriceMinor, long discountMinor) {
    return quantity
        .multiply(exactPriceMinor)
        .setScale(0, RoundingMode.HALF_UP)
        .subtract(BigDecimal.valueOf(discountMinor))
        .longValueExact();
  }

  /** The line with so much more off, and with another tax in it. */
  PurchaseLine discounted(long offMinor, long tax) {
    return new PurchaseLine(
        line,
        sku,
        name,
        category,
        brand,
        quantity,
        unitPriceMinor,
        finePriceMinor,
        discountMinor + offMinor,
        tax,
        kind);
  }

  /** The line with another quantity, for which {@code net} was paid, {@code tax} of it as tax. */
  PurchaseLine reducedTo(BigDecimal left, long net, long tax) {
    long gross = net(left, exactPriceMinor(), 0);
    return new PurchaseLine(
        line,
        sku,
        name,
        category,
        brand,
        left,
        unitPriceMinor,
        finePriceMinor,
        gross - net,
        tax,
        kind);
  }

  /** What it is for. */
  LineKind kindOfLine() {
    return kind == null ? LineKind.PRODUCT : Objects.requireNonNull(LineKind.of(kind), kind);
  }

  /** The whole line as rules see it. */
  Line fact() {
    return fact(quantityMilli(), netMinor(), taxMinor);
  }

  /** A part of the line as rules see it. */
  Line fact(long partMilli, long netMinor, long partTaxMinor) {
    return new Line(line, sku, category, brand, partMilli, netMinor, partTaxMinor, kindOfLine());
  }

  /** The quantity in thousandths of a unit. */
  long quantityMilli() {
    return quantity.movePointRight(3).longValueExact();
  }
}
