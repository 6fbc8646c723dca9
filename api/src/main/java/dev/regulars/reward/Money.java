package dev.regulars.reward;

import dev.regulars.rules.discount.Spread;
import dev.regulars.rules.facts.Codes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money off the lines of a purchase, to the last minor unit and never below zero. Pure. */
public final class Money {

  private Money() {}

  /**
   * A line and what is to be paid for it now.
   *
   * @param netMinor may be below zero, of what comes back on the same receipt
   * @param product whether it is goods, not a charge
   */
  public record Priced(
      int line,
      String sku,
      @Nullable String category,
      @Nullable String brand,
      BigDecimal quantity,
      long netMinor,
      boolean product) {

    /** The same with so much less to be paid. */
    public Priced less(long off) {
      return new Priced(line, sku, category, brand, quantity, netMinor - off, product);
    }

    private long positive() {
      return Math.max(0, netMinor);
    }

    /** What one unit of it costs, half-up; all of it where there is less than one. */
    private long unitMinor() {
      return quantity.compareTo(BigDecimal.ONE) <= 0
          ? positive()
          : BigDecimal.valueOf(positive())
              .divide(quantity, 0, RoundingMode.HALF_UP)
              .longValueExact();
    }
  }

  /** What is to be paid for all of them, not below zero. */
  public static long total(List<Priced> lines) {
    return Math.max(0, lines.stream().mapToLong(Priced::netMinor).sum());
  }

  /**
   * An amount spread over lines in proportion to what is to be paid for them: the largest
   * remainders get what is left of rounding down, the first of equal ones first. It adds up to the
   * amount, and no line is taken below zero.
   *
   * @param amount at most the sum of what is above zero
   */
  public static long[] spread(long amount, long[] weights) {
    return Spread.of(amount, weights);
  }

  /** Money taken off all lines. */
  public static long[] off(long amount, List<Priced> lines) {
    return spread(amount, lines.stream().mapToLong(Priced::positive).toArray());
  }

  /**
   * What a discount takes off each line; nothing at all where no line is meant.
   *
   * @param payable what is left to pay, which it never passes
   */
  public static long[] off(Reward.Discount discount, List<Priced> lines, long payable) {
    return taken(discount, bases(discount, lines), payable);
  }

  private static long[] taken(Reward.Discount discount, long[] bases, long payable) {
    long base = Arrays.stream(bases).sum();
    long wanted =
        discount.amountMinor() == null
            ? BigDecimal.valueOf(base)
                .multiply(discount.percent())
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact()
            : discount.amountMinor();
    long most = discount.capMinor() == null ? payable : Math.min(payable, discount.capMinor());
    Long ofLine = discount.lineCapMinor();
    if (ofLine == null) {
      return spread(Math.min(Math.min(wanted, most), base), bases);
    }
    long[] offs =
        Arrays.stream(spread(Math.min(wanted, base), bases))
            .map(off -> Math.min(off, ofLine))
            .toArray();
    return spread(Math.min(Arrays.stream(offs).sum(), most), offs);
  }

  /** {@link #off(Reward.Discount, List, long)}, of one unit of what is meant: the cheapest. */
  public static long[] offUnit(Reward.Discount discount, List<Priced> lines, long payable) {
    List<Priced> meant =
        lines.stream().filter(line -> line.product() && isMeant(discount, line)).toList();
    long[] unit = oneOf(meant, Comparator.comparingLong(Priced::unitMinor));
    long[] bases = new long[lines.size()];
    for (int i = 0; i < unit.length; i++) {
      bases[lines.indexOf(meant.get(i))] = unit[i];
    }
    return taken(discount, bases, payable);
  }

  /** What of each line a discount is about. */
  private static long[] bases(Reward.Discount discount, List<Priced> lines) {
    return switch (discount.scope()) {
      case BASKET, CATEGORY, BRAND, PRODUCT ->
          lines.stream()
              .mapToLong(line -> line.product() && isMeant(discount, line) ? line.positive() : 0)
              .toArray();
      case CHEAPEST -> oneOf(lines, Comparator.comparingLong(Priced::unitMinor));
      case DEAREST -> oneOf(lines, Comparator.comparingLong(Priced::unitMinor).reversed());
    };
  }

  private static boolean isMeant(Reward.Discount discount, Priced line) {
    return switch (discount.scope()) {
      case CATEGORY -> isOneOf(line.category(), discount);
      case BRAND -> isOneOf(line.brand(), discount);
      case PRODUCT ->
          discount.codes().stream()
              .anyMatch(one -> Codes.product(one).equals(Codes.product(line.sku())));
      case BASKET, CHEAPEST, DEAREST -> true;
    };
  }

  private static boolean isOneOf(@Nullable String code, Reward.Discount discount) {
    return code != null && discount.codes().stream().anyMatch(one -> Codes.same(one, code));
  }

  /** One unit of the first of all lines in an order. */
  private static long[] oneOf(List<Priced> lines, Comparator<Priced> order) {
    long[] bases = new long[lines.size()];
    lines.stream()
        .filter(line -> line.product() && line.positive() > 0)
        .min(order)
        .ifPresent(line -> bases[lines.indexOf(line)] = line.unitMinor());
    return bases;
  }
}
