package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.shared.Problem;

/** The refusal of a request that names a member whom nobody knows. */
final class UnknownMember {

  private UnknownMember() {}

  /**
   * The problem.
   *
   * @param advice what to do, in a sentence
   */
  static Problem named(MemberRef ref, String advice) {
    String field = ref.kind().field();
    return Problem.impossible(
            "unknown-member", "Unknown member", "No member has this " + field + ". " + advice)
        .at("/member/" + field);
  }
}
