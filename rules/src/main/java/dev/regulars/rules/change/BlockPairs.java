package dev.regulars.rules.change;

import dev.regulars.rules.Cancellation;
import dev.regulars.rules.change.TextBlocks.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which block of an edited file was which before: by its name, else by what is in it. */
final class BlockPairs {

  /** How much of two blocks must be equal for one to be the other under a new name. */
  private static final double SIMILAR = 0.6;

  /** Lines compared with others; past so many nobody can tell any more which was which. */
  private static final long LINES_MAX = 5_000_000;

  private BlockPairs() {}

  /** Blocks of the base to those of the edited text; what has no partner is missing. */
  static Map<Block, Block> of(List<Block> base, List<Block> edited, LineForm form) {
    Map<String, Block> byName = new LinkedHashMap<>();
    edited.forEach(block -> byName.put(block.name(), block));
    Map<Block, Block> pairs = new IdentityHashMap<>();
    List<Block> gone = new ArrayList<>();
    for (Block block : base) {
      Block same = byName.remove(block.name());
      if (same == null) {
        gone.add(block);
      } else {
        pairs.put(block, same);
      }
    }
    List<Block> news = new ArrayList<>(byName.values());
    gone.removeIf(block -> block.name().isEmpty());
    news.removeIf(block -> block.name().isEmpty());
    if (gone.size() * lines(news) + news.size() * lines(gone) <= LINES_MAX) {
      renamed(gone, news, form, pairs);
    }
    return pairs;
  }

  private static long lines(List<Block> blocks) {
    return blocks.stream().mapToLong(block -> block.lines().size()).sum();
  }

  private static void renamed(
      List<Block> gone, List<Block> news, LineForm form, Map<Block, Block> pairs) {
    List<Contents> left =
        news.stream().map(block -> Contents.of(block, form)).collect(Collectors.toList());
    for (Block block : gone) {
      Cancellation.check();
      Contents contents = Contents.of(block, form);
      Contents nearest = null;
      double most = SIMILAR;
      for (Contents other : left) {
        double similarity = contents.similarity(other);
        if (similarity >= most) {
          most = similarity;
          nearest = other;
        }
      }
      if (nearest != null) {
        pairs.put(block, nearest.block());
        left.remove(nearest);
      }
    }
  }

  /** What is in a block: its lines without the frame and the name, and their kinds. */
  private record Contents(Block block, List<String> lines, List<String> kinds) {

    static Contents of(Block block, LineForm form) {
      List<String> lines = new ArrayList<>();
      for (int i = block.headLine() - block.firstLine() + 1; i < block.lines().size(); i++) {
        String key = form.key(block.lines().get(i));
        if (!key.isBlank() && !key.equals("when") && !key.equals("then") && !key.equals("end")) {
          lines.add(key);
        }
      }
      return new Contents(block, lines, lines.stream().map(form::kind).toList());
    }

    /** The part of the lines that both have, half for one with other values. */
    double similarity(Contents other) {
      int most = Math.max(lines.size(), other.lines.size());
      if (most == 0) {
        return 0;
      }
      Map<String, Integer> left = new HashMap<>();
      other.lines.forEach(line -> left.merge(line, 1, Integer::sum));
      Map<String, Integer> kindsLeft = new HashMap<>();
      other.kinds.forEach(kind -> kindsLeft.merge(kind, 1, Integer::sum));
      int same = 0;
      List<String> changed = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (takeOne(left, lines.get(i))) {
          takeOne(kindsLeft, kinds.get(i));
          same++;
        } else {
          changed.add(kinds.get(i));
        }
      }
      long alike = changed.stream().filter(kind -> takeOne(kindsLeft, kind)).count();
      return (same + alike * 0.5) / most;
    }

    private static boolean takeOne(Map<String, Integer> counts, String of) {
      Integer there = counts.get(of);
      if (there == null || there == 0) {
        return false;
      }
      counts.put(of, there - 1);
      return true;
    }
  }
}
