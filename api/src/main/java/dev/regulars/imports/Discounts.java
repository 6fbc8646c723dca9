package dev.regulars.imports;

import dev.regulars.imports.Plan.Part;
import dev.regulars.imports.Row.Goods;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads what a receipt is less by over its lines, so that each line says what was paid for it.
 */
final class Discounts {

  private Discounts() {}

  /**
   * The lines with their shares, in proportion to what is paid for them; the shares add up.
   *
   * @param takenOff together at most what is paid for the lines
   */
  static List<Part> spread(List<Part> sold, List<Part> takenOff) {
    long off = takenOff.stream().map(Part::goods).mapToLong(Goods::netMinor).sum();
    long paid = sold.stream().map(Part::goods).mapToLong(Goods::netMinor).sum();
    if (off == 0 || paid <= 0) {
      return sold;
    }
    List<Part> less = new ArrayList<>();
    long before = 0;
    long given = 0;
    for (Part part : sold) {
      before += part.goods().netMinor();
      long upToHere = share(off, before, paid);
      less.add(new Part(part.row(), part.goods().less(upToHere - given)));
      given = upToHere;
    }
    return less;
  }

  private static long share(long off, long part, long whole) {
    return BigInteger.valueOf(off)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
