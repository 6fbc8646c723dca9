package dev.regulars.rules.change;

import dev.regulars.rules.change.ThreeWay.Conflict;
import dev.regulars.rules.change.ThreeWay.Merge;
import dev.regulars.rules.change.ThreeWay.Side;
import java.util.ArrayList;
import java.util.List;

/** Puts one side's lines in the place of each conflict of a merged text. */
final class Decided {

  private Decided() {}

  static String text(Merge merge, Side side) {
    List<String> lines = new ArrayList<>(TextBlocks.lines(merge.text()));
    // From below, so that the places above keep their lines.
    for (Conflict conflict : merge.conflicts().reversed()) {
      int from = conflict.line() - 1;
      List<String> place = lines.subList(from, from + conflict.lines());
      List<String> chosen =
          TextBlocks.lines(side == Side.MINE ? conflict.mine() : conflict.theirs());
      boolean hasAir = !place.isEmpty() && place.getFirst().isBlank();
      place.clear();
      if (hasAir && !chosen.isEmpty() && !chosen.getFirst().isBlank()) {
        place.add("\n");
      }
      place.addAll(chosen);
    }
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
      text.append(line);
    }
    return text.toString();
  }
}
