package dev.regulars.rules.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Merges the lines of one block. Unlike the usual merge of three texts it goes by single lines, not
 * by stretches of them: two people may change neighbouring sentences of a rule.
 */
final class LineMerge {

  private static final String BOTH_CHANGED = "Both of you changed this line.";
  private static final String BOTH_ADDED = "Both of you added this, with other values.";

  /** Pairs of lines that are looked at in a file. */
  private static final long PAIRS_MAX = 8_000_000;

  /** Past so many pairs of lines that both added, nobody wants them one by one. */
  private static final long ADDED_MAX = 250_000;

  private final LineForm form;
  private final MergedText merged;
  private long pairsLeft = PAIRS_MAX;

  LineMerge(LineForm form, MergedText merged) {
    this.form = form;
    this.merged = merged;
  }

  /** Merges a block. Where it is too much to be looked at line by line, it is taken as a whole. */
  void merge(List<String> base, List<String> mine, List<String> theirs) {
    Alignment my = Alignment.of(base, mine, form, pairsLeft);
    pairsLeft -= my.pairs();
    Alignment their = Alignment.of(base, theirs, form, pairsLeft);
    pairsLeft -= their.pairs();
    added(my.addedBefore(0), their.addedBefore(0));
    for (int i = 0; i < base.size(); i++) {
      line(base.get(i), my.lineFor(i), their.lineFor(i));
      added(my.addedBefore(i + 1), their.addedBefore(i + 1));
    }
  }

  /** One line of the base; a side that deleted it has an empty list. */
  private void line(String base, List<String> mine, List<String> theirs) {
    boolean iKept = form.same(List.of(base), mine);
    boolean theyKept = form.same(List.of(base), theirs);
    if (iKept && theyKept) {
      merged.add(theirs.getFirst().equals(base) ? mine : theirs);
    } else if (iKept || form.same(mine, theirs)) {
      merged.add(theirs);
    } else if (theyKept) {
      merged.add(mine);
    } else {
      String message =
          mine.isEmpty()
              ? "You deleted this line, and somebody else changed it meanwhile."
              : theirs.isEmpty()
                  ? "Somebody else deleted this line, and you changed it meanwhile."
                  : BOTH_CHANGED;
      merged.conflict(message, List.of(base), mine, theirs, MergedText.both(theirs, mine));
    }
  }

  private void added(List<String> mine, List<String> theirs) {
    if (mine.isEmpty() || theirs.isEmpty() || form.same(mine, theirs)) {
      merged.add(theirs.isEmpty() ? mine : theirs);
    } else if (!form.anyOrder() || (long) mine.size() * theirs.size() > ADDED_MAX) {
      merged.conflict(
          "Both of you added something here.",
          List.of(),
          mine,
          theirs,
          MergedText.both(theirs, mine));
    } else {
      List<String> left = new ArrayList<>(mine);
      theirs.forEach(line -> addedByThem(line, left));
      merged.add(left);
    }
  }

  /** A line that they added; what I added like it is taken out of what is left of mine. */
  private void addedByThem(String line, List<String> mine) {
    List<String> alike =
        mine.stream().filter(other -> form.kind(other).equals(form.kind(line))).toList();
    List<String> others =
        alike.stream().filter(other -> !form.key(other).equals(form.key(line))).toList();
    boolean once = alike.size() > others.size();
    if (line.isBlank() || others.isEmpty() || once) {
      merged.add(List.of(line));
      if (once) {
        mine.remove(alike.stream().filter(o -> !others.contains(o)).findFirst().orElseThrow());
      }
    } else {
      List<String> other = List.of(others.getFirst());
      List<String> both = MergedText.both(List.of(line), other);
      merged.conflict(BOTH_ADDED, List.of(), other, List.of(line), both);
      mine.remove(others.getFirst());
    }
  }
}
