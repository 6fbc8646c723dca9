package dev.regulars.rules.change;

import dev.regulars.rules.change.TextBlocks.Block;
import dev.regulars.rules.change.ThreeWay.Strand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order of merged blocks: as the saved text has them; what only the other side moved or added
 * comes behind the block that it stands behind there.
 */
final class BlockOrder {

  private BlockOrder() {}

  static List<Strand> of(List<Strand> strands) {
    List<Strand> theirs = inOrder(strands, Strand::theirs);
    List<Strand> mine = inOrder(strands, Strand::mine);
    Set<Strand> movedByMe = moved(mine, Strand::mine);
    movedByMe.removeAll(moved(theirs, Strand::theirs));
    List<Strand> order = new ArrayList<>(theirs);
    order.removeIf(strand -> movedByMe.contains(strand) || strand.isRest());
    Strand above = null;
    for (Strand strand : mine) {
      if (!order.contains(strand) && !strand.isRest()) {
        order.add(above == null ? 0 : order.indexOf(above) + 1, strand);
      }
      above = strand.isRest() ? above : strand;
    }
    strands.stream()
        .filter(strand -> strand.isRest() || !order.contains(strand))
        .forEach(order::add);
    return order;
  }

  private static List<Strand> inOrder(
      List<Strand> strands, Function<Strand, @Nullable Block> side) {
    return strands.stream()
        .filter(strand -> side.apply(strand) != null)
        .sorted(Comparator.comparingInt(strand -> firstLine(strand, side)))
        .toList();
  }

  private static int firstLine(Strand strand, Function<Strand, @Nullable Block> side) {
    Block block = side.apply(strand);
    return block == null ? 0 : block.firstLine();
  }

  /** Those that stood in the base and have changed their place among the others. */
  private static Set<Strand> moved(List<Strand> ordered, Function<Strand, @Nullable Block> side) {
    List<Strand> common =
        ordered.stream()
            .filter(strand -> strand.base() != null && side.apply(strand) != null)
            .toList();
    Set<Strand> moved = new HashSet<>(common);
    RisingRun.longest(common.stream().map(s -> firstLine(s, Strand::base)).toList())
        .forEach(index -> moved.remove(common.get(index)));
    return moved;
  }
}
