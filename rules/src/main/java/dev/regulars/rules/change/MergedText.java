package dev.regulars.rules.change;

import dev.regulars.rules.change.ThreeWay.Conflict;
import dev.regulars.rules.change.ThreeWay.Merge;
import dev.regulars.rules.change.ThreeWay.Strand;
import java.util.ArrayList;
import java.util.List;

/** The text that is being merged, with its conflicts. */
final class MergedText {

  /** Stands before a line of the one who saves, where the saved text says something else. */
  private static final String YOURS = "# yours: ";

  private final List<String> lines = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private String block = "";
  private boolean isNew;

  /** What is added from here on belongs to this block. */
  void open(Strand strand) {
    block = strand.name();
    isNew = strand.base() == null;
  }

  /** Adds lines as they are; between a block that was added and the one above it is some air. */
  void add(List<String> added) {
    if (isNew && !lines.isEmpty() && !added.isEmpty() && !added.getFirst().isBlank()) {
      addLine("\n");
    }
    isNew = false;
    added.forEach(this::addLine);
  }

  private void addLine(String line) {
    if (!lines.isEmpty() && !lines.getLast().endsWith("\n")) {
      lines.set(lines.size() - 1, lines.getLast() + "\n");
    }
    lines.add(line);
  }

  /** Adds what stands for a conflict. */
  void conflict(
      String message,
      List<String> base,
      List<String> mine,
      List<String> theirs,
      List<String> standing) {
    int before = lines.size();
    add(standing);
    conflicts.add(
        new Conflict(
            block,
            before + 1,
            lines.size() - before,
            message,
            String.join("", base),
            String.join("", mine),
            String.join("", theirs)));
  }

  /** The saved lines, and below them the other's as comments. */
  static List<String> both(List<String> theirs, List<String> mine) {
    List<String> both = new ArrayList<>(theirs);
    mine.forEach(line -> both.add(asComment(line)));
    return both;
  }

  private static String asComment(String line) {
    if (line.isBlank()) {
      return line;
    }
    String content = line.stripLeading();
    return line.substring(0, line.length() - content.length()) + YOURS + content;
  }

  Merge done() {
    return new Merge(String.join("", lines), conflicts);
  }
}
