package dev.regulars.rulebook;

import dev.regulars.rulebook.DraftMerge.FileConflict;
import dev.regulars.rules.change.ThreeWay;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/** What a writer is told whose file was changed by somebody else meanwhile. */
final class Conflicts {

  private Conflicts() {}

  /** The file is not as whoever takes it out has seen it. */
  static ProblemException changed(Draft.File now) {
    return new ProblemException(problem(now, "Look at it, then take it out with the new ETag."));
  }

  /** The files of the draft are not as whoever sends others has seen them. */
  static ProblemException changed(Draft draft, List<Draft.File> now) {
    return new ProblemException(
        Problem.of(
                412,
                "edit-conflict",
                "Changed meanwhile",
                "%s changed the draft meanwhile. Look at it, then try again with the new ETag."
                    .formatted(draft.changedBy().name()))
            .with("etag", Draft.etag(now)));
  }

  /**
   * Both are changes of one text.
   *
   * @param base what the writer began with; empty where nobody knows
   * @param mine what the writer wants
   */
  static ProblemException edited(Draft.File now, String base, String mine) {
    ThreeWay.Merge merge = ThreeWay.merge(now.name(), base, mine, now.text());
    return new ProblemException(
        problem(now, "See 'merged' for both changes together, and send it with the new ETag.")
            .with("merged", merge.text())
            .with("conflicts", EditConflict.Place.of(merge)));
  }

  /** The file is not there any more. */
  static ProblemException takenOut(String name) {
    return new ProblemException(
        Problem.of(
            412,
            "edit-conflict",
            "Taken out meanwhile",
            "Somebody took '" + name + "' out. Send it without If-Match to put it back."));
  }

  /** The draft and what went live changed the same. */
  static ProblemException update(int live, List<FileConflict> files) {
    String where = files.stream().map(Conflicts::where).collect(Collectors.joining("; "));
    return new ProblemException(
        Problem.conflict(
                "update-conflict",
                "Changed on both sides",
                ("The draft and version %d both changed %s. Nothing was written: say with 'choose'"
                        + " whose changes stay there, 'draft' or 'live'.")
                    .formatted(live, where))
            .with("version", live)
            .with("files", files));
  }

  private static String where(FileConflict conflict) {
    String rules =
        conflict.conflicts().stream()
            .map(EditConflict.Place::block)
            .filter(rule -> !rule.isEmpty())
            .distinct()
            .map(rule -> "\"" + rule + "\"")
            .collect(Collectors.joining(", "));
    return rules.isEmpty() ? conflict.file() : rules + " in " + conflict.file();
  }

  private static Problem problem(Draft.File now, String next) {
    return Problem.of(
            412,
            "edit-conflict",
            "Changed meanwhile",
            "%s changed '%s' meanwhile. %s".formatted(now.changedBy().name(), now.name(), next))
        .with("current", now.text())
        .with("etag", now.etag());
  }
}
