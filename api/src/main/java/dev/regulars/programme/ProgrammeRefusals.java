package dev.regulars.programme;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Instant;

/** What people are told whose change of the settings is not possible. */
final class ProgrammeRefusals {

  private ProgrammeRefusals() {}

  static ProblemException noVersion(int version) {
    return new ProblemException(
        Problem.notFound("There is no version " + version + " of the programme."));
  }

  /** The writer did not say what they have seen. */
  static ProblemException unconditional(String etag) {
    return new ProblemException(
        Problem.of(
            428,
            "precondition-required",
            "Say which version you have seen",
            "Send the ETag of GET /v1/programme as 'If-Match', now "
                + etag
                + ": so nobody's change is written over."));
  }

  /** Somebody else changed the settings meanwhile. */
  static ProblemException changed(ProgrammeRow now) {
    return new ProblemException(
        Problem.of(
                412,
                "edit-conflict",
                "Changed meanwhile",
                ("Version %d is in force now, by %s. Look at it, then send your change with its"
                        + " ETag.")
                    .formatted(now.number(), now.by().name()))
            .with("version", now.number()));
  }

  static ProblemException past() {
    String detail = "Set a time to come, or leave it out for now: the past is not changed.";
    return new ProblemException(
        Problem.impossible("time-passed", "Time has passed", detail).at("/validFrom"));
  }

  /** Another version has its time; a change before it would be undone by it. */
  static ProblemException scheduled(ProgrammeRow next, Instant from) {
    return new ProblemException(
        Problem.conflict(
                "programme-scheduled",
                "Another version is to come",
                ("Version %d begins at %s and knows nothing of a change before it. Take it back"
                        + " first, or set a later 'validFrom'.")
                    .formatted(next.number(), from))
            .with("version", next.number()));
  }

  /** What was looked at is not what it would take the place of. */
  static ProblemException overtaken(ProgrammeRow version, int now) {
    return new ProblemException(
        Problem.conflict(
                "programme-changed",
                "Another version came first",
                ("Version %d was made when version %s held, and version %d was approved since: it"
                        + " would undo that. Take it back, and send the change again.")
                    .formatted(version.number(), version.basedOn(), now))
            .with("version", now));
  }

  /** A step that does not start from the state that a version is in. */
  static ProblemException state(ProgrammeRow version, String wanted) {
    return new ProblemException(
        Problem.conflict(
                "programme-state",
                "Not possible in this state",
                "Version %d is %s and cannot be %s. Change the settings anew instead."
                    .formatted(version.number(), version.state().code(), wanted))
            .with("version", version.number())
            .with("state", version.state().code()));
  }

  static ProblemException fourEyes() {
    return new ProblemException(
        Problem.of(
            403,
            "four-eyes",
            "Somebody else has to approve",
            "Who changed the settings does not approve the change, nor does an API key that they"
                + " made. Ask another approver or admin."));
  }
}
