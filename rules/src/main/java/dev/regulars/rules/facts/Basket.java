package dev.regulars.rules.facts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a purchase. Immutable; totals by category, brand and product are computed once, when
 * first asked, so that each question afterwards is a look-up.
 *
 * <p>Charges (delivery, deposits, tips, gift cards) are paid and are not goods: what was spent
 * leaves them out, unless it says that it does not. Units are of goods that something was paid for.
 */
public final class Basket {

  private final List<Line> lines;
  private final long totalMinor;
  private final long goodsMinor;
  private final long unitsMilli;
  private final long allUnitsMilli;

  /** What is paid, in minor units, by the plain form of the way of payment. */
  private final Map<String, Long> paid;

  private @Nullable Sums byCategory;
  private @Nullable Sums byBrand;
  private @Nullable Sums byProduct;

  /** A basket of these lines, of which it is not said how they are paid; it may be empty. */
  public Basket(List<Line> lines) {
    this(lines, Map.of());
  }

  /**
   * A basket of these lines; it may be empty.
   *
   * @param paidMinor what is paid, in minor units, by the way of payment; empty where it is not
   *     said
   */
  public Basket(List<Line> lines, Map<String, Long> paidMinor) {
    this.lines = List.copyOf(lines);
    this.paid = plain(paidMinor);
    long sum = 0;
    long goods = 0;
    long units = 0;
    long all = 0;
    for (Line line : this.lines) {
      sum = Math.addExact(sum, line.netMinor());
      goods = Math.addExact(goods, line.kind().isCharge() ? 0 : line.netMinor());
      units = Math.addExact(units, line.counts() ? line.quantityMilli() : 0);
      all = Math.addExact(all, line.quantityMilli());
    }
    this.totalMinor = sum;
    this.goodsMinor = goods;
    this.unitsMilli = units;
    this.allUnitsMilli = all;
  }

  public List<Line> lines() {
    return lines;
  }

  /** Sum of the lines' nets, charges included, in minor units. */
  @Measure
  public long totalMinor() {
    return totalMinor;
  }

  /** Sum of the lines' nets without charges, in minor units. */
  @Measure
  public long goodsMinor() {
    return goodsMinor;
  }

  /** Sum of the quantities of goods that something was paid for, in thousandths of a unit. */
  @Measure
  public long unitsMilli() {
    return unitsMilli;
  }

  /** Sum of the quantities of all lines, in thousandths of a unit. */
  @Measure
  public long allUnitsMilli() {
    return allUnitsMilli;
  }

  /** Whether goods were paid for: what has only charges and free lines is no visit. */
  public boolean isVisit() {
    return lines.stream().anyMatch(Line::counts);
  }

  /** Number of different products that something was paid for. */
  @Measure
  public long differentProducts() {
    return lines.stream()
        .filter(Line::counts)
        .map(line -> Codes.product(line.sku()))
        .distinct()
        .count();
  }

  /** Sum of the nets of lines in any of these categories, in minor units. */
  @Measure
  public long spentOnCategory(String... categories) {
    return byCategory().spentMinor(categories);
  }

  /** Sum of the nets of lines of any of these brands, in minor units. */
  @Measure
  public long spentOnBrand(String... brands) {
    return byBrand().spentMinor(brands);
  }

  /** Sum of the nets of lines of any of these products, in minor units. */
  @Measure
  public long spentOnProduct(String... products) {
    return byProduct().spentMinor(products);
  }

  /** Units in any of these categories, in thousandths. */
  @Measure
  public long unitsOfCategory(String... categories) {
    return byCategory().unitsMilli(categories);
  }

  /** Units of any of these brands, in thousandths. */
  @Measure
  public long unitsOfBrand(String... brands) {
    return byBrand().unitsMilli(brands);
  }

  /** Units of any of these products, in thousandths. */
  @Measure
  public long unitsOfProduct(String... products) {
    return byProduct().unitsMilli(products);
  }

  /** Whether there is a line in any of these categories. */
  @Measure
  public boolean hasCategory(String... categories) {
    return byCategory().has(categories);
  }

  /** Whether there is a line of any of these brands. */
  @Measure
  public boolean hasBrand(String... brands) {
    return byBrand().has(brands);
  }

  /** Whether there is a line of any of these products. */
  @Measure
  public boolean hasProduct(String... products) {
    return byProduct().has(products);
  }

  /** What is paid in any of these ways, in minor units; 0 where it is not said. */
  @Measure
  public long paidWith(String... methods) {
    if (paid.isEmpty()) {
      return 0;
    }
    return Arrays.stream(methods)
        .map(Codes::plain)
        .distinct()
        .mapToLong(method -> paid.getOrDefault(method, 0L))
        .sum();
  }

  /** What is paid, in minor units, by the way of payment; empty where it is not said. */
  public Map<String, Long> paid() {
    return paid;
  }

  /** What is paid in all ways together, in minor units; 0 where it is not said. */
  public long paidMinor() {
    return paid.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The ways of payment, in their order. */
  SortedSet<String> paymentMethods() {
    return new TreeSet<>(paid.keySet());
  }

  private static Map<String, Long> plain(Map<String, Long> paidMinor) {
    if (paidMinor.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> plain = HashMap.newHashMap(paidMinor.size());
    paidMinor.forEach(
        (method, minor) ->
            plain.merge(Codes.plain(NamedCodes.named(method)), minor, Math::addExact));
    return plain;
  }

  private Sums byCategory() {
    Sums sums = byCategory;
    if (sums == null) {
      sums = new Sums(lines, Line::category, Codes::plain);
      byCategory = sums;
    }
    return sums;
  }

  private Sums byBrand() {
    Sums sums = byBrand;
    if (sums == null) {
      sums = new Sums(lines, Line::brand, Codes::plain);
      byBrand = sums;
    }
    return sums;
  }

  private Sums byProduct() {
    Sums sums = byProduct;
    if (sums == null) {
      sums = new Sums(lines, Line::sku, Codes::product);
      byProduct = sums;
    }
    return sums;
  }

  /**
   * Sums by code. Its field is final, so that a thread which sees the object sees the whole of it:
   * two threads may both build one, and either will do.
   */
  private static final class Sums {

    private final Map<String, long[]> sums;

    private final UnaryOperator<String> form;

    Sums(List<Line> lines, Function<Line, @Nullable String> code, UnaryOperator<String> form) {
      this.form = form;
      Map<String, long[]> building = HashMap.newHashMap(lines.size());
      for (Line line : lines) {
        String key = code.apply(line);
        if (key != null) {
          long[] sum = building.computeIfAbsent(form.apply(key), absent -> new long[2]);
          sum[0] += line.kind().isCharge() ? 0 : line.netMinor();
          sum[1] += line.counts() ? line.quantityMilli() : 0;
        }
      }
      this.sums = building;
    }

    long spentMinor(String[] codes) {
      return sum(codes, 0);
    }

    long unitsMilli(String[] codes) {
      return sum(codes, 1);
    }

    boolean has(String[] codes) {
      for (String code : codes) {
        if (sums.containsKey(form.apply(code))) {
          return true;
        }
      }
      return false;
    }

    private long sum(String[] codes, int which) {
      if (codes.length == 1) {
        return sum(form.apply(codes[0]), which);
      }
      // Two ways to write a code are one code, and are counted once.
      return Arrays.stream(codes).map(form).distinct().mapToLong(code -> sum(code, which)).sum();
    }

    private long sum(String key, int which) {
      long[] sum = sums.get(key);
      return sum == null ? 0 : sum[which];
    }
  }
}
