package dev.regulars.rules.change;

import dev.regulars.rules.Cancellation;
import dev.regulars.rules.change.TextBlocks.Block;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one text of two edits of the same file, by rule (or example) and then by line. What only
 * one side changed is taken over. Where both changed the same thing the saved text stands, the
 * other's lines stand below it as comments, and a conflict tells of it: nobody's work is lost.
 */
public final class ThreeWay {

  private final LineForm form;
  private final MergedText merged = new MergedText();
  private final LineMerge lines;

  private ThreeWay(LineForm form) {
    this.form = form;
    this.lines = new LineMerge(form, merged);
  }

  /**
   * What came of merging.
   *
   * @param text the merged text
   * @param conflicts what has to be decided by somebody, in the order of lines; empty where the
   *     merge is clean
   */
  public record Merge(String text, List<Conflict> conflicts) {

    public Merge {
      conflicts = List.copyOf(conflicts);
    }

    /** Whether nothing is left to decide. */
    public boolean isClean() {
      return conflicts.isEmpty();
    }

    /** The merged text in which one side has its way wherever both want something else. */
    public String decided(Side side) {
      return Decided.text(this, side);
    }
  }

  /** Whose edit it is. */
  public enum Side {
    /** Of the one who saves now. */
    MINE,
    /** Of the one who saved meanwhile. */
    THEIRS
  }

  /**
   * A place where both sides want something else.
   *
   * @param within name of the rule or example it lies in; {@code ""} below the last
   * @param line first line of the merged text that it is about, 1-based
   * @param lines how many lines of the merged text it is about; either side's text can take their
   *     place
   * @param message what happened, for somebody who has never merged anything
   * @param base what stood there before; may be empty
   * @param mine what the one who saves now wants there; may be empty
   * @param theirs what was saved meanwhile; may be empty
   */
  public record Conflict(
      String within,
      int line,
      int lines,
      String message,
      String base,
      String mine,
      String theirs) {}

  /**
   * Merges two edits of a file.
   *
   * @param file its name; {@code .yaml} files are lists of examples, all others rules
   * @param base what both began with
   * @param mine what the one who saves now has
   * @param theirs what was saved meanwhile
   */
  public static Merge merge(String file, String base, String mine, String theirs) {
    if (mine.equals(base) || mine.equals(theirs)) {
      return new Merge(theirs, List.of());
    }
    if (theirs.equals(base)) {
      return new Merge(mine, List.of());
    }
    LineForm form = file.endsWith(".yaml") ? LineForm.EXAMPLES : LineForm.RULES;
    return new ThreeWay(form).merge(form.blocks(base), form.blocks(mine), form.blocks(theirs));
  }

  private Merge merge(List<Block> base, List<Block> mine, List<Block> theirs) {
    List<Strand> strands = strands(base, mine, theirs);
    for (Strand strand : BlockOrder.of(strands)) {
      Cancellation.check();
      merge(strand);
    }
    return merged.done();
  }

  /** The fate of every block: which is which by name, then by what is in it. */
  private List<Strand> strands(List<Block> base, List<Block> mine, List<Block> theirs) {
    Map<Block, Block> inMine = BlockPairs.of(base, mine, form);
    Map<Block, Block> inTheirs = BlockPairs.of(base, theirs, form);
    List<Strand> strands = new ArrayList<>();
    for (Block block : base) {
      strands.add(new Strand(block, inMine.get(block), inTheirs.get(block)));
    }
    Map<String, Block> addedByThem = new HashMap<>();
    List<Block> news = without(theirs, inTheirs);
    news.forEach(block -> addedByThem.put(block.name(), block));
    for (Block block : without(mine, inMine)) {
      Block same = addedByThem.remove(block.name());
      strands.add(new Strand(null, block, same));
    }
    news.stream()
        .filter(block -> addedByThem.containsKey(block.name()))
        .forEach(block -> strands.add(new Strand(null, null, block)));
    return strands;
  }

  /** The blocks that are no partner of one of the base. */
  private static List<Block> without(List<Block> blocks, Map<Block, Block> pairs) {
    Set<Block> paired = Collections.newSetFromMap(new IdentityHashMap<>());
    paired.addAll(pairs.values());
    return blocks.stream().filter(block -> !paired.contains(block)).toList();
  }

  /** A block through the three texts; null where a text has it not. */
  record Strand(@Nullable Block base, @Nullable Block mine, @Nullable Block theirs) {

    /** Whether it belongs to nothing and stands below all else. */
    boolean isRest() {
      return name().isEmpty();
    }

    String name() {
      Block any = theirs != null ? theirs : mine != null ? mine : base;
      return any == null ? "" : any.name();
    }
  }

  private void merge(Strand strand) {
    Block base = strand.base();
    Block mine = strand.mine();
    Block theirs = strand.theirs();
    merged.open(strand);
    if (mine == null && theirs == null) {
      return;
    }
    if (mine == null) {
      withoutMine(base, Objects.requireNonNull(theirs));
    } else if (theirs == null) {
      withoutTheirs(base, mine);
    } else if (base == null && !form.same(mine.lines(), theirs.lines()) && !strand.isRest()) {
      addedTwice(mine, theirs);
    } else {
      List<String> before = base == null ? List.of() : base.lines();
      lines.merge(before, mine.lines(), theirs.lines());
    }
  }

  private void withoutMine(@Nullable Block base, Block theirs) {
    if (base == null) {
      merged.add(theirs.lines());
    } else if (!form.same(base.lines(), theirs.lines())) {
      merged.conflict(
          "You deleted this, and somebody else changed it meanwhile.",
          base.lines(),
          List.of(),
          theirs.lines(),
          theirs.lines());
    }
  }

  private void withoutTheirs(@Nullable Block base, Block mine) {
    if (base == null) {
      merged.add(mine.lines());
    } else if (!form.same(base.lines(), mine.lines())) {
      merged.conflict(
          "Somebody else deleted this, and you changed it meanwhile.",
          base.lines(),
          mine.lines(),
          List.of(),
          mine.lines());
    }
  }

  private void addedTwice(Block mine, Block theirs) {
    merged.conflict(
        "Both of you added \"" + mine.name() + "\", and not the same.",
        List.of(),
        mine.lines(),
        theirs.lines(),
        MergedText.both(theirs.lines(), mine.lines()));
  }
}
