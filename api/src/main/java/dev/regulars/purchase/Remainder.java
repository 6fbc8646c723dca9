package dev.regulars.purchase;

import dev.regulars.programme.Settings;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of a purchase after returns: a quantity for each of its lines. Immutable. */
final class Remainder {

  private final RecordPurchase purchase;
  private final Map<Integer, BigDecimal> returned;

  /**
   * What is left.
   *
   * @param returned quantity returned so far, by line number; a missing line was not returned
   */
  Remainder(RecordPurchase purchase, Map<Integer, BigDecimal> returned) {
    this.purchase = purchase;
    this.returned = Map.copyOf(returned);
  }

  /** What is left of what points are given for. */
  Remainder earning(Settings.EarnOn earnOn) {
    return new Remainder(purchase.earning(earnOn), returned);
  }

  /** Quantity that is left of a line; 0 for a line that is not there. */
  BigDecimal left(int line) {
    return purchase.lines().stream()
        .filter(candidate -> candidate.line() == line)
        .findFirst()
        .map(found -> found.quantity().subtract(returnedOf(line)))
        .orElse(BigDecimal.ZERO);
  }

  /** Quantity that a line had; 1 for a line that is not there, of which nothing is left. */
  BigDecimal whole(int line) {
    return purchase.lines().stream()
        .filter(candidate -> candidate.line() == line)
        .findFirst()
        .map(PurchaseLine::quantity)
        .orElse(BigDecimal.ONE);
  }

  boolean hasLine(int line) {
    return purchase.lines().stream().anyMatch(candidate -> candidate.line() == line);
  }

  BigDecimal returnedOf(int line) {
    return returned.getOrDefault(line, BigDecimal.ZERO);
  }

  /** Lines of a product of which something is left. */
  List<PurchaseLine> linesOf(String sku) {
    return purchase.lines().stream()
        .filter(line -> line.sku().equals(sku) && left(line.line()).signum() > 0)
        .toList();
  }

  /** Whether nothing was returned so far. */
  boolean returnsNothing() {
    return returned.isEmpty();
  }

  boolean isEmpty() {
    return purchase.lines().stream().allMatch(line -> left(line.line()).signum() <= 0);
  }

  /** What is left after these quantities, by line number, come back too. */
  Remainder minus(Map<Integer, BigDecimal> quantities) {
    Map<Integer, BigDecimal> sum = new HashMap<>(returned);
    quantities.forEach((line, quantity) -> sum.merge(line, quantity, BigDecimal::add));
    return new Remainder(purchase, sum);
  }

  /** Everything that is left, by line number. */
  Map<Integer, BigDecimal> all() {
    Map<Integer, BigDecimal> all = new HashMap<>();
    for (PurchaseLine line : purchase.lines()) {
      BigDecimal left = left(line.line());
      if (left.signum() > 0) {
        all.put(line.line(), left);
      }
    }
    return all;
  }

  /** The rest as rules see it. */
  Basket basket() {
    List<Line> rest = new ArrayList<>();
    for (PurchaseLine line : purchase.lines()) {
      BigDecimal left = left(line.line());
      if (left.signum() > 0) {
        rest.add(
            line.fact(left.movePointRight(3).longValueExact(), netMinor(line), taxMinor(line)));
      }
    }
    Paid paid = purchase.paid();
    if (paid == null || returnsNothing()) {
      return paid == null ? new Basket(rest) : new Basket(rest, paid.byMethod());
    }
    long total = rest.stream().mapToLong(Line::netMinor).sum();
    return new Basket(rest, paid.scaledTo(Math.max(0, total)).byMethod());
  }

  /** What was paid for the rest of a line, in minor units. */
  long netMinor(PurchaseLine line) {
    return share(line.netMinor(), left(line.line()), line.quantity());
  }

  /** The tax contained in the rest of a line, in minor units. */
  long taxMinor(PurchaseLine line) {
    return share(line.taxMinor(), left(line.line()), line.quantity());
  }

  /**
   * What was paid for the rest, in minor units; not below zero where a coupon is left of what it
   * was taken off.
   */
  long totalMinor() {
    return Math.max(0, basket().totalMinor());
  }

  /**
   * The part of an amount that belongs to the rest of a line, half-up: all of it for all of the
   * line.
   */
  private static long share(long amountMinor, BigDecimal left, BigDecimal quantity) {
    return BigDecimal.valueOf(amountMinor)
        .multiply(left)
        .divide(quantity, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
