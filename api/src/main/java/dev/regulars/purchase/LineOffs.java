package dev.regulars.purchase;

import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.reward.Money;
import dev.regulars.reward.Money.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes money off lines and puts it back: a line's discount grows, and its tax with it. Pure. */
final class LineOffs {

  private LineOffs() {}

  /** The lines with this taken off. */
  static List<PurchaseLine> taken(List<PurchaseLine> lines, List<Redeeming.Taken> discounts) {
    return changed(lines, sums(discounts), 1);
  }

  /** The lines as they were before this was taken off; their taxes stay as they are. */
  static List<PurchaseLine> before(List<PurchaseLine> lines, List<Redeeming.Taken> discounts) {
    return changed(lines, sums(discounts), -1);
  }

  private static Map<Integer, Long> sums(List<Redeeming.Taken> discounts) {
    Map<Integer, Long> sums = new HashMap<>();
    discounts.forEach(
        taken ->
            taken.lines().forEach(off -> sums.merge(off.line(), off.amountMinor(), Long::sum)));
    return sums;
  }

  private static List<PurchaseLine> changed(
      List<PurchaseLine> lines, Map<Integer, Long> sums, int sign) {
    List<PurchaseLine> changed = new ArrayList<>(lines.size());
    for (PurchaseLine line : lines) {
      long off = sums.getOrDefault(line.line(), 0L);
      long net = line.netMinor();
      long tax = sign < 0 || net == 0 ? line.taxMinor() : share(line.taxMinor(), net - off, net);
      changed.add(off == 0 ? line : line.discounted(sign * off, tax));
    }
    return changed;
  }

  private static long share(long amount, long part, long whole) {
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** The lines as discounts see them. */
  static List<Priced> priced(List<PurchaseLine> lines) {
    return lines.stream()
        .map(
            line ->
                new Priced(
                    line.line(),
                    line.sku(),
                    line.category(),
                    line.brand(),
                    line.quantity(),
                    line.netMinor(),
                    line.kind() == null))
        .toList();
  }

  /** What of each line, without those of which nothing is taken. */
  static List<Off> offs(List<Priced> lines, long[] amounts) {
    List<Off> offs = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i] > 0) {
        offs.add(new Off(lines.get(i).line(), amounts[i]));
      }
    }
    return offs;
  }

  /** What is left to pay. */
  static long payable(List<Priced> lines) {
    return Money.total(lines);
  }
}
