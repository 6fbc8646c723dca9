package dev.regulars.referral;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why people reject referrals, as both sides may be told: kindly, and without a word about the
 * other one. Whatever else somebody writes stays with those who work with members.
 */
enum RejectionReason {
  SAME_PERSON(
      "An invitation is for somebody else than oneself.",
      "Eine Einladung ist für jemand anderen als einen selbst."),
  KNOWN_CUSTOMER(
      "An invitation is for people who have not bought here before.",
      "Eine Einladung ist für Menschen, die hier noch nicht gekauft haben."),
  CODE_SPREAD(
      "Codes are for people whom one knows, and not to be spread about.",
      "Codes sind für Menschen, die man kennt, und nicht zum Verbreiten."),
  NOTHING_KEPT(
      "What was bought has come back, or will.",
      "Was gekauft wurde, kam zurück oder soll zurückkommen.");

  private final String english;
  private final String german;

  RejectionReason(String english, String german) {
    this.english = english;
    this.german = german;
  }

  /** As it stands in JSON. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String text(Locale locale) {
    return locale.getLanguage().equals("de") ? german : english;
  }

  /** The reason of a {@link #code}; empty where somebody used words of their own. */
  static Optional<RejectionReason> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
