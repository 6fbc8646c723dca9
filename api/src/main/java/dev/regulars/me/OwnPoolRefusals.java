package dev.regulars.me;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;

/** Why somebody cannot be invited, in words that tell nothing about them. */
final class OwnPoolRefusals {

  private OwnPoolRefusals() {}

  static Problem unknown() {
    return Problem.impossible(
            "unknown-member",
            "Unknown member",
            "No member has this number. Ask them for it: it stands on their page.")
        .at("/memberNumber");
  }

  /** The same without what only support may know: where others are, and that they are blocked. */
  static ProblemException untold(ProblemException refused) {
    Problem told = refused.problem();
    return switch (told.slug()) {
      case "already-in-pool" ->
          new ProblemException(
              Problem.conflict(
                  told.slug(), told.title(), "They are in a pool and have to leave it first."));
      case "member-blocked" -> new ProblemException(unknown());
      default -> refused;
    };
  }
}
