package dev.regulars.rulebook;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;

/** What a writer is told whose file was changed by somebody else meanwhile. */
final class Conflicts {

  private Conflicts() {}

  /** Nothing is known of what the writer began with. */
  static ProblemException edited(Draft.File now) {
    return new ProblemException(problem(now));
  }

  /**
   * Both are changes of one text.
   *
   * @param base what the writer began with
   * @param mine what the writer wants
   */
  static ProblemException edited(Draft.File now, String base, String mine) {
    return new ProblemException(problem(now));
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

  private static Problem problem(Draft.File now) {
    return Problem.of(
            412,
            "edit-conflict",
            "Changed meanwhile",
            "%s changed '%s' meanwhile. Take both together and send it with the new ETag."
                .formatted(now.changedBy().name(), now.name()))
        .with("current", now.text())
        .with("etag", now.etag());
  }
}
