package dev.regulars.rules.change;

import dev.regulars.rules.change.TextBlocks.Block;
import dev.regulars.rules.change.ThreeWay.Strand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    List<Strand> standing = new ArrayList<>(theirs);
    standing.removeIf(strand -> movedByMe.contains(strand) || strand.isRest());
    List<Strand> order = merged(standing, mine);
    Set<Strand> placed = identities(order);
    strands.stream().filter(strand -> !placed.contains(strand)).forEach(order::add);
    return order;
  }

  /**
   * What stands, with each run of others behind the one that it stands behind on the other side.
   */
  private static List<Strand> merged(List<Strand> standing, List<Strand> mine) {
    Set<Strand> stands = identities(standing);
    Map<Strand, List<Strand>> behind = new IdentityHashMap<>();
    List<Strand> order = new ArrayList<>();
    List<Strand> run = order;
    for (Strand strand : mine) {
      if (stands.contains(strand)) {
        run = behind.computeIfAbsent(strand, above -> new ArrayList<>());
      } else if (!strand.isRest()) {
        run.add(strand);
      }
    }
    for (Strand strand : standing) {
      order.add(strand);
      order.addAll(behind.getOrDefault(strand, List.of()));
    }
    return order;
  }

  private static Set<Strand> identities(List<Strand> strands) {
    Set<Strand> identities = Collections.newSetFromMap(new IdentityHashMap<>());
    identities.addAll(strands);
    return identities;
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
    Set<Strand> moved = identities(common);
    RisingRun.longest(common.stream().map(s -> firstLine(s, Strand::base)).toList())
        .forEach(index -> moved.remove(common.get(index)));
    return moved;
  }
}
