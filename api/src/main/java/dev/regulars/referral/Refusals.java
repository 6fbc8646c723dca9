package dev.regulars.referral;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;

/** Why a friend cannot join. */
final class Refusals {

  private Refusals() {}

  static ProblemException unknown(String code) {
    return impossible(
        "unknown-referral-code",
        "Unknown referral code",
        CodeText.isMistyped(CodeText.canonical(code))
            ? "There is no such referral code: a character is wrong or missing. Ask for it again,"
                + " or go on without one."
            : "Nobody has this referral code. Check it, or go on without one.");
  }

  static ProblemException notInForce(ReferralCode code) {
    return impossible(
        "referral-code-not-in-force",
        "Referral code not in force",
        code.validFrom() != null && code.validUntil() != null
            ? "This code can be used from "
                + code.validFrom()
                + " until "
                + code.validUntil()
                + ". Go on without it."
            : code.validFrom() != null
                ? "This code can be used from " + code.validFrom() + " on. Go on without it."
                : "This code could be used until " + code.validUntil() + ". Go on without it.");
  }

  static ProblemException usedUp() {
    return impossible(
        "referral-code-used-up",
        "Referral code used up",
        "As many friends as this code is for have joined with it. Go on without it.");
  }

  static ProblemException inviterBlocked() {
    return impossible(
        "referral-code-not-in-force",
        "Referral code not in force",
        "Nobody can be invited with this code at present. Go on without it.");
  }

  static ProblemException self() {
    return impossible(
        "self-referral",
        "Nobody invites themselves",
        "The friend is the person whose code this is. Go on without a code.");
  }

  static ProblemException tooLate(String detail) {
    return impossible("too-late", "Too late", detail);
  }

  static ProblemException already() {
    return new ProblemException(
        Problem.conflict(
            "already-referred",
            "Already referred",
            "The friend came with another code before; that stays so for ever. Go on without a"
                + " code."));
  }

  static ProblemException nobody(String pointer) {
    return new ProblemException(
        Problem.impossible(
                "unknown-member",
                "Unknown member",
                "There is no such member. Enrol them first, with the code as 'referralCode'.")
            .at(pointer));
  }

  private static ProblemException impossible(String slug, String title, String detail) {
    return new ProblemException(Problem.impossible(slug, title, detail));
  }
}
