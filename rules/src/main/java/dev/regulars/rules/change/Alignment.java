package dev.regulars.rules.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Which line of an edited text was which line before: the alignment with the fewest lines added,
 * deleted or given other values (Needleman and Wunsch 1970).
 */
final class Alignment {

  /** Past so many pairs of lines a block is no rule any more. */
  private static final long PAIRS_MAX = 4_000_000;

  private static final int CHANGE = 1;
  private static final int ADD_OR_DELETE = 1;
  private static final int NEVER = 3;

  private final List<List<String>> lineFor = new ArrayList<>();
  private final List<List<String>> addedBefore = new ArrayList<>();

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

  static Alignment of(List<String> base, List<String> edited, LineForm form) {
    Alignment alignment = new Alignment(base.size());
    int start = 0;
    int most = Math.min(base.size(), edited.size());
    while (start < most && isSame(base.get(start), edited.get(start), form)) {
      alignment.lineFor.get(start).add(edited.get(start));
      start++;
    }
    int end = 0;
    while (end < most - start
        && isSame(base.get(base.size() - 1 - end), edited.get(edited.size() - 1 - end), form)) {
      end++;
      alignment.lineFor.get(base.size() - end).add(edited.get(edited.size() - end));
    }
    alignment.align(
        start,
        base.subList(start, base.size() - end),
        edited.subList(start, edited.size() - end),
        form);
    return alignment;
  }

  private static boolean isSame(String line, String other, LineForm form) {
    return form.key(line).equals(form.key(other));
  }

  private void align(int offset, List<String> base, List<String> edited, LineForm form) {
    if ((long) base.size() * edited.size() > PAIRS_MAX) {
      addedBefore.get(offset).addAll(edited);
      return;
    }
    int[][] cost = costs(base, edited, form);
    int i = base.size();
    int j = edited.size();
    while (i > 0 || j > 0) {
      boolean paired =
          i > 0
              && j > 0
              && cost[i][j]
                  == cost[i - 1][j - 1] + change(base.get(i - 1), edited.get(j - 1), form);
      if (paired) {
        lineFor.get(offset + i - 1).add(edited.get(j - 1));
        i--;
        j--;
      } else if (j > 0 && cost[i][j] == cost[i][j - 1] + ADD_OR_DELETE) {
        addedBefore.get(offset + i).addFirst(edited.get(j - 1));
        j--;
      } else {
        i--;
      }
    }
  }

  private static int[][] costs(List<String> base, List<String> edited, LineForm form) {
    int[][] cost = new int[base.size() + 1][edited.size() + 1];
    for (int i = 0; i <= base.size(); i++) {
      for (int j = 0; j <= edited.size(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = (i + j) * ADD_OR_DELETE;
        } else {
          int paired = cost[i - 1][j - 1] + change(base.get(i - 1), edited.get(j - 1), form);
          int single = Math.min(cost[i - 1][j], cost[i][j - 1]) + ADD_OR_DELETE;
          cost[i][j] = Math.min(paired, single);
        }
      }
    }
    return cost;
  }

  private static int change(String before, String after, LineForm form) {
    if (isSame(before, after, form)) {
      return 0;
    }
    return form.kind(before).equals(form.kind(after)) ? CHANGE : NEVER;
  }
}
