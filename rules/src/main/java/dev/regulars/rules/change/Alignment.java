package dev.regulars.rules.change;

import dev.regulars.rules.Cancellation;
import java.util.ArrayList;
import java.util.List;

/**
 * Which line of an edited text was which line before: the alignment with the fewest lines added,
 * deleted or given other values (Needleman and Wunsch 1970).
 */
final class Alignment {

  private static final int CHANGE = 1;
  private static final int ADD_OR_DELETE = 1;
  private static final int NEVER = 3;

  private final List<List<String>> lineFor = new ArrayList<>();
  private final List<List<String>> addedBefore = new ArrayList<>();
  private long pairs;

  private Alignment(int size) {
    for (int i = 0; i < size; i++) {
      lineFor.add(new ArrayList<>());
    }
    for (int i = 0; i <= size; i++) {
      addedBefore.add(new ArrayList<>());
    }
  }

  /** What became of a line of the base: itself, the same with other values, or nothing. */
  List<String> lineFor(int base) {
    return lineFor.get(base);
  }

  /** What was added before a line of the base; before its end for the number of lines. */
  List<String> addedBefore(int base) {
    return addedBefore.get(base);
  }

  /**
   * Aligns.
   *
   * @param pairsMax how many pairs of lines may be looked at; past it a block is no rule any more,
   *     and all of it counts as written anew
   */
  static Alignment of(List<String> base, List<String> edited, LineForm form, long pairsMax) {
    Alignment alignment = new Alignment(base.size());
    List<Line> before = lines(base, form);
    List<Line> after = lines(edited, form);
    int start = 0;
    int most = Math.min(base.size(), edited.size());
    while (start < most && before.get(start).isSame(after.get(start))) {
      alignment.lineFor.get(start).add(edited.get(start));
      start++;
    }
    int end = 0;
    while (end < most - start
        && before.get(base.size() - 1 - end).isSame(after.get(edited.size() - 1 - end))) {
      end++;
      alignment.lineFor.get(base.size() - end).add(edited.get(edited.size() - end));
    }
    alignment.align(
        start,
        before.subList(start, base.size() - end),
        after.subList(start, edited.size() - end),
        pairsMax);
    return alignment;
  }

  /** How many pairs of lines were looked at. */
  long pairs() {
    return pairs;
  }

  /** A line with what is compared of it, found out once. */
  private record Line(String text, String key, String kind) {

    boolean isSame(Line other) {
      return key.equals(other.key);
    }
  }

  private static List<Line> lines(List<String> texts, LineForm form) {
    return texts.stream().map(text -> new Line(text, form.key(text), form.kind(text))).toList();
  }

  private void align(int offset, List<Line> base, List<Line> edited, long pairsMax) {
    pairs = (long) base.size() * edited.size();
    if (pairs > pairsMax) {
      pairs = 0;
      edited.forEach(line -> addedBefore.get(offset).add(line.text()));
      return;
    }
    int[][] cost = costs(base, edited);
    int i = base.size();
    int j = edited.size();
    while (i > 0 || j > 0) {
      boolean paired =
          i > 0
              && j > 0
              && cost[i][j] == cost[i - 1][j - 1] + change(base.get(i - 1), edited.get(j - 1));
      if (paired) {
        lineFor.get(offset + i - 1).add(edited.get(j - 1).text());
        i--;
        j--;
      } else if (j > 0 && cost[i][j] == cost[i][j - 1] + ADD_OR_DELETE) {
        addedBefore.get(offset + i).addFirst(edited.get(j - 1).text());
        j--;
      } else {
        i--;
      }
    }
  }

  private static int[][] costs(List<Line> base, List<Line> edited) {
    int[][] cost = new int[base.size() + 1][edited.size() + 1];
    for (int i = 0; i <= base.size(); i++) {
      Cancellation.check();
      for (int j = 0; j <= edited.size(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = (i + j) * ADD_OR_DELETE;
        } else {
          int paired = cost[i - 1][j - 1] + change(base.get(i - 1), edited.get(j - 1));
          int single = Math.min(cost[i - 1][j], cost[i][j - 1]) + ADD_OR_DELETE;
          cost[i][j] = Math.min(paired, single);
        }
      }
    }
    return cost;
  }

  private static int change(Line before, Line after) {
    if (before.isSame(after)) {
      return 0;
    }
    return before.kind().equals(after.kind()) ? CHANGE : NEVER;
  }
}
