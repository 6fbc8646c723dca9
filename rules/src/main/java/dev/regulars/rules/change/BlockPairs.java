package dev.regulars.rules.change;

import dev.regulars.rules.change.TextBlocks.Block;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which block of an edited file was which before: by its name, else by what is in it. */
final class BlockPairs {

  /** How much of two blocks must be equal for one to be the other under a new name. */
  private static final double SIMILAR = 0.6;

  private static final int COMPARISONS_MAX = 100_000;

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
    news.removeIf(block -> block.name().isEmpty());
    if ((long) gone.size() * news.size() <= COMPARISONS_MAX) {
      gone.forEach(block -> renamed(block, news, form, pairs));
    }
    return pairs;
  }

  private static void renamed(
      Block block, List<Block> news, LineForm form, Map<Block, Block> pairs) {
    Block nearest = null;
    double most = SIMILAR;
    for (Block other : news) {
      double similarity = similarity(block, other, form);
      if (similarity >= most && !block.name().isEmpty()) {
        most = similarity;
        nearest = other;
      }
    }
    if (nearest != null) {
      pairs.put(block, nearest);
      news.remove(nearest);
    }
  }

  /** The part of the lines that both have, half for one with other values; names do not count. */
  private static double similarity(Block block, Block other, LineForm form) {
    List<String> mine = contents(block, form);
    List<String> left = contents(other, form);
    int most = Math.max(mine.size(), left.size());
    double same = 0;
    List<String> changed = new ArrayList<>();
    for (String line : mine) {
      if (left.remove(line)) {
        same += 1;
      } else {
        changed.add(line);
      }
    }
    List<String> kinds = new ArrayList<>(left.stream().map(form::kind).toList());
    for (String line : changed) {
      same += kinds.remove(form.kind(line)) ? 0.5 : 0;
    }
    return most == 0 ? 0 : same / most;
  }

  private static List<String> contents(Block block, LineForm form) {
    List<String> contents = new ArrayList<>();
    for (int i = block.headLine() - block.firstLine() + 1; i < block.lines().size(); i++) {
      String key = form.key(block.lines().get(i));
      if (!key.isBlank() && !key.equals("when") && !key.equals("then") && !key.equals("end")) {
        contents.add(key);
      }
    }
    return contents;
  }
}
