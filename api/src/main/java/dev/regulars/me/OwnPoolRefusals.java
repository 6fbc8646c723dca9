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

  /** The same without what only support may know: which pool others are in is theirs. */
  static ProblemException withoutPool(ProblemException refused) {
    Problem told = refused.problem();
    return told.properties().isEmpty()
        ? refused
        : new ProblemException(
            Problem.of(
                told.status(),
                told.slug(),
                told.title(),
                "They are in a pool, or invited into one, and have to leave it first."));
  }
}
