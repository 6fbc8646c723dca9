package dev.regulars.rules.discount;

import dev.regulars.rules.decision.Proposal.OfDiscount.AmountOff;
import dev.regulars.rules.decision.Proposal.OfDiscount.FreeItems;
import dev.regulars.rules.decision.Proposal.OfDiscount.Off;
import dev.regulars.rules.decision.Proposal.OfDiscount.PercentOff;
import dev.regulars.rules.decision.Proposal.OfDiscount.UnitOff;
import dev.regulars.rules.decision.Scope;
import dev.regulars.rules.facts.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one sentence takes off each line. Only goods are meant, never charges, coupons or what came
 * back; a line is never taken below zero. Pure.
 */
final class Offs {

  private static final long MILLI = 1000;

  private Offs() {}

  /**
   * What is taken off each line.
   *
   * @param nets what is to be paid for each line now, in minor units
   */
  static long[] of(Off off, List<Line> lines, long[] nets) {
    long[] bases = bases(off.scope(), lines, nets);
    return switch (off) {
      case PercentOff(int _, Scope _, BigDecimal percent) ->
          Spread.of(percentOf(sum(bases), percent), bases);
      case AmountOff(int _, Scope _, long amountMinor) ->
          Spread.of(Math.min(amountMinor, sum(bases)), bases);
      case UnitOff(int _, Scope _, long amountMinor) -> perUnit(amountMinor, lines, bases);
      case FreeItems(int _, Scope _, int every, int free) -> freeItems(every, free, lines, bases);
    };
  }

  private static long[] bases(Scope scope, List<Line> lines, long[] nets) {
    long[] bases = new long[nets.length];
    for (int i = 0; i < bases.length; i++) {
      Line line = lines.get(i);
      bases[i] = line.kind().isGoods() && scope.contains(line) ? Math.max(0, nets[i]) : 0;
    }
    return bases;
  }

  private static long percentOf(long amount, BigDecimal percent) {
    return BigDecimal.valueOf(amount)
        .multiply(percent)
        .movePointLeft(2)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static long[] perUnit(long amountMinor, List<Line> lines, long[] bases) {
    long[] offs = new long[bases.length];
    for (int i = 0; i < offs.length; i++) {
      long wanted =
          BigDecimal.valueOf(amountMinor)
              .multiply(BigDecimal.valueOf(lines.get(i).quantityMilli()))
              .divide(BigDecimal.valueOf(MILLI), 0, RoundingMode.HALF_UP)
              .longValueExact();
      offs[i] = Math.min(bases[i], wanted);
    }
    return offs;
  }

  /**
   * Of each {@code every} items the cheapest {@code free}. The dearest are put together first, so
   * that nobody has to split a purchase to get the most of it. What is weighed is one item.
   */
  private static long[] freeItems(int every, int free, List<Line> lines, long[] bases) {
    Integer[] dearestFirst =
        IntStream.range(0, bases.length)
            .filter(i -> bases[i] > 0)
            .boxed()
            .sorted((a, b) -> compare(lines, bases, b, a))
            .toArray(Integer[]::new);
    long[] offs = new long[bases.length];
    long before = 0;
    long all = Arrays.stream(dearestFirst).mapToLong(i -> items(lines.get(i))).sum();
    long counted = all - all % every;
    for (int i : dearestFirst) {
      long items = items(lines.get(i));
      long until = Math.min(before + items, counted);
      long given = freeUntil(until, every, free) - freeUntil(before, every, free);
      offs[i] = share(bases[i], Math.max(0, given), items);
      before = until;
    }
    return offs;
  }

  /** How many of the first items are free: the last ones of each full group. */
  private static long freeUntil(long items, int every, int free) {
    return items / every * free + Math.max(0, items % every - (every - free));
  }

  private static long items(Line line) {
    return line.quantityMilli() % MILLI == 0 ? line.quantityMilli() / MILLI : 1;
  }

  /** Compares what one item costs, exact. */
  private static int compare(List<Line> lines, long[] bases, int a, int b) {
    return BigDecimal.valueOf(bases[a])
        .multiply(BigDecimal.valueOf(items(lines.get(b))))
        .compareTo(BigDecimal.valueOf(bases[b]).multiply(BigDecimal.valueOf(items(lines.get(a)))));
  }

  private static long share(long amount, long part, long whole) {
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }
}
