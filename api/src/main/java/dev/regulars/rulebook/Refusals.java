package dev.regulars.rulebook;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Instant;
import java.util.Locale;

/** What people are told whose step is not possible. */
final class Refusals {

  private Refusals() {}

  /** A version from before the programme's currency or tiers were others, or of another release. */
  static ProblemException unreadable(int version, UnsoundVersion unsound) {
    String why =
        unsound.problems().isEmpty()
            ? ""
            : " Its rule files have, for example: " + unsound.problems().getFirst().message() + ".";
    return new ProblemException(
        Problem.impossible(
                "rulebook-unreadable",
                "The rulebook of that time cannot be read",
                ("Version %d decided then, and was written for other settings of the programme,"
                        + " such as another currency or other tiers. What happened then cannot be"
                        + " decided any more; have support adjust the member's points instead.%s")
                    .formatted(version, why))
            .with("version", version));
  }

  /** A file is not emptied by a request that forgot its text. */
  static ProblemException noText() {
    return new ProblemException(
        Problem.of(
            400,
            "malformed-request",
            "Malformed request",
            "The request has no body. Send the file's text; a file that is to go is taken out with"
                + " DELETE."));
  }

  static ProblemException noVersion(int version) {
    return new ProblemException(
        Problem.notFound("There is no version " + version + " of the rulebook."));
  }

  static ProblemException noDraft() {
    return new ProblemException(Problem.notFound("There is no such draft."));
  }

  static ProblemException noFile(String name) {
    return new ProblemException(Problem.notFound("The draft has no file '" + name + "'."));
  }

  /** A step that does not start from the state that a version is in. */
  static ProblemException state(Version version, String wanted) {
    String state = version.state().name().toLowerCase(Locale.ROOT);
    return new ProblemException(
        Problem.conflict(
                "rulebook-state",
                "Not possible in this state",
                "Version %d is %s and cannot be %s. %s"
                    .formatted(version.number(), state, wanted, next(version.state())))
            .with("version", version.number())
            .with("state", version.state().code()));
  }

  private static String next(VersionState state) {
    return switch (state) {
      case SUBMITTED -> "Somebody has to approve it first.";
      case APPROVED -> "It can be published or withdrawn.";
      case REJECTED, WITHDRAWN -> "Change the draft and submit it again.";
      case SCHEDULED -> "Take its time back first ('unschedule').";
      case LIVE, SUPERSEDED -> "Start a new draft from it, or roll back to it.";
    };
  }

  /** Somebody else took the step, or another, at the same time. */
  static ProblemException overtaken(int version) {
    return new ProblemException(
        Problem.conflict(
                "rulebook-state",
                "Somebody else was faster",
                "Version %d was changed at this moment. Look at it again.".formatted(version))
            .with("version", version));
  }

  /** What was looked at is no longer what it is about. */
  static ProblemException otherVersion(int asked, int now) {
    return new ProblemException(
        Problem.conflict(
                "rulebook-state",
                "Submitted again",
                "Version %d is no longer what this draft was submitted as: look at version %d."
                    .formatted(asked, now))
            .with("version", now));
  }

  static ProblemException notSubmitted() {
    return new ProblemException(
        Problem.conflict(
            "rulebook-state", "Not submitted", "Submit the draft first, then this is possible."));
  }

  /** Another version went live while one was made ready. */
  static ProblemException liveChanged(int live) {
    return new ProblemException(
        Problem.conflict(
                "live-changed",
                "Another version went live",
                "Version %d went live at the same moment. Look at the changes against it, then publish again."
                    .formatted(live))
            .with("version", live));
  }

  static ProblemException past() {
    return new ProblemException(
        Problem.impossible(
                "time-passed", "Time has passed", "Set a time to come, or leave it out for now.")
            .at("/at"));
  }

  static ProblemException momentTaken(Instant at) {
    return new ProblemException(
        Problem.conflict(
            "moment-taken",
            "Another version goes live then",
            "Another version goes live at " + at + ". Set another time."));
  }

  static ProblemException tooLate() {
    return new ProblemException(
        Problem.conflict(
            "too-late",
            "Too late",
            "It goes live within seconds. Once it is live, roll back instead."));
  }

  static ProblemException isLive(int version) {
    return new ProblemException(
        Problem.conflict(
            "rulebook-state", "Live already", "Version " + version + " is what is live now."));
  }

  static ProblemException neverLive(int version) {
    return new ProblemException(
        Problem.conflict(
            "never-live",
            "Never live",
            "Version "
                + version
                + " never was live, so nothing can be rolled back to it. Start a draft from it."));
  }

  /** A draft that cannot be changed in its state. */
  static ProblemException draftState(Draft draft) {
    String next =
        switch (draft.state()) {
          case SUBMITTED, APPROVED -> "Withdraw it first; then it can be changed.";
          case PUBLISHED -> "It is a version now. Start a new draft.";
          case DISCARDED -> "Restore it first.";
          case DRAFT, REJECTED -> "Look at it again.";
        };
    return new ProblemException(
        Problem.conflict(
                "draft-state",
                "Not possible in this state",
                "The draft is %s. %s".formatted(draft.state().code(), next))
            .with("state", draft.state().code()));
  }

  /** More text than a rulebook may have. */
  static ProblemException tooLarge(long characters, int most) {
    return new ProblemException(
        Problem.impossible(
            "rulebook-too-large",
            "The rulebook is too large",
            String.format(
                Locale.ENGLISH,
                "The draft would have %,d characters in all its files; at most %,d are possible."
                    + " Remove comments, examples or rules.",
                characters,
                most)));
  }

  /** Somebody wrote while it was checked whether the draft may be handed in. */
  static ProblemException draftChanged() {
    return new ProblemException(
        Problem.conflict(
            "draft-changed",
            "Changed meanwhile",
            "Somebody changed the draft at this moment. Look at it again, then submit it."));
  }

  static ProblemException fourEyes() {
    return new ProblemException(
        Problem.of(
            403,
            "four-eyes",
            "Somebody else has to approve",
            "Who changed or submitted a draft does not approve it, nor does an API key that they"
                + " made. Ask another approver."));
  }

  static ProblemException rollbackByApprover(int version) {
    return new ProblemException(
        Problem.of(
            403,
            "four-eyes",
            "An approver has to roll back this far",
            ("Version %d is not what was live just before, or was rolled back itself. Ask an"
                    + " approver to roll back to it, or begin a draft with it.")
                .formatted(version)));
  }

  /** What was approved was looked at beside another live version. */
  static ProblemException draftOvertaken(int basedOn, int live) {
    return new ProblemException(
        Problem.conflict(
                "live-changed",
                "Another version went live",
                ("This draft began with version %d, and version %d went live since: it would take"
                        + " back what that changed. Withdraw it, bring it up to date, and have it"
                        + " approved again.")
                    .formatted(basedOn, live))
            .with("version", live));
  }

  static ProblemException noApprover() {
    return new ProblemException(
        Problem.forbidden("Only an approver may decide about a version. Ask one."));
  }

  /** Rule files that could not go live. */
  static ProblemException notSound(CheckResult result) {
    return new ProblemException(
        Problem.impossible(
                "rulebook-not-sound",
                "The rulebook is not sound",
                "Correct what is said under 'problems' and the examples that fail, then try again.")
            .with("problems", result.problems())
            .with("examples", result.examples().stream().filter(one -> !one.ok()).toList()));
  }
}
