package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.ThreeWay;
import dev.regulars.rules.change.ThreeWay.Side;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a draft and the live ones as one.
 *
 * @param texts by name; only to be written where nothing contradicts or somebody chose
 * @param conflicts where they contradict each other, also where somebody chose
 */
record DraftMerge(SortedMap<String, String> texts, List<FileConflict> conflicts) {

  /** Which side has its way where both changed the same. */
  enum Choice {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("live")
    LIVE
  }

  /**
   * A file in which somebody has to decide.
   *
   * @param message what happened to the file as a whole, missing where its places tell
   * @param current the file as it is live; missing where it was taken out
   * @param merged both changes in one text, what is live above and the draft's lines as comments
   *     below; missing where one side took the file out
   * @param conflicts the places; {@code mine} is the draft's, {@code theirs} what is live
   */
  @Schema(name = "DraftUpdateFileConflict")
  record FileConflict(
      String file,
      @Nullable String message,
      @Nullable String current,
      @Nullable String merged,
      List<EditConflict.Place> conflicts) {}

  /**
   * Merges by file.
   *
   * @param base what both began with
   * @param choice null where nobody chose
   */
  static DraftMerge of(RuleFiles base, RuleFiles draft, RuleFiles live, @Nullable Choice choice) {
    DraftMerge merge = new DraftMerge(new TreeMap<>(), new ArrayList<>());
    TreeSet<String> names = new TreeSet<>(draft.files().keySet());
    names.addAll(live.files().keySet());
    for (String name : names) {
      String began = base.files().get(name);
      String mine = draft.files().get(name);
      String theirs = live.files().get(name);
      if (mine != null && theirs != null) {
        merge.both(name, began == null ? "" : began, mine, theirs, choice);
      } else {
        merge.one(name, began, mine, theirs, choice);
      }
    }
    return merge;
  }

  /** Whether nobody has to decide anything. */
  boolean isClean() {
    return conflicts.isEmpty();
  }

  private void both(String name, String base, String mine, String theirs, @Nullable Choice choice) {
    ThreeWay.Merge merge = ThreeWay.merge(name, base, mine, theirs);
    texts.put(
        name,
        choice == null
            ? merge.text()
            : merge.decided(choice == Choice.DRAFT ? Side.MINE : Side.THEIRS));
    if (!merge.isClean()) {
      conflicts.add(
          new FileConflict(name, null, theirs, merge.text(), EditConflict.Place.of(merge)));
    }
  }

  private void one(
      String name,
      @Nullable String base,
      @Nullable String mine,
      @Nullable String theirs,
      @Nullable Choice choice) {
    String left = mine != null ? mine : theirs;
    if (left == null || left.equals(base)) {
      return; // one side took it out, the other left it as it was
    }
    Choice has = mine != null ? Choice.DRAFT : Choice.LIVE;
    if (base == null || choice == null || choice == has) {
      texts.put(name, left);
    }
    if (base != null) {
      String message =
          has == Choice.DRAFT
              ? "What is live has this file no more, and the draft changed it."
              : "The draft has this file no more, and what is live changed it.";
      conflicts.add(new FileConflict(name, message, theirs, null, List.of()));
    }
  }
}
